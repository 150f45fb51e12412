"""Progress of a run, by epochs or by the clock, and the learning rate that follows from it."""

from __future__ import annotations

import math
import time
from datetime import datetime, timedelta


def seconds_until(clock: str) -> float:
    """Seconds from now to the next local HH:MM."""
    now = datetime.now()
    hour, minute = (int(part) for part in clock.split(':'))
    end = now.replace(hour=hour, minute=minute, second=0, microsecond=0)
    if end <= now:
        end += timedelta(days=1)
    return (end - now).total_seconds()


class Progress:
    """Share 0..1 of the schedule done. With `seconds` the rest of the schedule is spread over
    the seconds left, so that a run anneals fully on a machine whose speed nobody knows."""

    def __init__(self, steps: int, done: float = 0.0, seconds: float | None = None):
        self.steps, self.value, self.seconds = steps, done, seconds
        self._first, self._start = done, time.monotonic()

    def advance(self) -> float:
        if self.seconds is None:
            self.value += 1 / self.steps
        else:
            spent = (time.monotonic() - self._start) / self.seconds
            self.value = self._first + (1 - self._first) * spent
        self.value = min(self.value, 1.0)
        return self.value

    @property
    def finished(self) -> bool:
        return self.value >= 1 - 1e-9


def rate_factor(schedule: str, warmup: float, progress: float) -> float:
    """Factor on the peak learning rate."""
    if progress < warmup:
        return max(progress, 1e-3) / warmup
    if schedule in ('constant', 'plateau'):
        return 1.0
    return 0.5 * (1 + math.cos(math.pi * (progress - warmup) / (1 - warmup)))


class Plateau:
    """Reduces the rate by `reduction` after `patience` looks without a better accuracy."""

    def __init__(
        self,
        patience: int,
        reduction: float,
        factor: float = 1.0,
        best: float = 0.0,
        waited: int = 0,
    ):
        self.patience, self.reduction = patience, reduction
        self.factor, self.best, self.waited = factor, best, waited

    @property
    def state(self) -> tuple[float, float, int]:
        return self.factor, self.best, self.waited

    def look(self, accuracy: float) -> None:
        self.waited = 0 if accuracy > self.best else self.waited + 1
        self.best = max(self.best, accuracy)
        if self.waited >= self.patience:
            self.factor, self.waited = self.factor * self.reduction, 0
