"""Batched augmentations on float images [N,1,48,48] in 0..1, drawn anew for every batch, on the
device of images and generator."""

from __future__ import annotations

import math
from functools import lru_cache

import torch
from torch.nn import functional as F


def _random(generator: torch.Generator, *shape: int) -> torch.Tensor:
    return torch.rand(shape, generator=generator, device=generator.device)


def _uniform(count: int, low: float, high: float, generator: torch.Generator) -> torch.Tensor:
    return _random(generator, count) * (high - low) + low


def affine(
    images: torch.Tensor,
    generator: torch.Generator,
    roll: float = 15.0,
    scale: float = 0.18,
    shift: float = 0.12,
    stretch: float = 0.06,
    flip: float = 0.5,
) -> torch.Tensor:
    """Roll (degrees), scale, aspect and shift (fractions of the frame), mirror; one grid_sample.
    Borders are replicated as the plugin's crop does."""
    n = len(images)
    angle = _uniform(n, -roll, roll, generator) * (math.pi / 180)
    factor = torch.exp(_uniform(n, -scale, scale, generator))
    aspect = torch.exp(_uniform(n, -stretch, stretch, generator))
    mirror = torch.where(_random(generator, n) < flip, -1.0, 1.0)
    cos, sin = torch.cos(angle), torch.sin(angle)
    theta = torch.zeros(n, 2, 3, device=images.device)
    theta[:, 0, 0] = mirror * cos * factor * aspect
    theta[:, 0, 1] = -sin * factor * aspect
    theta[:, 1, 0] = mirror * sin * factor / aspect
    theta[:, 1, 1] = cos * factor / aspect
    theta[:, 0, 2] = _uniform(n, -2 * shift, 2 * shift, generator)
    theta[:, 1, 2] = _uniform(n, -2 * shift, 2 * shift, generator)
    grid = F.affine_grid(theta, list(images.shape), align_corners=False)
    return F.grid_sample(images, grid, padding_mode='border', align_corners=False)


def light(images: torch.Tensor, generator: torch.Generator, strength: float = 0.3) -> torch.Tensor:
    """Contrast, brightness, gamma, and for a third of the faces a light from one side."""
    n, _, height, width = images.shape
    gamma = torch.exp(_uniform(n, -strength, strength, generator)).view(n, 1, 1, 1)
    contrast = _uniform(n, 1 - strength, 1 + strength, generator).view(n, 1, 1, 1)
    brightness = _uniform(n, -strength, strength, generator).view(n, 1, 1, 1) * 0.6
    images = images.clamp(1e-4, 1).pow(gamma)
    mean = images.mean((2, 3), keepdim=True)
    images = (images - mean) * contrast + mean + brightness
    direction = _uniform(n, 0, 2 * math.pi, generator).view(n, 1, 1, 1)
    slope = torch.where(
        _random(generator, n) < 0.33, _uniform(n, 0, 0.6, generator), 0.0
    ).view(n, 1, 1, 1)
    x = torch.linspace(-1, 1, width, device=images.device).view(1, 1, 1, width)
    y = torch.linspace(-1, 1, height, device=images.device).view(1, 1, height, 1)
    return (images * (1 + slope * (x * direction.cos() + y * direction.sin()))).clamp(0, 1)


# Luminance table of JPEG's annex K (ITU-T T.81).
JPEG_TABLE = (
    16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55,
    14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51, 87, 80, 62,
    18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92,
    49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
)  # fmt: skip


@lru_cache
def _cosines(device: torch.device) -> tuple[torch.Tensor, torch.Tensor]:
    """JPEG's table and the basis of the cosine transform of a block, each [8,8]."""
    step = torch.arange(8.0)
    basis = torch.cos((2 * step[None, :] + 1) * step[:, None] * math.pi / 16) / 2
    basis[0] /= math.sqrt(2)
    return torch.tensor(JPEG_TABLE, device=device).view(8, 8), basis.to(device)


def compressed(images: torch.Tensor, quality: torch.Tensor) -> torch.Tensor:
    """What JPEG of `quality` 1..100 leaves of gray images whose sides are multiples of 8: the
    cosine transform of every 8x8 block, rounded to multiples of the table."""
    n, _, height, width = images.shape
    table, basis = _cosines(images.device)
    scale = torch.where(quality < 50, 5000 / quality, 200 - 2 * quality)
    table = ((table * scale + 50) / 100).floor().clamp(1, 255)
    blocks = images.view(n, height // 8, 8, width // 8, 8).transpose(2, 3) * 255 - 128
    coefficients = (basis @ blocks @ basis.T / table).round() * table
    back = (basis.T @ coefficients @ basis + 128) / 255
    return back.transpose(2, 3).reshape(images.shape).clamp(0, 1)


def webcam(images: torch.Tensor, generator: torch.Generator, share: float = 0.15) -> torch.Tensor:
    """Lost resolution, blur, sensor noise and compression, each on its own `share` of the batch."""
    n, _, _, size = images.shape
    part = max(1, int(n * share))
    images = images.clone()
    for group, low in zip(images[:part].chunk(3), (size * 5 // 6, size * 2 // 3, size // 2)):
        small = F.interpolate(group, (low, low), mode='area')
        group.copy_(F.interpolate(small, (size, size), mode='bilinear', align_corners=False))
    sigma = _uniform(1, 0.5, 1.3, generator)
    taps = torch.exp(-torch.arange(-2.0, 3.0, device=images.device) ** 2 / (2 * sigma**2))
    taps = taps / taps.sum()
    kernel = (taps[:, None] * taps[None, :]).view(1, 1, 5, 5)
    padded = F.pad(images[part : 2 * part], (2, 2, 2, 2), mode='replicate')
    images[part : 2 * part] = F.conv2d(padded, kernel)
    noisy = images[2 * part : 3 * part]
    noise = torch.randn(noisy.shape, generator=generator, device=generator.device)
    noisy += noise * _uniform(1, 0.01, 0.05, generator)
    quality = _uniform(1, 25, 80, generator)
    images[3 * part : 4 * part] = compressed(images[3 * part : 4 * part], quality)
    return images.clamp(0, 1)


def erase(images: torch.Tensor, generator: torch.Generator, probability: float) -> torch.Tensor:
    """Random erasing (Zhong et al. 2020): a rectangle of 3..20 % of the frame turns into noise."""
    n, _, height, width = images.shape
    area = _uniform(n, 0.03, 0.2, generator) * height * width
    ratio = torch.exp(_uniform(n, -0.9, 0.9, generator))
    chosen = (_random(generator, n) < probability).view(n, 1, 1)
    half_h, half_w = (area * ratio).sqrt() / 2, (area / ratio).sqrt() / 2
    cy, cx = _uniform(n, 0, height, generator), _uniform(n, 0, width, generator)
    y = torch.arange(height, device=images.device).view(1, height, 1)
    x = torch.arange(width, device=images.device).view(1, 1, width)
    inside = ((y - cy.view(n, 1, 1)).abs() < half_h.view(n, 1, 1)) & (
        (x - cx.view(n, 1, 1)).abs() < half_w.view(n, 1, 1)
    )
    fill = _random(generator, n, 1, height, width)
    return torch.where((inside & chosen).unsqueeze(1), fill, images)


def none(images: torch.Tensor, generator: torch.Generator) -> torch.Tensor:
    return images


def mirror_and_tiny_roll(images: torch.Tensor, generator: torch.Generator) -> torch.Tensor:
    """The 2023 project's own: rotation by at most 0.1 degrees and horizontal flip."""
    return affine(images, generator, roll=0.1, scale=0, shift=0, stretch=0)


def mild(images: torch.Tensor, generator: torch.Generator) -> torch.Tensor:
    """Roll 10 degrees, zoom 10 %, shift 10 %, flip: Arriaga et al.'s training script."""
    return affine(images, generator, roll=10, scale=0.1, shift=0.1, stretch=0)


def khaireddin(images: torch.Tensor, generator: torch.Generator) -> torch.Tensor:
    """Khaireddin & Chen 2021: rescale, shift and rotation up to 20 %/10 degrees, each to half of
    the images, then erasing of half of the crops."""
    moved = affine(images, generator, roll=10, scale=0.2, shift=0.2, stretch=0)
    half = (_random(generator, len(images)) < 0.5).view(-1, 1, 1, 1)
    return erase(torch.where(half, moved, images), generator, 0.5)


def games(images: torch.Tensor, generator: torch.Generator) -> torch.Tensor:
    """Ours: what webcams and a jittering detector do to a face."""
    images = affine(images, generator)
    images = light(images, generator)
    images = webcam(images, generator, share=0.1)
    return erase(images, generator, 0.25)


def games_calm(images: torch.Tensor, generator: torch.Generator) -> torch.Tensor:
    """Ours for the last epochs: whole faces, as the net will see them."""
    images = light(affine(images, generator), generator)
    return webcam(images, generator, share=0.08)


AUGMENTATIONS = {
    'none': none,
    'mirror-and-tiny-roll': mirror_and_tiny_roll,
    'mild': mild,
    'khaireddin': khaireddin,
    'games': games,
    'games-calm': games_calm,
}
