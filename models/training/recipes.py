"""One recipe per row of the comparison: network, augmentation, optimiser and schedule."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import Callable

from torch import nn

from networks.cnn2023 import Cnn2023
from networks.mini_xception import MiniXception
from networks.mobilenetv2 import MobileNetV2
from networks.residual import ResidualNet
from networks.vggnet import VggNet


@dataclass(frozen=True)
class Recipe:
    """How one row is trained.

    `schedule` is `cosine`, `constant` or `plateau`; the last reduces the rate after
    `plateau` = (looks at PublicTest without a better accuracy, factor). `ferplus_weight` is the
    weight of the soft cross-entropy on FER+ votes. `distil_from`: share of the schedule after which
    the averaged weights' own mirrored predictions, renewed every `distil_every` epochs, make up
    `distil_weight` of the targets; other nets that teach make up `taught_weight`. From `calm_from`
    on, `calm_augmentation` replaces `augmentation`. PublicTest is looked at every `select_every`
    epochs.
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
    plateau: tuple[int, float] = (5, 0.75)
    label_smoothing: float = 0.0
    ferplus_weight: float = 0.0
    ema: float = 0.0
    calm_from: float = 1.0
    calm_augmentation: str = 'none'
    distil_from: float = 1.0
    distil_weight: float = 0.0
    distil_every: int = 8
    taught_weight: float = 0.7
    select_every: int = 1
    published: str = ''


OURS = Recipe(
    network=ResidualNet,
    title='phaser-emotion',
    augmentation='games',
    optimizer='sgd',
    learning_rate=0.1,
    epochs=350,
    batch=256,
    weight_decay=3e-4,
    label_smoothing=0.05,
    ferplus_weight=0.6,
    ema=0.999,
    calm_from=0.5,
    calm_augmentation='khaireddin',
    distil_from=0.5,
    distil_weight=0.4,
    distil_every=10,
    taught_weight=0.6,
    select_every=5,
)

TEACHER = replace(
    OURS,
    network=partial(
        ResidualNet,
        stem=32,
        blocks=((64, 1), (64, 1), (128, 2), (128, 1), (256, 2), (256, 1), (384, 2)),
        dropout=0.3,
    ),
    title='teacher',
    learning_rate=0.12,
    epochs=72,
    weight_decay=5e-4,
    label_smoothing=0.1,
    calm_from=0.8,
    calm_augmentation='games-calm',
    distil_from=1.0,
    distil_weight=0.0,
)

TEACHER_WIDE = replace(
    TEACHER,
    network=partial(
        ResidualNet,
        stem=32,
        blocks=((80, 1), (160, 2), (160, 1), (320, 2), (320, 1)),
        dropout=0.3,
    ),
    title='teacher, wide',
)


def finish(teacher: Recipe, learning_rate: float) -> Recipe:
    """The last stage of a teacher, on from where its recipe ended: nearly undisturbed faces."""
    return replace(
        teacher,
        augmentation='khaireddin',
        learning_rate=learning_rate,
        epochs=28,
        label_smoothing=0.05,
        calm_from=0.5,
        calm_augmentation='mild',
        select_every=3,
    )


RECIPES: dict[str, Recipe] = {
    'ours': OURS,
    'teacher': TEACHER,
    'teacher-finish': finish(TEACHER, 0.05),
    'teacher-wide': TEACHER_WIDE,
    'teacher-wide-finish': finish(TEACHER_WIDE, 0.08),
    'cnn2023': Recipe(
        network=Cnn2023,
        title='4-layer CNN of 2023',
        augmentation='none',
        optimizer='adam',
        learning_rate=1e-4,
        epochs=50,
        batch=64,
        schedule='constant',
        warmup=0.0,
        published='63.2 %',
    ),
    'cnn2023-augmented': Recipe(
        network=Cnn2023,
        title='4-layer CNN of 2023, augmented',
        augmentation='mirror-and-tiny-roll',
        optimizer='adam',
        learning_rate=1e-4,
        epochs=50,
        batch=64,
        schedule='constant',
        warmup=0.0,
        published='63.4 %',
    ),
    'mobilenetv2-frozen': Recipe(
        network=MobileNetV2,
        title='MobileNetV2, ImageNet features frozen',
        augmentation='mirror-and-tiny-roll',
        optimizer='adam',
        learning_rate=1e-3,
        epochs=10,
        published='30 %',
    ),
    'mobilenetv2-tuned': Recipe(
        network=partial(MobileNetV2, frozen=7),
        title='MobileNetV2, tuned from stage 7 up',
        augmentation='mild',
        optimizer='adam',
        learning_rate=1e-4,
        epochs=20,
        weight_decay=1e-5,
        published='35 %',
    ),
    'vggnet': Recipe(
        network=VggNet,
        title='VGGNet of Khaireddin & Chen',
        augmentation='khaireddin',
        optimizer='sgd',
        learning_rate=0.01,
        epochs=300,
        batch=64,
        weight_decay=1e-4,
        schedule='plateau',
        warmup=0.0,
        published='73.06 %, 73.28 % ten-crop',
    ),
    'mini-xception': Recipe(
        network=MiniXception,
        title='mini-XCEPTION of Arriaga et al.',
        augmentation='mild',
        optimizer='adam',
        learning_rate=1e-3,
        epochs=110,
        batch=64,
        weight_decay=0.0,
        schedule='plateau',
        warmup=0.0,
        plateau=(12, 0.1),
        published='66 %',
    ),
}
