"""Faces of web photos, aligned as the plugin aligns them, with half as much again around them.

A folder holds `crops-N.webp`, sheets of 72x72 gray tiles row by row, and `labels.csv`, one line a
tile in the same order: `split` (train, dev), `person`, `label` (one rater's, noisy), `clear` (the
label where a second look confirmed it, else empty).
"""

from __future__ import annotations

import csv
import os
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from data import FER_LABELS, REPOSITORY

TILE = 72


@dataclass(frozen=True)
class WebFaces:
    """`tiles` uint8 [N,72,72], whose middle 48x48 is the plugin's square; `labels` and `clear`
    int64 [N] in FER order, -1 where there is none."""

    tiles: np.ndarray
    labels: np.ndarray
    clear: np.ndarray

    def __len__(self) -> int:
        return len(self.labels)

    def take(self, rows: np.ndarray) -> 'WebFaces':
        return WebFaces(self.tiles[rows], self.labels[rows], self.clear[rows])


def default_webfaces() -> Path:
    shared = Path(os.environ.get('PHASER_EMOTION_DATA', REPOSITORY.parent / 'shared' / 'data'))
    return Path(os.environ.get('WEBFACES_DIR', shared / 'webfaces'))


def label_number(name: str) -> int:
    return FER_LABELS.index(name) if name in FER_LABELS else -1


def load_webfaces(folder: Path, split: str) -> WebFaces:
    """The faces of one split, `train` or `dev`."""
    with (folder / 'labels.csv').open(newline='') as file:
        lines = list(csv.DictReader(file))
    tiles: list[np.ndarray] = []
    for path in sorted(folder.glob('crops-*.webp')):
        sheet = np.asarray(Image.open(path).convert('L'))
        rows, columns = sheet.shape[0] // TILE, sheet.shape[1] // TILE
        parts = sheet.reshape(rows, TILE, columns, TILE).swapaxes(1, 2)
        tiles.extend(parts.reshape(-1, TILE, TILE))
    faces = WebFaces(
        np.stack(tiles[: len(lines)]),
        np.array([label_number(line['label']) for line in lines]),
        np.array([label_number(line['clear']) for line in lines]),
    )
    return faces.take(np.array([row for row, line in enumerate(lines) if line['split'] == split]))
