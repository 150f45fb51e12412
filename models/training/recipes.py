"""One recipe per row of the comparison: network, augmentation, optimiser and schedule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable

from torch import nn

from networks.residual import ResidualNet


@dataclass(frozen=True)
class Recipe:
    """How one row is trained.

    `resolutions` lists (share of the schedule, side in px): early epochs on smaller pictures cost
    less (progressive resizing, Tan & Le 2021). `ferplus_weight` is the weight of the soft
    cross-entropy on FER+ votes. `distil_from`: share of the schedule after which the averaged
    weights' own mirrored predictions, renewed every `distil_every` epochs, make up
    `distil_weight` of the targets.
    """

    network: Callable[[], nn.Module]
    title: str
    augmentation: str
    optimizer: str
    learning_rate: float
    epochs: int
    batch: int = 128
    weight_decay: float = 0.0
    schedule: str = 'cosine'
    warmup: float = 0.05
    label_smoothing: float = 0.0
    ferplus_weight: float = 0.0
    ema: float = 0.0
    resolutions: tuple[tuple[float, int], ...] = ((1.0, 48),)
    distil_from: float = 1.0
    distil_weight: float = 0.0
    distil_every: int = 8
    published: str = ''


RECIPES: dict[str, Recipe] = {
    'ours': Recipe(
        network=ResidualNet,
        title='phaser-emotion',
        augmentation='games',
        optimizer='sgd',
        learning_rate=0.08,
        epochs=140,
        weight_decay=5e-4,
        label_smoothing=0.1,
        ferplus_weight=0.8,
        ema=0.999,
        resolutions=((0.4, 40), (1.0, 48)),
        distil_from=0.5,
        distil_weight=0.4,
    ),
}
