"""FER-2013 and FER+ as arrays.

Reads the two files that a user downloads, `fer2013.csv` (Goodfellow et al. 2013) and FER+'s
`fer2013new.csv` (Barsoum et al. 2016), and keeps the parsed arrays in a cache folder outside the
repository.
"""

from __future__ import annotations

import csv
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

import numpy as np

FER_LABELS = ('angry', 'disgust', 'fear', 'happy', 'sad', 'surprise', 'neutral')
SPLITS = ('Training', 'PublicTest', 'PrivateTest')
# fer2013new.csv: neutral, happiness, surprise, sadness, anger, disgust, fear, contempt, unknown, NF
FERPLUS_COLUMNS_IN_FER_ORDER = (4, 5, 6, 1, 3, 2, 0, 7)
REPOSITORY = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Split:
    """One usage of the data set: `images` uint8 [N,48,48], `labels` int64 [N],
    `votes` float32 [N,10] in FER+'s own column order (all zero where FER+ is not at hand)."""

    images: np.ndarray
    labels: np.ndarray
    votes: np.ndarray

    def __len__(self) -> int:
        return len(self.labels)

    def take(self, rows: np.ndarray) -> 'Split':
        return Split(self.images[rows], self.labels[rows], self.votes[rows])


def default_csv() -> Path:
    """`FER2013_CSV`, else `fer2013.csv` beside the unpacked data set."""
    return Path(os.environ.get('FER2013_CSV', REPOSITORY.parent / 'data' / 'fer2013.csv'))


def default_ferplus() -> Path:
    beside = default_csv().parent / 'fer2013new.csv'
    return Path(os.environ.get('FERPLUS_CSV', beside))


def default_runs() -> Path:
    return Path(os.environ.get('PHASER_EMOTION_RUNS', REPOSITORY.parent / 'training-runs'))


def cache_folder() -> Path:
    base = os.environ.get('XDG_CACHE_HOME', Path.home() / '.cache')
    return Path(os.environ.get('PHASER_EMOTION_CACHE', Path(base) / 'phaser-emotion'))


def read_fer2013(path: Path) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Images, labels and usage (index into SPLITS) of every row, in the file's order."""
    stat = path.stat()
    key = hashlib.sha1(f'{path.resolve()}:{stat.st_size}:{stat.st_mtime_ns}'.encode()).hexdigest()
    cached = cache_folder() / f'fer2013-{key[:12]}.npz'
    if cached.exists():
        with np.load(cached) as arrays:
            return arrays['images'], arrays['labels'], arrays['usage']
    images, labels, usage = [], [], []
    with path.open(newline='') as file:
        for row in csv.DictReader(file):
            images.append(np.array(row['pixels'].split(), dtype=np.uint8).reshape(48, 48))
            labels.append(int(row['emotion']))
            usage.append(SPLITS.index(row['Usage']))
    arrays = (np.stack(images), np.array(labels, np.int64), np.array(usage, np.int8))
    cached.parent.mkdir(parents=True, exist_ok=True)
    partial = cached.with_suffix(f'.{os.getpid()}.npz')
    np.savez(partial, images=arrays[0], labels=arrays[1], usage=arrays[2])
    partial.replace(cached)
    return arrays


def read_votes(path: Path | None, rows: int) -> np.ndarray:
    """FER+ votes [rows,10]; rows of the two files correspond one to one."""
    if path is None or not path.exists():
        return np.zeros((rows, 10), np.float32)
    with path.open(newline='') as file:
        lines = list(csv.reader(file))[1:]
    votes = np.array([[float(v) for v in line[2:12]] for line in lines], np.float32)
    if len(votes) != rows:
        raise ValueError(f'{path} has {len(votes)} rows, fer2013.csv has {rows}')
    return votes


def digests(images: np.ndarray) -> list[bytes]:
    return [hashlib.sha1(image.tobytes()).digest() for image in images]


def load_splits(csv_path: Path, ferplus_path: Path | None) -> dict[str, Split]:
    """The three splits; `Training` without any pixel-identical copy of a test image."""
    images, labels, usage = read_fer2013(csv_path)
    votes = read_votes(ferplus_path, len(labels))
    hashes = np.array(digests(images))
    tests = np.unique(hashes[usage > 0])
    leaked = (usage == 0) & np.isin(hashes, tests)
    splits = {}
    for index, name in enumerate(SPLITS):
        rows = np.flatnonzero((usage == index) & ~leaked)
        splits[name] = Split(images[rows], labels[rows], votes[rows])
    return splits


def ferplus_targets(votes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Soft targets [N,8] (FER order, then contempt) and weights [N].

    Single votes are dropped as outliers, as FER+'s authors do; a row weighs nothing where most
    voters saw no face or nothing they could name.
    """
    kept = np.where(votes > 1, votes, 0)
    emotions = kept[:, FERPLUS_COLUMNS_IN_FER_ORDER]
    total = emotions.sum(1)
    weights = ((total > 0) & (emotions.max(1) >= kept[:, 8:].max(1))).astype(np.float32)
    return (emotions / np.maximum(total, 1)[:, None]).astype(np.float32), weights


def ferplus_majority(votes: np.ndarray) -> np.ndarray:
    """Majority of the ten columns (the first on ties) in FER order, -1 where contempt, unknown or
    not-a-face wins or no votes are known."""
    winner = votes.argmax(1)
    order = np.full(10, -1)
    for index, column in enumerate(FERPLUS_COLUMNS_IN_FER_ORDER[:7]):
        order[column] = index
    return np.where(votes.sum(1) > 0, order[winner], -1)
