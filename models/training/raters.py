"""What a picture shows, from what the teachers say of it and what a rater called it: the rater's habits
are estimated from the faces themselves (Dawid & Skene 1979), the teachers' answers being the prior."""

from __future__ import annotations

import torch
from torch.nn import functional as F


def habits(beliefs: torch.Tensor, labels: torch.Tensor, names: int) -> torch.Tensor:
    """P(label | class) [7,names] of `labels` [N] where the classes are believed in as in [N,7]."""
    counts = beliefs.T @ F.one_hot(labels, names).float() + 1
    return counts / counts.sum(1, keepdim=True)


def informed(beliefs: torch.Tensor, labels: torch.Tensor, rounds: int) -> torch.Tensor:
    """Probabilities of the classes [N,7] once the rater's `labels` [N], -1 for one outside the seven,
    are known, after so many rounds of expectation and maximisation."""
    names, prior = labels + 1, beliefs
    for _ in range(rounds):
        joint = prior * habits(beliefs, names, 8)[:, names].T
        beliefs = joint / joint.sum(1, keepdim=True)
    return beliefs
