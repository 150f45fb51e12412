"""What several nets together say of an undisturbed picture, once for a whole run: the geometric
mean over nets, sizes of the crop and mirror images; and the targets that it becomes."""

from __future__ import annotations

from typing import Sequence

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from data import Split, ferplus_targets
from predict import autocast
from raters import informed
from webfaces import TILE, WebFaces

HEADS = ('fer2013', 'ferplus')
EDGE = 48
BATCH = 512
# Size of the crop, mirrored or not.
Views = Sequence[tuple[float, bool]]
OF_FER: Views = ((0.8, False), (1.0, True))
OF_WEB: Views = ((0.75, False), (0.85, True), (0.95, False), (1.1, True))

# 1 shows every class equally often, 0 as often as the photos do.
BALANCE = 0.75


def as_tiles(faces: np.ndarray) -> np.ndarray:
    """48x48 faces in the middle of tiles, their outermost pixels going on beyond the border."""
    border = (TILE - EDGE) // 2
    return np.pad(faces, ((0, 0), (border, border), (border, border)), mode='edge')


def cut(tiles: torch.Tensor, size: float, mirror: bool = False) -> torch.Tensor:
    """uint8 [N,72,72] -> float [N,1,48,48]: the middle square of `size` x 48 px."""
    part = size * EDGE / TILE
    theta = torch.tensor([[-part if mirror else part, 0, 0], [0, part, 0]]).expand(len(tiles), 2, 3)
    grid = F.affine_grid(theta, [len(tiles), 1, EDGE, EDGE], align_corners=False)
    images = tiles.unsqueeze(1).float().div_(255)
    crops = F.grid_sample(images, grid, padding_mode='border', align_corners=False)
    return crops.contiguous(memory_format=torch.channels_last)


@torch.no_grad()
def lessons(
    networks: Sequence[nn.Module], tiles: np.ndarray, views: Views
) -> dict[str, torch.Tensor]:
    """Mean log-probabilities of the seven classes by head [N,7], not normalised."""
    told: dict[str, list[torch.Tensor]] = {head: [] for head in HEADS}
    for start in range(0, len(tiles), BATCH):
        batch = torch.from_numpy(tiles[start : start + BATCH])
        said: dict[str, list[torch.Tensor]] = {head: [] for head in HEADS}
        for size, mirror in views:
            crops = cut(batch, size, mirror)
            for network in networks:
                with autocast(crops.device):
                    logits = network(crops)
                for head in HEADS:
                    said[head].append(logits[head][:, :7].float().log_softmax(1))
        for head in HEADS:
            told[head].append(torch.stack(said[head]).mean(0))
    return {head: torch.cat(values) for head, values in told.items()}


def told_of_fer(split: Split, told: dict[str, torch.Tensor], share: float) -> dict[str, torch.Tensor]:
    """Targets by head [N,7] and [N,8], `share` of them the teachers', and the weight of the FER+
    head [N]."""
    labels = F.one_hot(torch.from_numpy(split.labels), 7).float() * 0.95 + 0.05 / 7
    votes, weights = ferplus_targets(split.votes)
    taught = {head: told[head].softmax(1) for head in HEADS}
    return {
        'fer2013': (1 - share) * labels + share * taught['fer2013'],
        'ferplus': (1 - share) * torch.from_numpy(votes) + share * F.pad(taught['ferplus'], (0, 1)),
        'weight': torch.from_numpy(weights),
    }


def told_of_web(
    faces: WebFaces, told: dict[str, torch.Tensor], rounds: int, warmth: float
) -> tuple[dict[str, torch.Tensor], torch.Tensor]:
    """Both heads learn what both of the teachers' heads and the rater say together, after so many
    `rounds` of estimating the rater's habits (`raters.py`). With it: how often each face should be
    seen [N], the rarer its class the more."""
    both = (torch.stack([told[head] for head in HEADS]).mean(0) / warmth).softmax(1)
    both = informed(both, torch.from_numpy(faces.labels), rounds)
    often = (both / both.mean(0) ** BALANCE).sum(1)
    targets = {'fer2013': both, 'ferplus': F.pad(both, (0, 1)), 'weight': torch.ones(len(both))}
    return targets, often / often.sum()
