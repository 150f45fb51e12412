"""Reads our net back from the tfjs files that `export.py` wrote: to teach another, or to train on."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import torch
from torch import nn

from networks.residual import ResidualNet, SameConv

# The files hold no logit for contempt, which nobody is to learn from them.
ABSENT = -20.0


def read_weights(folder: Path) -> tuple[dict, dict[str, torch.Tensor]]:
    """model.json and its weights by name, float32."""
    document = json.loads((folder / 'model.json').read_text())
    weights, tensors = document['weightsManifest'][0], {}
    data = b''.join((folder / path).read_bytes() for path in weights['paths'])
    at = 0
    for spec in weights['weights']:
        packing = spec.get('quantization', {'dtype': 'float32'})
        count = int(np.prod(spec['shape']))
        stored = np.frombuffer(data, packing['dtype'], count, at).reshape(spec['shape'])
        at += stored.nbytes
        values = stored.astype(np.float32) * packing.get('scale', 1) + packing.get('min', 0)
        tensors[spec['name']] = torch.from_numpy(values.astype(np.float32))
    return document, tensors


@torch.no_grad()
def restore(folder: Path) -> ResidualNet:
    """The net of `folder`, in evaluation mode; its batch norms only add the folded bias."""
    document, weights = read_weights(folder)
    layers = document['modelTopology']['model_config']['config']['layers']
    strides = {layer['name']: layer['config'].get('strides') for layer in layers}
    blocks: list[tuple[int, int]] = []
    while f'block{len(blocks) + 1}_first/kernel' in weights:
        name = f'block{len(blocks) + 1}_first'
        blocks.append((weights[f'{name}/kernel'].shape[3], strides[name][0]))
    network = ResidualNet(weights['stem/kernel'].shape[3], tuple(blocks))

    def fill(name: str, conv: nn.Conv2d, norm: nn.BatchNorm2d) -> None:
        conv.weight.copy_(weights[f'{name}/kernel'].permute(3, 2, 0, 1))
        norm.bias.copy_(weights[f'{name}/bias'])
        norm.weight.fill_(1)
        norm.running_var.fill_(1 - norm.eps)

    def fill_same(name: str, layer: SameConv) -> None:
        fill(name, layer.conv, layer.norm)

    fill_same('stem', network.stem)
    for index, block in enumerate(network.blocks, 1):
        fill_same(f'block{index}_first', block.first)
        fill_same(f'block{index}_second', block.second)
        if block.project is not None:
            fill(f'block{index}_project', *block.project)
    for head in ('fer2013', 'ferplus'):
        kernel, bias = weights[f'{head}/kernel'], weights[f'{head}/bias']
        linear = getattr(network, head)
        linear.weight.zero_()
        linear.bias.fill_(ABSENT)
        linear.weight[: kernel.shape[1]] = kernel.T
        linear.bias[: bias.shape[0]] = bias
    return network.eval()


@torch.no_grad()
def awaken(network: nn.Module, images: torch.Tensor) -> None:
    """Gives batch norms that were folded away the statistics of `images` [N,1,48,48] without
    changing what the net answers, so that it can be trained on."""
    network.eval()

    def normalise(norm: nn.BatchNorm2d, inputs: tuple[torch.Tensor]) -> None:
        variance, mean = torch.var_mean(inputs[0], (0, 2, 3), correction=0)
        # y = w (x - m) / s + b with other m and s
        factor = norm.weight / torch.sqrt(norm.running_var + norm.eps)
        norm.bias += factor * (mean - norm.running_mean)
        norm.weight.copy_(factor * torch.sqrt(variance + norm.eps))
        norm.running_mean.copy_(mean)
        norm.running_var.copy_(variance)

    hooks = [
        module.register_forward_pre_hook(normalise)
        for module in network.modules()
        if isinstance(module, nn.BatchNorm2d)
    ]
    network(images)
    for hook in hooks:
        hook.remove()
