#!/usr/bin/env python3
"""Trains one row of the comparison: `python3 models/training/train.py ours`."""

from __future__ import annotations

import argparse
import sys
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import numpy as np  # noqa: E402
import torch  # noqa: E402
from torch import nn  # noqa: E402

import parallel  # noqa: E402
from data import default_csv, default_ferplus, default_runs, load_splits  # noqa: E402
from export import load_network  # noqa: E402
from loop import Trainer  # noqa: E402
from predict import as_input  # noqa: E402
from recipes import RECIPES  # noqa: E402
from restore import awaken, restore  # noqa: E402
from schedule import seconds_until  # noqa: E402

BATCH_OF_STATISTICS = 1024


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('model', choices=sorted(RECIPES))
    parser.add_argument('--csv', type=Path, default=default_csv())
    parser.add_argument('--ferplus', type=Path, default=default_ferplus())
    parser.add_argument(
        '--runs', type=Path, default=default_runs(), help='folder of checkpoints and logs'
    )
    parser.add_argument('--run', help="the run's folder in there; the model's name unless told")
    parser.add_argument(
        '--teachers',
        nargs='+',
        default=[],
        metavar='NET',
        help='nets that teach this one: runs, or folders that hold an exported residual net',
    )
    parser.add_argument(
        '--start', metavar='NET', help='begin with the weights of such a net instead of at random'
    )
    parser.add_argument('--epochs', type=int, help="instead of the recipe's own number")
    parser.add_argument('--until', help='HH:MM: anneal by this time instead of counting epochs')
    parser.add_argument('--max-epochs', type=int, help='stop after so many epochs, to resume later')
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--limit', type=int, help='use only the first N images of each split')
    parser.add_argument('--fresh', action='store_true', help='do not resume')
    parser.add_argument('--compile', action='store_true', help='torch.compile')
    parser.add_argument(
        '--processes', type=int, default=1, help='share each step among single-threaded processes'
    )
    return parser.parse_args()


def net_of(name: str, runs: Path, images: np.ndarray) -> nn.Module:
    """A run's net or an exported one, whose batch norms then get their statistics from `images`."""
    checkpoint = runs / name / 'checkpoint.pt'
    if checkpoint.exists():
        return load_network(checkpoint)
    network = restore(Path(name))
    awaken(network, as_input(images))
    return network


def train(args: argparse.Namespace) -> None:
    splits = load_splits(args.csv, args.ferplus)
    if args.limit:
        splits = {name: split.take(np.arange(args.limit)) for name, split in splits.items()}
    some = splits['Training'].images[:BATCH_OF_STATISTICS]
    trainer = Trainer(
        args.model,
        splits['Training'],
        splits['PublicTest'],
        args.runs / (args.run or args.model),
        seed=args.seed,
        epochs=args.epochs,
        seconds=seconds_until(args.until) if args.until else None,
        compile_network=args.compile,
        teachers=tuple(net_of(name, args.runs, some) for name in args.teachers),
    )
    if not args.fresh and trainer.resume():
        print(f'resumed after epoch {trainer.epoch}', flush=True)
    elif args.start:
        trainer.start_from(net_of(args.start, args.runs, some))
    parameters = sum(p.numel() for p in trainer.network.parameters())
    print(f'{args.model}: {parameters} parameters on {trainer.device}, torch {torch.__version__}')
    trainer.run(args.max_epochs)


def main() -> None:
    args = arguments()
    if not args.csv.exists():
        sys.exit(f'{args.csv} not found: pass --csv PATH/fer2013.csv (see models/training/README.md)')
    parallel.run(partial(train, args), args.processes)


if __name__ == '__main__':
    main()
