"""The training loop: one class that every recipe runs through."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

import parallel
from augment import AUGMENTATIONS
from data import Split, ferplus_majority, ferplus_targets
from recipes import RECIPES
from restore import awaken
from schedule import Plateau, Progress, rate_factor, side_at


BATCH_OF_STATISTICS = 1024


def device_at_hand() -> torch.device:
    return torch.device('cuda' if torch.cuda.is_available() else 'cpu')


def as_input(images: np.ndarray) -> torch.Tensor:
    return torch.from_numpy(images).unsqueeze(1).float().div_(255)


@torch.no_grad()
def predict(
    network: nn.Module, images: np.ndarray, device: torch.device, mirror: bool = False
) -> dict[str, torch.Tensor]:
    """Logits of every head in bf16 autocast; with `mirror` the log of the mean probability of a
    face and its mirror image."""
    network.eval()
    parts: dict[str, list[torch.Tensor]] = {}
    for start in range(0, len(images), 256):
        x = as_input(images[start : start + 256]).to(device)
        with torch.autocast(device.type, torch.bfloat16):
            logits = network(x)
            turned = network(x.flip(3)) if mirror else None
        for head, values in logits.items():
            values = values.float()
            if turned is not None:
                values = (values.softmax(1) + turned[head].float().softmax(1)).div(2).log()
            parts.setdefault(head, []).append(values.cpu())
    return {head: torch.cat(values) for head, values in parts.items()}


def soft_cross_entropy(logits: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
    return -(targets * F.log_softmax(logits.float(), 1)).sum(1)


class Trainer:
    """Trains the recipe of `model`; `folder` holds `checkpoint.pt`, `log.jsonl` and `done.json`.

    `teachers`: trained nets that see every disturbed batch as well; the mean of their
    probabilities then makes up `taught_weight` of the targets from the first step on.
    """

    def __init__(
        self,
        model: str,
        training: Split,
        selection: Split,
        folder: Path,
        seed: int = 1,
        epochs: int | None = None,
        seconds: float | None = None,
        compile_network: bool = False,
        teachers: tuple[nn.Module, ...] = (),
    ):
        torch.manual_seed(seed)
        recipe = RECIPES[model]
        self.model, self.recipe, self.folder = model, recipe, folder
        self.device = device_at_hand()
        self.network = recipe.network().to(self.device, memory_format=torch.channels_last)
        self.averaged = None
        if recipe.ema:
            self.averaged = AveragedModel(
                self.network, multi_avg_fn=get_ema_multi_avg_fn(recipe.ema), use_buffers=True
            )
        self.forward = torch.compile(self.network) if compile_network else self.network
        if parallel.world() > 1:
            self.forward = nn.parallel.DistributedDataParallel(self.network)
        self.optimizer = self._optimizer()
        self.teachers = [teacher.to(self.device).eval() for teacher in teachers]
        seed_here = seed + 1000 * parallel.rank()
        self.generator = torch.Generator(self.device).manual_seed(seed_here)
        self.shuffler = torch.Generator().manual_seed(seed)
        self.training, self.selection = training, selection
        self.inputs = torch.from_numpy(training.images).to(self.device)
        one_hot = F.one_hot(torch.from_numpy(training.labels), 7).float()
        smoothing = recipe.label_smoothing
        self.fer_targets = one_hot * (1 - smoothing) + smoothing / 7
        votes, weights = ferplus_targets(training.votes)
        self.plus_targets, self.plus_weights = torch.from_numpy(votes), torch.from_numpy(weights)
        self.taught: dict[str, torch.Tensor] = {}
        self.steps_per_epoch = max(1, len(training) // recipe.batch)
        self.epoch, self.spent = 0, 0.0
        self.taught_at = -1
        self.plateau = Plateau(*recipe.plateau)
        steps = (epochs or recipe.epochs) * self.steps_per_epoch
        self.progress = Progress(steps, 0.0, seconds)
        self._steps, self._seconds = steps, seconds
        folder.mkdir(parents=True, exist_ok=True)

    def _optimizer(self) -> torch.optim.Optimizer:
        parameters = [p for p in self.network.parameters() if p.requires_grad]
        groups = [
            {'params': [p for p in parameters if p.ndim > 1]},
            {'params': [p for p in parameters if p.ndim <= 1], 'weight_decay': 0.0},
        ]
        rate, decay = self.recipe.learning_rate, self.recipe.weight_decay
        if self.recipe.optimizer == 'sgd':
            return torch.optim.SGD(groups, rate, momentum=0.9, nesterov=True, weight_decay=decay)
        return torch.optim.Adam(groups, rate, weight_decay=decay)

    @property
    def shipped(self) -> nn.Module:
        """The weights that count: the average where the recipe keeps one."""
        return self.averaged.module if self.averaged is not None else self.network

    @torch.no_grad()
    def start_from(self, network: nn.Module) -> None:
        """Takes over the weights of an exported net of the same shape."""
        images = as_input(self.training.images[:BATCH_OF_STATISTICS])
        awaken(network, images)
        self.network.load_state_dict(network.state_dict())
        if self.averaged is not None:
            self.averaged.module.load_state_dict(network.state_dict())

    def resume(self) -> bool:
        path = self.folder / 'checkpoint.pt'
        if not path.exists():
            return False
        state = torch.load(path, map_location=self.device, weights_only=False)
        self.network.load_state_dict(state['network'])
        if self.averaged is not None:
            self.averaged.load_state_dict(state['averaged'])
        self.optimizer.load_state_dict(state['optimizer'])
        self.shuffler.set_state(state['shuffler'])
        self.generator.manual_seed(self.generator.initial_seed() + state['epoch'])
        self.epoch, self.spent = state['epoch'], state['spent']
        self.plateau = Plateau(*self.recipe.plateau, *state.get('plateau', ()))
        self.progress = Progress(self._steps, state['progress'], self._seconds)
        return True

    def save(self) -> None:
        partial = self.folder / 'checkpoint.partial'
        torch.save(
            {
                'model': self.model,
                'network': self.network.state_dict(),
                'averaged': self.averaged.state_dict() if self.averaged is not None else None,
                'shipped': self.shipped.state_dict(),
                'optimizer': self.optimizer.state_dict(),
                'shuffler': self.shuffler.get_state(),
                'epoch': self.epoch,
                'spent': self.spent,
                'progress': self.progress.value,
                'plateau': self.plateau.state,
            },
            partial,
        )
        partial.replace(self.folder / 'checkpoint.pt')

    def teach(self) -> None:
        """Renews the targets that the averaged weights give for the clean training images."""
        part = torch.arange(parallel.rank(), len(self.training), parallel.world())
        images = self.training.images[part.numpy()]
        logits = predict(self.shipped, images, self.device, mirror=True)
        self.taught = {}
        for head, values in logits.items():
            whole = torch.zeros(len(self.training), values.shape[1])
            whole[part] = values.softmax(1)
            self.taught[head] = parallel.summed(whole)
        self.taught_at = self.epoch

    @torch.no_grad()
    def lesson(self, images: torch.Tensor) -> dict[str, torch.Tensor]:
        """The teachers' mean probabilities for a disturbed batch."""
        total: dict[str, torch.Tensor] = {}
        for teacher in self.teachers:
            with torch.autocast(self.device.type, torch.bfloat16):
                logits = teacher(images)
            for head, values in logits.items():
                total[head] = total.get(head, 0) + values.float().softmax(1) / len(self.teachers)
        return total

    def targets(self, rows: torch.Tensor, images: torch.Tensor) -> dict[str, torch.Tensor]:
        targets = {'fer2013': self.fer_targets[rows], 'ferplus': self.plus_targets[rows]}
        targets = {head: values.to(self.device) for head, values in targets.items()}
        taught, weight = {}, 0.0
        if self.teachers:
            taught, weight = self.lesson(images), self.recipe.taught_weight
        elif self.taught:
            taught = {head: values[rows].to(self.device) for head, values in self.taught.items()}
            weight = self.recipe.distil_weight
        for head, values in taught.items():
            targets[head] = (1 - weight) * targets[head] + weight * values
        return targets

    def step(self, rows: torch.Tensor) -> tuple[float, float]:
        recipe, value = self.recipe, self.progress.value
        rate = recipe.learning_rate * rate_factor(recipe.schedule, recipe.warmup, value)
        rate *= self.plateau.factor
        for group in self.optimizer.param_groups:
            group['lr'] = rate
        images = self.inputs[rows.to(self.device)].unsqueeze(1).float().div_(255)
        side = side_at(recipe.resolutions, value)
        calm = value >= recipe.calm_from
        augmentation = recipe.calm_augmentation if calm else recipe.augmentation
        images = AUGMENTATIONS[augmentation](images, self.generator, side)
        images = images.contiguous(memory_format=torch.channels_last)
        targets = self.targets(rows, images)
        with torch.autocast(self.device.type, torch.bfloat16):
            logits = self.forward(images)
        loss = soft_cross_entropy(logits['fer2013'], targets['fer2013']).mean()
        if recipe.ferplus_weight and 'ferplus' in logits:
            weights = self.plus_weights[rows].to(self.device)
            votes = soft_cross_entropy(logits['ferplus'], targets['ferplus']) * weights
            loss = loss + recipe.ferplus_weight * votes.mean()
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        self.optimizer.step()
        if self.averaged is not None:
            self.averaged.update_parameters(self.network)
        hits = (logits['fer2013'].argmax(1) == targets['fer2013'].argmax(1)).float().mean()
        self.progress.value = parallel.shared(self.progress.advance())
        return float(loss.detach()), float(hits)

    def select(self) -> dict[str, float]:
        """Accuracy on the selection split, PublicTest."""
        logits = predict(self.shipped, self.selection.images, self.device)
        labels = torch.from_numpy(self.selection.labels)
        figures = {
            'selectAccuracy': float((logits['fer2013'].argmax(1) == labels).float().mean()),
            'selectLoss': float(F.cross_entropy(logits['fer2013'], labels)),
        }
        majority = torch.from_numpy(ferplus_majority(self.selection.votes))
        known = majority >= 0
        if 'ferplus' in logits and known.any():
            hits = logits['ferplus'][known, :7].argmax(1) == majority[known]
            figures['selectFerplus'] = float(hits.float().mean())
        return figures

    def run(self, max_epochs: int | None = None) -> None:
        """Trains to the schedule's end, or for at most `max_epochs` more epochs."""
        left = max_epochs if max_epochs is not None else sys.maxsize
        while not self.progress.finished and left > 0:
            started = time.monotonic()
            due = not self.taught or self.epoch - self.taught_at >= self.recipe.distil_every
            if due and not self.teachers and self.progress.value >= self.recipe.distil_from:
                self.teach()
            self.network.train()
            order = torch.randperm(len(self.training), generator=self.shuffler)
            loss, hits, steps = 0.0, 0.0, 0
            for index in range(self.steps_per_epoch):
                rows = order[index * self.recipe.batch : (index + 1) * self.recipe.batch]
                rows = rows[parallel.rank() :: parallel.world()]
                step_loss, step_hits = self.step(rows)
                loss, hits, steps = loss + step_loss, hits + step_hits, steps + 1
                self._bar(index, loss / steps, hits / steps)
                if self.progress.finished:
                    break
            self.epoch, left = self.epoch + 1, left - 1
            self.spent += time.monotonic() - started
            if parallel.rank() == 0:
                self._log(loss / steps, hits / steps, steps)
                self.save()
            self.plateau.factor = parallel.shared(self.plateau.factor)
        if self.progress.finished and parallel.rank() == 0:
            summary = {'epochs': self.epoch, 'seconds': round(self.spent), **self.select()}
            (self.folder / 'done.json').write_text(json.dumps(summary, indent=1))

    def _bar(self, index: int, loss: float, hits: float) -> None:
        if parallel.rank() > 0 or not sys.stderr.isatty():
            return
        filled = round(24 * (index + 1) / self.steps_per_epoch)
        bar = '█' * filled + '·' * (24 - filled)
        share = 100 * self.progress.value
        text = f'epoch {self.epoch + 1} {bar} loss {loss:.3f} acc {hits:.3f} run {share:.1f} %'
        sys.stderr.write(f'\r{text}')

    def _log(self, loss: float, hits: float, steps: int) -> None:
        line = {
            'epoch': self.epoch,
            'progress': round(self.progress.value, 4),
            'seconds': round(self.spent, 1),
            'steps': steps,
            'rate': self.optimizer.param_groups[0]['lr'],
            'trainLoss': round(loss, 4),
            'trainAccuracy': round(hits, 4),
        }
        if self.epoch % self.recipe.select_every == 0 or self.progress.finished:
            figures = self.select()
            if self.recipe.schedule == 'plateau':
                self.plateau.look(figures['selectAccuracy'])
            line |= {key: round(value, 4) for key, value in figures.items()}
        with (self.folder / 'log.jsonl').open('a') as file:
            file.write(json.dumps(line) + '\n')
        print(json.dumps(line), flush=True)
