"""A net's answers, in the precision that the machine is fast at."""

from __future__ import annotations

import numpy as np
import torch
from torch import nn


def device_at_hand() -> torch.device:
    return torch.device('cuda' if torch.cuda.is_available() else 'cpu')


def autocast(device: torch.device) -> torch.autocast:
    """bfloat16, except on a processor that would have to emulate it, some forty times slower."""
    fast = device.type != 'cpu' or torch.ops.mkldnn._is_mkldnn_bf16_supported()
    # A recorded step may not rely on casts that the cache kept from outside of it.
    return torch.autocast(device.type, torch.bfloat16, enabled=fast, cache_enabled=False)


def as_input(images: np.ndarray) -> torch.Tensor:
    return torch.from_numpy(images).unsqueeze(1).float().div_(255)


@torch.no_grad()
def predict(
    network: nn.Module, images: np.ndarray, device: torch.device, mirror: bool = False
) -> dict[str, torch.Tensor]:
    """Logits of every head; with `mirror` the log of the mean probability of a face and its mirror
    image."""
    network.eval()
    parts: dict[str, list[torch.Tensor]] = {}
    for start in range(0, len(images), 256):
        x = as_input(images[start : start + 256]).to(device)
        with autocast(device):
            logits = network(x)
            turned = network(x.flip(3)) if mirror else None
        for head, values in logits.items():
            values = values.float()
            if turned is not None:
                values = (values.softmax(1) + turned[head].float().softmax(1)).div(2).log()
            parts.setdefault(head, []).append(values.cpu())
    return {head: torch.cat(values) for head, values in parts.items()}
