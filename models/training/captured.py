"""Replays a training step as one CUDA graph: the hundreds of small kernels of a small net otherwise
wait for the processor that launches them."""

from __future__ import annotations

from typing import Callable, Hashable

import torch

# Steps before the recording, in which cuDNN picks its kernels and the optimiser makes its buffers.
WARM_STEPS = 3


class Captured:
    """Calls `work(rows)`; on a GPU, later calls under the same `key` replay a recording of it.

    `work` reads nothing back from the GPU, and draws from `generator` or PyTorch's own. What it
    returns is overwritten by the next call.
    """

    def __init__(self, work: Callable[[torch.Tensor], torch.Tensor], generator: torch.Generator):
        self.work, self.generator = work, generator
        self.key: Hashable = None
        self.calls = 0
        self.graph: torch.cuda.CUDAGraph | None = None

    def __call__(self, rows: torch.Tensor, key: Hashable) -> torch.Tensor:
        if rows.device.type != 'cuda':
            return self.work(rows)
        if key != self.key:
            self.key, self.calls, self.graph = key, 0, None
        self.calls += 1
        if self.calls <= WARM_STEPS:
            return self._warm_up(rows)
        if self.graph is None:
            self._record(rows)
        self.rows.copy_(rows)
        self.graph.replay()
        return self.result

    def _warm_up(self, rows: torch.Tensor) -> torch.Tensor:
        stream = torch.cuda.Stream()
        stream.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(stream):
            result = self.work(rows)
        torch.cuda.current_stream().wait_stream(stream)
        return result

    def _record(self, rows: torch.Tensor) -> None:
        self.rows = rows.clone()
        self.graph = torch.cuda.CUDAGraph()
        self.graph.register_generator_state(self.generator)
        with torch.cuda.graph(self.graph):
            self.result = self.work(self.rows)
