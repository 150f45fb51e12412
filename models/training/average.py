#!/usr/bin/env python3
"""Averages the weights of nets that began as one: `python3 models/training/average.py RUN NET=SHARE…`.

The result counts as a run (Wortsman et al. 2022): what one of them forgot the others still know.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import torch  # noqa: E402
from torch import nn  # noqa: E402

from data import default_csv, default_ferplus, default_runs, load_splits  # noqa: E402
from train import BATCH_OF_STATISTICS, net_of  # noqa: E402


def averaged(networks: list[nn.Module], shares: list[float]) -> dict[str, torch.Tensor]:
    """A state whose weights and statistics are the mean by `shares`, which need not sum to 1."""
    states = [network.state_dict() for network in networks]
    total = sum(shares)
    return {
        name: sum(state[name] * (share / total) for state, share in zip(states, shares))
        if value.is_floating_point()
        else value
        for name, value in states[0].items()
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('run', help='where the average goes')
    parser.add_argument('nets', nargs='+', metavar='NET=SHARE', help='a run or an exported net')
    parser.add_argument('--csv', type=Path, default=default_csv())
    parser.add_argument('--ferplus', type=Path, default=default_ferplus())
    parser.add_argument('--runs', type=Path, default=default_runs())
    args = parser.parse_args()
    images = load_splits(args.csv, args.ferplus)['Training'].images[:BATCH_OF_STATISTICS]
    names, shares = zip(*(net.rsplit('=', 1) for net in args.nets))
    networks = [net_of(name, args.runs, images) for name in names]
    folder = args.runs / args.run
    folder.mkdir(parents=True, exist_ok=True)
    state = averaged(networks, [float(share) for share in shares])
    torch.save({'model': 'ours', 'shipped': state}, folder / 'checkpoint.pt')
    print(folder / 'checkpoint.pt')


if __name__ == '__main__':
    main()
