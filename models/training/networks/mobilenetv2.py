"""MobileNetV2 1.0 (Sandler et al. 2018) with ImageNet weights, batch norm already folded, under a
new head: the transfer of the 2023 project."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from data import REPOSITORY
from tfjs_format import LayersModel

# (expansion, channels, repeats, stride) as in the paper's table 2
STAGES = (
    (1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2),
    (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1),
)  # fmt: skip


def default_weights() -> Path:
    data = Path(os.environ.get('PHASER_EMOTION_DATA', REPOSITORY.parent / 'shared' / 'data'))
    return data / 'mobilenetv2' / 'mobilenet_v2_1.0_224_folded_fp16.npz'


class Conv(nn.Module):
    """Folded convolution, TensorFlow's 'same' padding, optional ReLU6."""

    def __init__(self, inputs: int, outputs: int, size: int, stride: int, groups: int, act: bool):
        super().__init__()
        padding = size // 2 if stride == 1 else 0
        self.conv = nn.Conv2d(inputs, outputs, size, stride, padding, groups=groups)
        self.act = act

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        if self.conv.stride[0] == 2:
            x = F.pad(x, (0, 1, 0, 1))
        x = self.conv(x)
        return F.relu6(x) if self.act else x


class Bottleneck(nn.Module):
    def __init__(self, inputs: int, outputs: int, expansion: int, stride: int):
        super().__init__()
        hidden = inputs * expansion
        layers = [Conv(inputs, hidden, 1, 1, 1, True)] if expansion > 1 else []
        layers += [
            Conv(hidden, hidden, 3, stride, hidden, True),
            Conv(hidden, outputs, 1, 1, 1, False),
        ]
        self.b = nn.Sequential(*layers)
        self.residual = stride == 1 and inputs == outputs

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return x + self.b(x) if self.residual else self.b(x)


class MobileNetV2(nn.Module):
    """`frozen`: how many of the 19 feature stages, from the input on, stay as ImageNet left them.
    The image is enlarged to twice its side, since the stages halve it five times."""

    def __init__(self, frozen: int = 19, dropout: float = 0.3):
        super().__init__()
        features: list[nn.Module] = [Conv(3, 32, 3, 2, 1, True)]
        channels = 32
        for expansion, outputs, repeats, stride in STAGES:
            for index in range(repeats):
                step = stride if index == 0 else 1
                features.append(Bottleneck(channels, outputs, expansion, step))
                channels = outputs
        features.append(Conv(320, 1280, 1, 1, 1, True))
        self.features = nn.Sequential(*features)
        self.frozen = frozen
        with np.load(default_weights()) as arrays:
            state = {key: torch.from_numpy(arrays[key].astype(np.float32)) for key in arrays}
        self.load_state_dict(state)
        self.dropout = nn.Dropout(dropout)
        self.fer2013 = nn.Linear(1280, 7)
        # Repeated pixels smoothed by 1 2 1 are bilinear interpolation, in ops that tfjs has as well.
        self.smooth = nn.Conv2d(1, 1, 3, padding=1, bias=False).requires_grad_(False)
        taps = torch.tensor([0.25, 0.5, 0.25])
        self.smooth.weight.copy_((taps[:, None] * taps).view(1, 1, 3, 3))
        for stage in self.features[:frozen]:
            stage.requires_grad_(False)

    def forward(self, x: torch.Tensor) -> dict[str, torch.Tensor]:
        x = self.smooth(F.interpolate(x, scale_factor=2.0, mode='nearest'))
        x = (x * 2 - 1).expand(-1, 3, -1, -1).contiguous(memory_format=torch.channels_last)
        with torch.set_grad_enabled(torch.is_grad_enabled() and self.frozen == 0):
            x = self.features[: self.frozen](x)
        x = self.features[self.frozen :](x) if self.frozen < len(self.features) else x
        return {'fer2013': self.fer2013(self.dropout(x.mean((2, 3))))}

    def describe(self, model: LayersModel) -> None:
        x = model.conv('smooth', model.repeat('double', model.input, 2), self.smooth)
        x = model.rescale('centre', x, 2.0, -1.0)
        first = self.features[0].conv
        gray = nn.Conv2d(1, first.out_channels, 3, 2)
        gray.weight, gray.bias = nn.Parameter(first.weight.sum(1, keepdim=True)), first.bias
        x = model.conv('stage1', x, gray, activation='relu6')
        for index, stage in enumerate(self.features[1:-1], 2):
            y = x
            for part, layer in enumerate(stage.b, 1):
                activation = 'relu6' if layer.act else 'linear'
                y = model.conv(f'stage{index}_{part}', y, layer.conv, activation=activation)
            x = model.add(f'stage{index}', [x, y]) if stage.residual else y
        x = model.conv('stage19', x, self.features[-1].conv, activation='relu6')
        model.output(model.dense('fer2013', model.global_average('average', x), self.fer2013, 'softmax'))
