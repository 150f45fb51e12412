"""What cameras and detectors do to a face, for batches of tiles that show more than the crop."""

from __future__ import annotations

import math

import torch
from torch.nn import functional as F

from augment import _random, _uniform, compressed, erase, light

EDGE = 48


def framed(tiles: torch.Tensor, generator: torch.Generator, much: float = 1.0) -> torch.Tensor:
    """uint8 [N,72,72] -> float [N,1,48,48], cut as a jittering detector would: .7..1.15 of the
    middle square's side, roll, shift, aspect, all of that so `much`; mirror. Borders are replicated."""
    n, edge = len(tiles), tiles.shape[2]

    def normal(spread: float, most: float = 2.5) -> torch.Tensor:
        return torch.randn(n, generator=generator).clamp(-most, most) * spread * much

    angle = normal(7 * math.pi / 180)
    side = torch.exp(_uniform(n, math.log(0.7), math.log(1.15), generator) * much) * EDGE / edge
    aspect = torch.exp(normal(0.05, 2.0))
    mirror = torch.where(_random(generator, n) < 0.5, -1.0, 1.0)
    cos, sin = torch.cos(angle), torch.sin(angle)
    theta = torch.zeros(n, 2, 3)
    theta[:, 0, 0] = mirror * cos * side * aspect
    theta[:, 0, 1] = -sin * side * aspect
    theta[:, 1, 0] = mirror * sin * side / aspect
    theta[:, 1, 1] = cos * side / aspect
    theta[:, 0, 2] = normal(0.08 * EDGE / edge)
    theta[:, 1, 2] = normal(0.08 * EDGE / edge)
    grid = F.affine_grid(theta, [n, 1, EDGE, EDGE], align_corners=False)
    images = tiles.unsqueeze(1).float().div_(255)
    return F.grid_sample(images, grid, padding_mode='border', align_corners=False)


def smoothed(images: torch.Tensor, sigma: torch.Tensor) -> torch.Tensor:
    """Gaussian blur of one width for all."""
    taps = torch.exp(-torch.arange(-2.0, 3.0) ** 2 / (2 * sigma**2))
    taps = taps / taps.sum()
    across = F.conv2d(F.pad(images, (2, 2, 2, 2), mode='replicate'), taps.view(1, 1, 1, 5))
    return F.conv2d(across, taps.view(1, 1, 5, 1))


def filmed(images: torch.Tensor, generator: torch.Generator) -> torch.Tensor:
    """Lost resolution, blur, sharpening, sensor noise and compression, each on its own share of the
    batch; the shares overlap."""
    n, edge = len(images), images.shape[3]
    images = images.clone()

    def some(share: float) -> torch.Tensor:
        return torch.randperm(n, generator=generator)[: int(n * share)]

    for rows in some(0.3).chunk(3):
        low = int(torch.randint(20, 44, (1,), generator=generator))
        small = F.interpolate(images[rows], (low, low), mode='area')
        images[rows] = F.interpolate(small, (edge, edge), mode='bilinear', align_corners=False)
    for rows in some(0.2).chunk(2):
        images[rows] = smoothed(images[rows], _uniform(1, 0.5, 1.3, generator))
    rows = some(0.25)
    # Near faces are sharper in a camera's picture than in FER-2013's.
    amount = _uniform(len(rows), 0.2, 1.2, generator).view(-1, 1, 1, 1)
    images[rows] += amount * (images[rows] - smoothed(images[rows], torch.tensor([0.8])))
    rows = some(0.25)
    noise = torch.randn(len(rows), 1, edge, edge, generator=generator)
    images[rows] += noise * _uniform(len(rows), 0.01, 0.05, generator).view(-1, 1, 1, 1)
    rows = some(0.2)
    images[rows] = compressed(images[rows].clamp(0, 1), _uniform(1, 20, 80, generator))
    return images.clamp_(0, 1)


def disturbed(tiles: torch.Tensor, generator: torch.Generator, calm: int = 0) -> torch.Tensor:
    """uint8 [N,72,72] -> float [N,1,48,48]; the first `calm` are only framed, a third as much."""
    if calm:
        still = framed(tiles[:calm], generator, 1 / 3)
        rest = [disturbed(tiles[calm:], generator)] if calm < len(tiles) else []
        return torch.cat([still, *rest])
    images = filmed(light(framed(tiles, generator), generator, 0.25), generator)
    return erase(images, generator, 0.15)
