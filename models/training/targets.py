"""What a net is to answer: the labels and votes, mixed with what teachers or its own average say."""

from __future__ import annotations

from typing import Sequence

import torch
from torch import nn
from torch.nn import functional as F

from data import Split, ferplus_targets
from predict import autocast
from recipes import Recipe


class Targets:
    """Soft targets by head for rows of the training split, on `device`.

    `teachers` see every disturbed batch as well; the mean of their probabilities then makes up
    `taught_weight` of the targets from the first step on. Without teachers `taught`, the net's own
    predictions for the clean images, makes up `distil_weight` as soon as there is any.
    """

    def __init__(
        self, split: Split, recipe: Recipe, device: torch.device, teachers: Sequence[nn.Module] = ()
    ):
        self.recipe = recipe
        self.teachers = [teacher.to(device).eval() for teacher in teachers]
        smoothing = recipe.label_smoothing
        one_hot = F.one_hot(torch.from_numpy(split.labels), 7).float()
        votes, weights = ferplus_targets(split.votes)
        self.given = {
            'fer2013': (one_hot * (1 - smoothing) + smoothing / 7).to(device),
            'ferplus': torch.from_numpy(votes).to(device),
        }
        self.vote_weights = torch.from_numpy(weights).to(device)
        self.taught: dict[str, torch.Tensor] = {}

    @torch.no_grad()
    def lesson(self, images: torch.Tensor) -> dict[str, torch.Tensor]:
        """The teachers' mean probabilities for a disturbed batch."""
        told: dict[str, list[torch.Tensor]] = {}
        for teacher in self.teachers:
            with autocast(images.device):
                logits = teacher(images)
            for head, values in logits.items():
                told.setdefault(head, []).append(values.float().softmax(1))
        return {head: torch.stack(values).mean(0) for head, values in told.items()}

    def of(self, rows: torch.Tensor, images: torch.Tensor) -> dict[str, torch.Tensor]:
        targets = {head: values[rows] for head, values in self.given.items()}
        taught, weight = {}, 0.0
        if self.teachers:
            taught, weight = self.lesson(images), self.recipe.taught_weight
        elif self.taught:
            taught = {head: values[rows] for head, values in self.taught.items()}
            weight = self.recipe.distil_weight
        for head, values in taught.items():
            targets[head] = (1 - weight) * targets[head] + weight * values
        return targets
