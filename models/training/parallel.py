"""Several single-threaded processes that share the work of every step (data parallel, gloo).

On a machine that is busy with other things this wastes less than one process with several
threads, whose threads wait for each other inside every operation.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Callable

import torch
import torch.distributed as dist
import torch.multiprocessing as mp


def rank() -> int:
    return dist.get_rank() if dist.is_initialized() else 0


def world() -> int:
    return dist.get_world_size() if dist.is_initialized() else 1


def shared(value: float) -> float:
    """The first process's value, in all of them."""
    if world() == 1:
        return value
    tensor = torch.tensor([value], dtype=torch.float64)
    dist.broadcast(tensor, 0)
    return float(tensor)


def summed(tensor: torch.Tensor) -> torch.Tensor:
    """The sum over the processes, in all of them."""
    if world() > 1:
        dist.all_reduce(tensor)
    return tensor


def _enter(index: int, count: int, store: str, work: Callable[[], None]) -> None:
    os.environ.setdefault('GLOO_SOCKET_IFNAME', 'lo')
    torch.set_num_threads(1)
    dist.init_process_group('gloo', init_method=f'file://{store}', rank=index, world_size=count)
    try:
        work()
    finally:
        dist.destroy_process_group()


def run(work: Callable[[], None], processes: int) -> None:
    """Calls `work` in each of `processes` processes, or here when there is to be only one."""
    if processes == 1:
        work()
        return
    with tempfile.TemporaryDirectory() as folder:
        store = str(Path(folder) / 'store')
        mp.spawn(_enter, args=(processes, store, work), nprocs=processes)
