#!/usr/bin/env python3
"""Trains a net on for cameras: `python3 models/training/cameras.py --start NET --teachers NET…`.

FER-2013's faces and unlabelled faces of web photos, disturbed as cameras and detectors do to the
very last step; the targets are labels and votes mixed with what the teachers together say of the
undisturbed picture (`lessons.py`). What counts in the end lies between the weights that it began
with and those it came to (Wortsman et al. 2022), for the one kept what the other forgot.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from copy import deepcopy
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import numpy as np  # noqa: E402
import torch  # noqa: E402
from torch import nn  # noqa: E402
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn  # noqa: E402

from data import FER_LABELS, default_csv, default_ferplus, default_runs  # noqa: E402
from data import ferplus_majority, load_splits  # noqa: E402
from film import disturbed  # noqa: E402
from lessons import HEADS, OF_FER, OF_WEB, as_tiles, lessons  # noqa: E402
from lessons import told_of_fer, told_of_web  # noqa: E402
from loop import soft_cross_entropy  # noqa: E402
from predict import autocast  # noqa: E402
from schedule import Progress, rate_factor, seconds_until  # noqa: E402
from train import BATCH_OF_STATISTICS, net_of  # noqa: E402
from webfaces import default_webfaces, load_webfaces  # noqa: E402

FIVE = tuple(FER_LABELS.index(name) for name in ('angry', 'happy', 'sad', 'surprise', 'neutral'))
CLEAR_VOTES = 8


class Run:
    """One run's state; its folder holds `checkpoint.pt`, `log.jsonl` and the teachers' lessons."""

    def __init__(self, args: argparse.Namespace):
        torch.manual_seed(args.seed)
        self.args, self.folder = args, args.runs / args.run
        self.folder.mkdir(parents=True, exist_ok=True)
        splits = load_splits(args.csv, args.ferplus)
        self.fer, self.public = splits['Training'], splits['PublicTest']
        self.web, self.dev = (load_webfaces(args.webfaces, name) for name in ('train', 'dev'))
        told = self.lessons()
        of_fer = told_of_fer(self.fer, told['fer'], args.share)
        of_web, self.often = told_of_web(self.web, told['web'], args.rounds, args.warmth)
        self.tiles = torch.from_numpy(np.concatenate([as_tiles(self.fer.images), self.web.tiles]))
        self.targets = {key: torch.cat([of_fer[key], of_web[key]]) for key in of_fer}
        self.start = self.net_of(args.start)
        self.network = deepcopy(self.start)
        self.averaged = AveragedModel(
            self.network, multi_avg_fn=get_ema_multi_avg_fn(args.ema), use_buffers=True
        )
        parameters = list(self.network.parameters())
        groups = [
            {'params': [p for p in parameters if p.ndim > 1]},
            {'params': [p for p in parameters if p.ndim <= 1], 'weight_decay': 0.0},
        ]
        self.optimizer = torch.optim.SGD(
            groups, args.rate, momentum=0.9, nesterov=True, weight_decay=3e-4
        )
        self.generator = torch.Generator().manual_seed(args.seed)
        self.epoch, self.spent = 0, 0.0
        done = self.resume()
        self.of_web = int(args.batch * args.web)
        faces = args.batch - self.of_web
        self.calm = args.batch if args.gentle else int(faces * args.calm)
        self.steps = max(1, len(self.fer) // (args.batch - self.of_web))
        seconds = seconds_until(args.until) if args.until else None
        self.progress = Progress(round(self.steps * args.epochs), done, seconds)

    def net_of(self, name: str) -> nn.Module:
        network = net_of(name, self.args.runs, self.fer.images[:BATCH_OF_STATISTICS])
        return network.to(memory_format=torch.channels_last)

    def lessons(self) -> dict[str, dict[str, torch.Tensor]]:
        """The start has learned the labels of FER-2013's faces by heart, so only the other teachers
        speak of those."""
        path = self.folder / 'lessons.pt'
        if not path.exists():
            teachers = [self.net_of(name) for name in self.args.teachers]
            every = [self.net_of(self.args.start), *teachers]
            fer = as_tiles(self.fer.images)
            told = {
                'fer': lessons(teachers or every, fer, OF_FER),
                'web': lessons(every, self.web.tiles, OF_WEB),
            }
            torch.save(told, path)
        return torch.load(path)

    def resume(self) -> float:
        """Share of the schedule done."""
        path = self.folder / 'checkpoint.pt'
        if not path.exists():
            return 0.0
        state = torch.load(path, weights_only=False)
        self.network.load_state_dict(state['network'])
        self.averaged.load_state_dict(state['averaged'])
        self.optimizer.load_state_dict(state['optimizer'])
        self.epoch, self.spent = state['epoch'], state['spent']
        self.generator.manual_seed(self.args.seed + 1000 * self.epoch)
        return state['progress']

    def step(self, rows: torch.Tensor) -> float:
        rate = self.args.rate * rate_factor(self.args.schedule, 0.03, self.progress.value)
        for group in self.optimizer.param_groups:
            group['lr'] = rate
        images = disturbed(self.tiles[rows], self.generator, self.calm)
        with autocast(images.device):
            logits = self.network(images.contiguous(memory_format=torch.channels_last))
        losses = {
            head: soft_cross_entropy(logits[head], self.targets[head][rows]) for head in HEADS
        }
        votes = (losses['ferplus'] * self.targets['weight'][rows]).mean()
        loss = losses['fer2013'].mean() + self.args.ferplus_weight * votes
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        self.optimizer.step()
        self.averaged.update_parameters(self.network)
        self.progress.advance()
        return float(loss.detach())

    def run(self) -> None:
        size = self.args.batch - self.of_web
        while not self.progress.finished:
            self.network.train()
            started, losses = time.monotonic(), []
            order = torch.randperm(len(self.fer), generator=self.generator)
            for index in range(self.steps):
                web = torch.multinomial(self.often, self.of_web, generator=self.generator)
                fer = order[index * size : (index + 1) * size]
                losses.append(self.step(torch.cat([fer, web + len(self.fer)])))
                if self.progress.finished:
                    break
            self.epoch, self.spent = self.epoch + 1, self.spent + time.monotonic() - started
            self.save()
            if self.epoch % self.args.look == 0:
                self.log(sum(losses) / len(losses))
        self.save()
        print(json.dumps(self.select(self.between())), flush=True)

    @torch.no_grad()
    def between(self) -> nn.Module:
        """The weights that count, `keep` of them those it began with."""
        network, keep = deepcopy(self.averaged.module), self.args.keep
        before = self.start.state_dict()
        for name, value in network.state_dict().items():
            if value.is_floating_point():
                value.copy_(keep * before[name] + (1 - keep) * value)
        return network.eval()

    def save(self) -> None:
        partial = self.folder / 'checkpoint.partial'
        torch.save(
            {
                'model': 'ours',
                'network': self.network.state_dict(),
                'averaged': self.averaged.state_dict(),
                'shipped': self.between().state_dict(),
                'optimizer': self.optimizer.state_dict(),
                'epoch': self.epoch,
                'spent': self.spent,
                'progress': self.progress.value,
            },
            partial,
        )
        partial.replace(self.folder / 'checkpoint.pt')

    def log(self, loss: float) -> None:
        line = {
            'epoch': self.epoch,
            'progress': round(self.progress.value, 4),
            'seconds': round(self.spent, 1),
            'rate': self.optimizer.param_groups[0]['lr'],
            'trainLoss': round(loss, 4),
            **self.select(self.averaged.module.eval()),
        }
        with (self.folder / 'log.jsonl').open('a') as file:
            file.write(json.dumps(line) + '\n')
        print(json.dumps(line), flush=True)

    def select(self, network: nn.Module) -> dict[str, float]:
        """Accuracy on PublicTest, on its clear faces by both heads together, and on the clear dev
        faces, mean of five classes, in the crop that ships."""
        told = lessons([network], as_tiles(self.public.images), ((1.0, False),))
        votes, majority = self.public.votes, torch.from_numpy(ferplus_majority(self.public.votes))
        known = majority >= 0
        clear = known & torch.from_numpy(votes.max(1) >= CLEAR_VOTES)
        figures = {
            'selectAccuracy': hits(told['fer2013'], torch.from_numpy(self.public.labels)),
            'selectFerplus': hits(told['ferplus'][known], majority[known]),
            'selectClear': hits(sum(told.values())[clear], majority[clear]),
        }
        rows = np.flatnonzero(np.isin(self.dev.clear, FIVE))
        labels = torch.from_numpy(self.dev.clear[rows])
        both = sum(lessons([network], self.dev.tiles[rows], ((0.85, False),)).values())
        recalls = [hits(both[labels == label], labels[labels == label]) for label in labels.unique()]
        figures['selectDev'] = sum(recalls) / max(1, len(recalls))
        return {key: round(value, 4) for key, value in figures.items()}


def hits(values: torch.Tensor, labels: torch.Tensor) -> float:
    return float((values.argmax(1) == labels).float().mean())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--start', required=True, metavar='NET', help='a run or an exported net')
    parser.add_argument('--teachers', nargs='*', default=[], metavar='NET', help='besides the start')
    parser.add_argument('--csv', type=Path, default=default_csv())
    parser.add_argument('--ferplus', type=Path, default=default_ferplus())
    parser.add_argument('--webfaces', type=Path, default=default_webfaces())
    parser.add_argument('--runs', type=Path, default=default_runs())
    parser.add_argument('--run', default='cameras')
    parser.add_argument('--epochs', type=float, default=25)
    parser.add_argument('--until', help='HH:MM: anneal by this time instead of counting epochs')
    parser.add_argument('--keep', type=float, default=0.5, help='share of the weights at the start')
    parser.add_argument('--share', type=float, default=0.5, help='of the teachers in the targets')
    parser.add_argument('--web', type=float, default=0.375, help='share of web faces in a batch')
    parser.add_argument('--calm', type=float, default=0.4, help="of FER-2013's faces, hardly disturbed")
    parser.add_argument('--gentle', action='store_true', help='every face hardly disturbed')
    parser.add_argument('--rounds', type=int, default=3, help="of estimating the rater's habits")
    parser.add_argument('--warmth', type=float, default=0.8, help="temperature of the teachers' answer")
    parser.add_argument('--ferplus-weight', type=float, default=0.8)
    parser.add_argument('--batch', type=int, default=256)
    parser.add_argument('--rate', type=float, default=0.06)
    parser.add_argument('--schedule', choices=('cosine', 'constant'), default='cosine')
    parser.add_argument('--ema', type=float, default=0.998)
    parser.add_argument('--look', type=int, default=8, help='epochs between two looks at PublicTest')
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--threads', type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    Run(args).run()


if __name__ == '__main__':
    main()
