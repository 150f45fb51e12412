"""The shipped network: a small residual net of plain 3x3 convolutions with two heads.

Batch norm folds into the convolutions at export, so that the shipped net is convolutions with a
fused ReLU, additions and poolings: the fastest ops of tfjs' wasm backend per multiply-add.
Residual blocks after He et al. 2016, average-pooled shortcuts after He et al. 2019 (ResNet-D).
"""

from __future__ import annotations

import torch
from torch import nn
from torch.nn import functional as F

from tfjs_format import LayersModel


class SameConv(nn.Module):
    """3x3 convolution + batch norm, padded like TensorFlow's 'same' for even sizes: at stride 2
    the padding is at the bottom and the right only."""

    def __init__(self, inputs: int, outputs: int, stride: int = 1):
        super().__init__()
        self.stride = stride
        padding = 1 if stride == 1 else 0
        self.conv = nn.Conv2d(inputs, outputs, 3, stride, padding, bias=False)
        self.norm = nn.BatchNorm2d(outputs)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        if self.stride == 2:
            x = F.pad(x, (0, 1, 0, 1))
        return self.norm(self.conv(x))


class Block(nn.Module):
    """relu(conv(relu(conv(x))) + shortcut(x))"""

    def __init__(self, inputs: int, outputs: int, stride: int):
        super().__init__()
        self.first = SameConv(inputs, outputs, stride)
        self.second = SameConv(outputs, outputs)
        self.stride = stride
        self.project = None
        if inputs != outputs or stride != 1:
            self.project = nn.Sequential(
                nn.Conv2d(inputs, outputs, 1, bias=False), nn.BatchNorm2d(outputs)
            )

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        shortcut = x
        if self.stride == 2:
            shortcut = F.avg_pool2d(shortcut, 2)
        if self.project is not None:
            shortcut = self.project(shortcut)
        return F.relu(self.second(F.relu(self.first(x))) + shortcut)


class ResidualNet(nn.Module):
    """Logits of the `fer2013` head [N,7] and the `ferplus` head [N,8] (contempt last)."""

    input_size = 48

    def __init__(
        self,
        stem: int = 16,
        blocks: tuple[tuple[int, int], ...] = (
            (40, 1),
            (80, 2),
            (80, 1),
            (112, 2),
            (112, 1),
            (136, 2),
        ),
        dropout: float = 0.05,
    ):
        super().__init__()
        self.stem = SameConv(1, stem, 2)
        layers, channels = [], stem
        for outputs, stride in blocks:
            layers.append(Block(channels, outputs, stride))
            channels = outputs
        self.blocks = nn.ModuleList(layers)
        self.dropout = nn.Dropout(dropout)
        self.fer2013 = nn.Linear(channels, 7)
        self.ferplus = nn.Linear(channels, 8)
        for block in self.blocks:
            # A block starts as its shortcut: stable at high learning rates (Goyal et al. 2017).
            nn.init.zeros_(block.second.norm.weight)

    def forward(self, x: torch.Tensor) -> dict[str, torch.Tensor]:
        x = F.relu(self.stem(x - 0.5))
        for block in self.blocks:
            x = block(x)
        x = self.dropout(x.mean((2, 3)))
        return {'fer2013': self.fer2013(x), 'ferplus': self.ferplus(x)}

    def describe(self, model: LayersModel) -> None:
        """Adds this net to a tfjs layers model, batch norm folded; the `ferplus` output leaves
        contempt out, so that both outputs speak of the same seven classes."""
        x = model.rescale('centre', model.input, 1.0, -0.5)
        x = model.conv('stem', x, self.stem.conv, self.stem.norm, activation='relu')
        for index, block in enumerate(self.blocks, 1):
            shortcut = x
            if block.stride == 2:
                shortcut = model.pool(f'block{index}_pool', shortcut, 2, 'Average')
            if block.project is not None:
                shortcut = model.conv(f'block{index}_project', shortcut, *block.project)
            y = model.conv(f'block{index}_first', x, block.first.conv, block.first.norm, activation='relu')
            y = model.conv(f'block{index}_second', y, block.second.conv, block.second.norm)
            x = model.relu(f'block{index}', model.add(f'block{index}_sum', [y, shortcut]))
        x = model.global_average('average', x)
        model.output(model.dense('fer2013', x, self.fer2013, 'softmax'))
        model.output(model.dense('ferplus', x, self.ferplus, 'softmax', rows=7))
