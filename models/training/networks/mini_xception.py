"""mini-XCEPTION (Arriaga, Valdenegro-Toro and Plöger 2017), on the data set's own 48x48."""

from __future__ import annotations

import torch
from torch import nn
from torch.nn import functional as F

from tfjs_format import LayersModel


class Separable(nn.Module):
    """Depthwise 3x3, pointwise 1x1, batch norm."""

    def __init__(self, inputs: int, outputs: int):
        super().__init__()
        self.depthwise = nn.Conv2d(inputs, inputs, 3, padding=1, groups=inputs, bias=False)
        self.pointwise = nn.Conv2d(inputs, outputs, 1, bias=False)
        self.norm = nn.BatchNorm2d(outputs)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.norm(self.pointwise(self.depthwise(x)))


class Module(nn.Module):
    """Two separable convolutions and a 3x3 max pooling beside a strided 1x1 shortcut."""

    def __init__(self, inputs: int, outputs: int):
        super().__init__()
        self.first = Separable(inputs, outputs)
        self.second = Separable(outputs, outputs)
        self.project = nn.Conv2d(inputs, outputs, 1, stride=2, bias=False)
        self.norm = nn.BatchNorm2d(outputs)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        y = self.second(F.relu(self.first(x)))
        # TensorFlow's 'same' for size 3, stride 2: odd sides pad both edges, even ones the far.
        pad = [int(x.shape[3] % 2), 1, int(x.shape[2] % 2), 1]
        y = F.max_pool2d(F.pad(y, pad, value=float('-inf')), 3, 2)
        return y + self.norm(self.project(x))


class MiniXception(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 8, 3, bias=False)
        self.norm1 = nn.BatchNorm2d(8)
        self.conv2 = nn.Conv2d(8, 8, 3, bias=False)
        self.norm2 = nn.BatchNorm2d(8)
        sizes = (8, 16, 32, 64, 128)
        self.modules_ = nn.ModuleList(Module(a, b) for a, b in zip(sizes, sizes[1:]))
        self.fer2013 = nn.Conv2d(128, 7, 3, padding=1)

    def forward(self, x: torch.Tensor) -> dict[str, torch.Tensor]:
        x = (x - 0.5) * 2
        x = F.relu(self.norm1(self.conv1(x)))
        x = F.relu(self.norm2(self.conv2(x)))
        for module in self.modules_:
            x = module(x)
        return {'fer2013': self.fer2013(x).mean((2, 3))}

    def describe(self, model: LayersModel) -> None:
        x = model.rescale('centre', model.input, 2.0, -1.0)
        x = model.conv('conv1', x, self.conv1, self.norm1, activation='relu')
        x = model.conv('conv2', x, self.conv2, self.norm2, activation='relu')
        for index, module in enumerate(self.modules_, 1):
            name = f'module{index}'
            shortcut = model.conv(f'{name}_project', x, module.project, module.norm)
            y = model.conv(f'{name}_depth1', x, module.first.depthwise)
            point = module.first.pointwise, module.first.norm
            y = model.conv(f'{name}_point1', y, *point, activation='relu')
            y = model.conv(f'{name}_depth2', y, module.second.depthwise)
            y = model.conv(f'{name}_point2', y, module.second.pointwise, module.second.norm)
            y = model.pool(f'{name}_pool', y, 3, 'Max', stride=2)
            x = model.add(name, [y, shortcut])
        x = model.conv('maps', x, self.fer2013)
        model.output(model.softmax('fer2013', model.global_average('average', x)))
