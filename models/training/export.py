#!/usr/bin/env python3
"""Writes a trained row as a tfjs layers model: `python3 models/training/export.py ours`.

The shipped model goes to models/emotion; other rows to the run's folder.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import get_args

sys.path.insert(0, str(Path(__file__).resolve().parent))

import torch  # noqa: E402
from torch import nn  # noqa: E402

from data import FER_LABELS, REPOSITORY, default_runs  # noqa: E402
from recipes import RECIPES  # noqa: E402
from restore import restore  # noqa: E402
from tfjs_format import LayersModel, Precision  # noqa: E402


def load_network(checkpoint: Path) -> nn.Module:
    """The weights that count of a checkpoint, on the CPU, in evaluation mode."""
    state = torch.load(checkpoint, map_location='cpu', weights_only=False)
    network = RECIPES[state['model']].network()
    network.load_state_dict(state['shipped'])
    return network.eval()


def export(
    model: str, network: nn.Module, folder: Path, precision: Precision = 'float16'
) -> int:
    layers = LayersModel(model.replace('-', '_'))
    network.describe(layers)
    return layers.save(folder, precision)


def how_far(model: str, run: Path) -> dict:
    last = json.loads((run / 'log.jsonl').read_text().splitlines()[-1])
    return {
        'epochs': last['epoch'],
        'plannedEpochs': RECIPES[model].epochs,
        'seconds': round(last['seconds']),
        'complete': last['progress'] >= 1,
    }


def row_card(model: str, run: Path) -> dict:
    """The card of a row that does not ship: how to read it and how far it was trained."""
    recipe = RECIPES[model]
    return {
        'name': model,
        'title': recipe.title,
        'labels': FER_LABELS,
        'temperature': {'fer2013': 1},
        'default': {'fer2013': 1},
        'published': recipe.published,
        'training': how_far(model, run),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('model', choices=sorted(RECIPES))
    parser.add_argument('--runs', type=Path, default=default_runs())
    parser.add_argument(
        '--checkpoint', type=Path, help='or a folder that holds an exported net of our kind'
    )
    parser.add_argument('--out', type=Path)
    parser.add_argument(
        '--precision',
        choices=get_args(Precision),
        help='of the stored weights; uint8 for ours and float16 for the others unless told',
    )
    args = parser.parse_args()
    checkpoint = args.checkpoint or args.runs / args.model / 'checkpoint.pt'
    if not checkpoint.exists():
        sys.exit(f'{checkpoint} not found: train first (python3 models/training/train.py {args.model})')
    shipped = REPOSITORY / 'models' / 'emotion'
    fallback = shipped if args.model == 'ours' else args.runs / args.model / 'tfjs'
    folder = args.out or fallback
    network = restore(checkpoint) if checkpoint.is_dir() else load_network(checkpoint)
    precision = args.precision or ('uint8' if args.model == 'ours' else 'float16')
    size = export(args.model, network, folder, precision)
    run, path = args.runs / args.model, folder / 'card.json'
    if args.model != 'ours':
        path.write_text(json.dumps(row_card(args.model, run), indent=1))
    elif path.exists() and not checkpoint.is_dir():
        card = json.loads(path.read_text())
        card['training'] = card['training'] | how_far(args.model, run)
        path.write_text(json.dumps(card, indent=2, ensure_ascii=False) + '\n')
    print(f'{folder}: {size} bytes')


if __name__ == '__main__':
    main()
