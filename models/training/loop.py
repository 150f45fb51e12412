"""The training loop: one class that every recipe runs through."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import torch
from torch import nn
from torch.nn import functional as F
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

import parallel
from augment import AUGMENTATIONS
from captured import Captured
from data import Split, ferplus_majority
from predict import autocast, device_at_hand, predict
from recipes import RECIPES
from schedule import Plateau, Progress, rate_factor
from targets import Targets

SECONDS_BETWEEN_SAVES = 15.0


def soft_cross_entropy(logits: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
    return -(targets * F.log_softmax(logits.float(), 1)).sum(1)


class Trainer:
    """Trains the recipe of `model`; `folder` holds `checkpoint.pt`, `log.jsonl` and `done.json`.

    `teachers`: trained nets whose answers to the disturbed batches become part of the targets.
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
        torch.backends.cudnn.benchmark = True
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
        seed_here = seed + 1000 * parallel.rank()
        self.generator = torch.Generator(self.device).manual_seed(seed_here)
        self.shuffler = torch.Generator().manual_seed(seed)
        self.training, self.selection = training, selection
        self.inputs = torch.from_numpy(training.images).to(self.device)
        self.targets = Targets(training, recipe, self.device, teachers)
        self.learn = Captured(self._learn, self.generator)
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
        rate, decay = self._rate(self.recipe.learning_rate), self.recipe.weight_decay
        gpu = self.device.type == 'cuda'
        if self.recipe.optimizer == 'sgd':
            momentum = {'momentum': 0.9, 'nesterov': True}
            return torch.optim.SGD(groups, rate, weight_decay=decay, fused=gpu, **momentum)
        return torch.optim.Adam(groups, rate, weight_decay=decay, fused=gpu, capturable=gpu)

    def _rate(self, value: float) -> float | torch.Tensor:
        """On a GPU the learning rate lives there, where a recorded step reads it."""
        return torch.tensor(value, device=self.device) if self.device.type == 'cuda' else value

    @property
    def shipped(self) -> nn.Module:
        """The weights that count: the average where the recipe keeps one."""
        return self.averaged.module if self.averaged is not None else self.network

    @torch.no_grad()
    def start_from(self, network: nn.Module) -> None:
        """Takes over the weights of a net of the same shape."""
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
        for group in self.optimizer.param_groups:
            group['lr'] = self._rate(float(group['lr']))
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
        for head, values in logits.items():
            whole = torch.zeros(len(self.training), values.shape[1])
            whole[part] = values.softmax(1)
            self.targets.taught[head] = parallel.summed(whole).to(self.device)
        self.taught_at = self.epoch

    def step(self, rows: torch.Tensor) -> torch.Tensor:
        """Loss and share of hits of one step, on the device."""
        recipe, value = self.recipe, self.progress.value
        rate = recipe.learning_rate * rate_factor(recipe.schedule, recipe.warmup, value)
        self._set_rate(rate * self.plateau.factor)
        calm = value >= recipe.calm_from
        self.augmentation = recipe.calm_augmentation if calm else recipe.augmentation
        result = self.learn(rows, (self.augmentation, self.taught_at))
        if self.averaged is not None:
            self.averaged.update_parameters(self.network)
        self.progress.value = parallel.shared(self.progress.advance())
        return result

    def _set_rate(self, rate: float) -> None:
        for group in self.optimizer.param_groups:
            if isinstance(group['lr'], torch.Tensor):
                group['lr'].fill_(rate)
            else:
                group['lr'] = rate

    def _learn(self, rows: torch.Tensor) -> torch.Tensor:
        recipe = self.recipe
        images = self.inputs[rows].unsqueeze(1).float().div_(255)
        images = AUGMENTATIONS[self.augmentation](images, self.generator)
        images = images.contiguous(memory_format=torch.channels_last)
        targets = self.targets.of(rows, images)
        with autocast(self.device):
            logits = self.forward(images)
        loss = soft_cross_entropy(logits['fer2013'], targets['fer2013']).mean()
        if recipe.ferplus_weight and 'ferplus' in logits:
            votes = soft_cross_entropy(logits['ferplus'], targets['ferplus'])
            weights = self.targets.vote_weights[rows]
            loss = loss + recipe.ferplus_weight * (votes * weights).mean()
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        self.optimizer.step()
        hits = (logits['fer2013'].argmax(1) == targets['fer2013'].argmax(1)).float().mean()
        return torch.stack([loss.detach(), hits])

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
        saved = time.monotonic()
        while not self.progress.finished and left > 0:
            started = time.monotonic()
            due = self.taught_at < 0 or self.epoch - self.taught_at >= self.recipe.distil_every
            wanted = not self.targets.teachers and self.progress.value >= self.recipe.distil_from
            if due and wanted:
                self.teach()
            self.network.train()
            order = torch.randperm(len(self.training), generator=self.shuffler).to(self.device)
            total, steps = torch.zeros(2, device=self.device), 0
            for index in range(self.steps_per_epoch):
                rows = order[index * self.recipe.batch : (index + 1) * self.recipe.batch]
                total += self.step(rows[parallel.rank() :: parallel.world()])
                steps += 1
                self._bar(index, total / steps)
                if self.progress.finished:
                    break
            self.epoch, left = self.epoch + 1, left - 1
            loss, hits = (total / steps).tolist()
            self.spent += time.monotonic() - started
            last = self.progress.finished or left == 0
            if parallel.rank() == 0:
                self._log(loss, hits, steps)
                if last or time.monotonic() - saved > SECONDS_BETWEEN_SAVES:
                    self.save()
                    saved = time.monotonic()
            self.plateau.factor = parallel.shared(self.plateau.factor)
        if self.progress.finished and parallel.rank() == 0:
            summary = {'epochs': self.epoch, 'seconds': round(self.spent), **self.select()}
            (self.folder / 'done.json').write_text(json.dumps(summary, indent=1))

    def _bar(self, index: int, means: torch.Tensor) -> None:
        if parallel.rank() > 0 or not sys.stderr.isatty():
            return
        filled = round(24 * (index + 1) / self.steps_per_epoch)
        bar = '█' * filled + '·' * (24 - filled)
        share, (loss, hits) = 100 * self.progress.value, means.tolist()
        text = f'epoch {self.epoch + 1} {bar} loss {loss:.3f} acc {hits:.3f} run {share:.1f} %'
        sys.stderr.write(f'\r{text}')

    def _log(self, loss: float, hits: float, steps: int) -> None:
        line = {
            'epoch': self.epoch,
            'progress': round(self.progress.value, 4),
            'seconds': round(self.spent, 1),
            'steps': steps,
            'rate': float(self.optimizer.param_groups[0]['lr']),
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
