#!/usr/bin/env python3
"""Fits the linear `ferplus` head of a trained residual net once more, on the majority of the votes
instead of their shares, over the features that its trunk gives: `python3 models/training/refit.py ours`.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import torch  # noqa: E402
from torch.nn import functional as F  # noqa: E402

from augment import mild  # noqa: E402
from data import Split, default_csv, default_ferplus, default_runs  # noqa: E402
from data import ferplus_majority, load_splits  # noqa: E402
from export import load_network  # noqa: E402
from networks.residual import ResidualNet  # noqa: E402
from predict import as_input, device_at_hand  # noqa: E402

# How dear it is to leave the weights that training found.
PULL = 1e-3
# Every image as it is, mirrored, and twice mildly moved.
VIEWS = (
    lambda images, _: images,
    lambda images, _: images.flip(3),
    mild,
    mild,
)


@torch.no_grad()
def features(network: ResidualNet, split: Split, device: torch.device) -> torch.Tensor:
    """What the heads see of every image, view after view: float32 [views × N, channels]."""
    generator = torch.Generator(device).manual_seed(5)
    seen: list[torch.Tensor] = []
    hook = network.ferplus.register_forward_pre_hook(lambda _, inputs: seen.append(inputs[0]))
    for view in VIEWS:
        for start in range(0, len(split), 512):
            x = as_input(split.images[start : start + 512]).to(device)
            network(view(x, generator).contiguous(memory_format=torch.channels_last))
    hook.remove()
    return torch.cat(seen)


def refit(network: ResidualNet, split: Split, device: torch.device) -> None:
    network.to(device, memory_format=torch.channels_last)
    majority = torch.from_numpy(ferplus_majority(split.votes)).to(device).repeat(len(VIEWS))
    known = majority >= 0
    seen, labels = features(network, split, device)[known], majority[known]
    head, before = network.ferplus, network.ferplus.weight.detach().clone()
    optimizer = torch.optim.LBFGS(head.parameters(), max_iter=60, line_search_fn='strong_wolfe')

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        value = F.cross_entropy(head(seen), labels) + PULL * ((head.weight - before) ** 2).sum()
        value.backward()
        return value

    optimizer.step(loss)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('run', help="the run's folder, which must hold a residual net")
    parser.add_argument('--runs', type=Path, default=default_runs())
    parser.add_argument('--csv', type=Path, default=default_csv())
    parser.add_argument('--ferplus', type=Path, default=default_ferplus())
    args = parser.parse_args()
    path = args.runs / args.run / 'checkpoint.pt'
    state = torch.load(path, map_location='cpu', weights_only=False)
    network = load_network(path)
    refit(network, load_splits(args.csv, args.ferplus)['Training'], device_at_hand())
    state['shipped'] = network.cpu().state_dict()
    torch.save(state, path)


if __name__ == '__main__':
    main()
