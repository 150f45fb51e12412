"""The four-layer CNN of the 2023 project: 3x3 convolutions without padding, 2.3 M parameters."""

from __future__ import annotations

import torch
from torch import nn
from torch.nn import functional as F

from tfjs_format import LayersModel


class Cnn2023(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 32, 3)
        self.conv2 = nn.Conv2d(32, 64, 3)
        self.conv3 = nn.Conv2d(64, 128, 3)
        self.conv4 = nn.Conv2d(128, 128, 3)
        self.hidden = nn.Linear(128 * 4 * 4, 1024)
        self.fer2013 = nn.Linear(1024, 7)
        for layer in (self.conv1, self.conv2, self.conv3, self.conv4, self.hidden, self.fer2013):
            nn.init.xavier_uniform_(layer.weight)
            nn.init.zeros_(layer.bias)

    def forward(self, x: torch.Tensor) -> dict[str, torch.Tensor]:
        x = F.relu(self.conv2(F.relu(self.conv1(x))))
        x = F.dropout(F.max_pool2d(x, 2), 0.25, self.training)
        x = F.max_pool2d(F.relu(self.conv3(x)), 2)
        x = F.max_pool2d(F.relu(self.conv4(x)), 2)
        x = F.dropout(x, 0.25, self.training).flatten(1)
        x = F.dropout(F.relu(self.hidden(x)), 0.5, self.training)
        return {'fer2013': self.fer2013(x)}

    def describe(self, model: LayersModel) -> None:
        x = model.conv('conv1', model.input, self.conv1, activation='relu')
        x = model.pool('pool2', model.conv('conv2', x, self.conv2, activation='relu'), 2, 'Max')
        x = model.pool('pool3', model.conv('conv3', x, self.conv3, activation='relu'), 2, 'Max')
        x = model.pool('pool4', model.conv('conv4', x, self.conv4, activation='relu'), 2, 'Max')
        x = model.flatten('flat', x)
        x = model.dense('hidden', x, self.hidden, 'relu', channels=128)
        model.output(model.dense('fer2013', x, self.fer2013, 'softmax'))
