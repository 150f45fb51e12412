"""The VGGNet of Khaireddin & Chen 2021: four stages of two convolutions, three dense layers,
30 M parameters, on 40x40 crops of the 48x48 image."""

from __future__ import annotations

import torch
from torch import nn
from torch.nn import functional as F

from tfjs_format import LayersModel

CROP = 40


class VggNet(nn.Module):
    def __init__(self, dropout: float = 0.2):
        super().__init__()
        layers: list[nn.Module] = []
        channels = 1
        for outputs in (64, 128, 256, 512):
            for _ in range(2):
                layers += [
                    nn.Conv2d(channels, outputs, 3, padding=1, bias=False),
                    nn.BatchNorm2d(outputs),
                    nn.ReLU(),
                ]
                channels = outputs
            layers.append(nn.MaxPool2d(2))
        self.features = nn.Sequential(*layers)
        self.hidden = nn.Sequential(
            nn.Linear(512 * 2 * 2, 4096), nn.ReLU(), nn.Dropout(dropout),
            nn.Linear(4096, 4096), nn.ReLU(), nn.Dropout(dropout),
        )
        self.fer2013 = nn.Linear(4096, 7)

    def forward(self, x: torch.Tensor) -> dict[str, torch.Tensor]:
        """A 48x48 image is cropped to 40x40: anywhere while training, in the middle else."""
        n, space = len(x), x.shape[3] - CROP
        if not self.training:
            middle = slice(space // 2, space // 2 + CROP)
            return self.classify(x[:, :, middle, middle])
        row, column = torch.randint(space + 1, (2, n, 1), device=x.device) + torch.arange(
            CROP, device=x.device
        )
        image = torch.arange(n, device=x.device)[:, None, None]
        crops = x[image, 0, row[:, :, None], column[:, None, :]]
        return self.classify(crops.unsqueeze(1).contiguous(memory_format=torch.channels_last))

    def classify(self, x: torch.Tensor) -> dict[str, torch.Tensor]:
        return {'fer2013': self.fer2013(self.hidden(self.features(x - 0.5).flatten(1)))}

    def ten_crop(self, x: torch.Tensor) -> dict[str, torch.Tensor]:
        """Log of the mean probability over four corners, the middle, and their mirror images."""
        space = x.shape[3] - CROP
        total = torch.zeros(len(x), 7, device=x.device)
        for top, left in ((0, 0), (0, space), (space, 0), (space, space), (space // 2,) * 2):
            crop = x[:, :, top : top + CROP, left : left + CROP]
            for view in (crop, crop.flip(3)):
                total += F.softmax(self.classify(view)['fer2013'].float(), 1)
        return {'fer2013': (total / 10).log()}

    def describe(self, model: LayersModel) -> None:
        """The middle crop alone."""
        x = model.rescale('centre', model.crop('crop', model.input, 4), 1.0, -0.5)
        for index in range(0, len(self.features), 7):
            first, norm1, _, second, norm2, _, _ = self.features[index : index + 7]
            stage = f'stage{index // 7 + 1}'
            x = model.conv(f'{stage}_first', x, first, norm1, activation='relu')
            x = model.conv(f'{stage}_second', x, second, norm2, activation='relu')
            x = model.pool(f'{stage}_pool', x, 2, 'Max')
        x = model.dense('hidden1', model.flatten('flat', x), self.hidden[0], 'relu', channels=512)
        x = model.dense('hidden2', x, self.hidden[3], 'relu')
        model.output(model.dense('fer2013', x, self.fer2013, 'softmax'))
