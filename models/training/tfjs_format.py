"""Writes the standard tfjs layers-model format (model.json + weight shards) without TensorFlow.

Format: `tf.loadLayersModel`'s artefacts as documented by @tensorflow/tfjs-layers 4.22; weights
are HWIO float32, or float16 or uint8 with tfjs' own `quantization`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Literal

import numpy as np
import torch
from torch import nn

SHARD_BYTES = 4 * 1024 * 1024


def fold(conv: nn.Conv2d, norm: nn.BatchNorm2d | None) -> tuple[np.ndarray, np.ndarray]:
    """Kernel OIHW and bias of a convolution with its batch norm folded in."""
    kernel = conv.weight.detach().double()
    bias = torch.zeros(kernel.shape[0]).double() if conv.bias is None else conv.bias.detach().double()
    if norm is not None:
        factor = norm.weight.detach().double() / torch.sqrt(norm.running_var.double() + norm.eps)
        kernel = kernel * factor.view(-1, 1, 1, 1)
        bias = (bias - norm.running_mean.double()) * factor + norm.bias.detach().double()
    return kernel.numpy(), bias.numpy()


Precision = Literal['float32', 'float16', 'uint8']


def as_bytes(values: np.ndarray) -> tuple[np.ndarray, dict]:
    """Bytes and what tfjs needs to read them: value = byte * scale + min. Zero stays zero."""
    low, high = min(float(values.min()), 0.0), max(float(values.max()), 0.0)
    scale = (high - low) / 255 or 1.0
    zero = round(-low / scale)
    stored = np.clip(np.round(values / scale) + zero, 0, 255).astype(np.uint8)
    quantization = {'dtype': 'uint8', 'min': -zero * scale, 'scale': scale, 'original_dtype': 'float32'}
    return stored, quantization


class LayersModel:
    """Builds a functional layers model; every method returns the new layer's name."""

    def __init__(self, name: str, height: int = 48, width: int = 48, channels: int = 1):
        self.name = name
        self.layers: list[dict] = []
        self.weights: list[tuple[str, np.ndarray]] = []
        self.outputs: list[str] = []
        self.input = 'input'
        shape = [None, height, width, channels]
        config = {'batch_input_shape': shape, 'dtype': 'float32', 'sparse': False, 'name': 'input'}
        self._append('InputLayer', 'input', config, [])

    def _append(self, kind: str, name: str, config: dict, inputs: list[str]) -> str:
        nodes = [[[source, 0, 0, {}] for source in inputs]] if inputs else []
        self.layers.append(
            {
                'class_name': kind,
                'name': name,
                'config': {**config, 'name': name},
                'inbound_nodes': nodes,
            }
        )
        return name

    def rescale(self, name: str, x: str, scale: float, offset: float) -> str:
        return self._append('Rescaling', name, {'scale': scale, 'offset': offset}, [x])

    def conv(
        self,
        name: str,
        x: str,
        conv: nn.Conv2d,
        norm: nn.BatchNorm2d | None = None,
        activation: str = 'linear',
    ) -> str:
        """Convolution (or depthwise convolution, where groups equal the channels), TF 'same'
        unless the torch layer has no padding and stride 1 with a kernel above 1."""
        kernel, bias = fold(conv, norm)
        valid = conv.padding == (0, 0) and conv.stride == (1, 1) and conv.kernel_size != (1, 1)
        config = {
            'kernel_size': list(conv.kernel_size),
            'strides': list(conv.stride),
            'padding': 'valid' if valid else 'same',
            'data_format': 'channels_last',
            'dilation_rate': [1, 1],
            'activation': activation,
            'use_bias': True,
        }
        if conv.groups > 1:
            self.weights.append((f'{name}/depthwise_kernel', kernel.transpose(2, 3, 0, 1)))
            kind, config = 'DepthwiseConv2D', {**config, 'depth_multiplier': 1}
        else:
            self.weights.append((f'{name}/kernel', kernel.transpose(2, 3, 1, 0)))
            kind, config = 'Conv2D', {**config, 'filters': int(kernel.shape[0])}
        self.weights.append((f'{name}/bias', bias))
        return self._append(kind, name, config, [x])

    def crop(self, name: str, x: str, margin: int) -> str:
        config = {'cropping': [[margin, margin], [margin, margin]], 'data_format': 'channels_last'}
        return self._append('Cropping2D', name, config, [x])

    def repeat(self, name: str, x: str, times: int) -> str:
        """Every pixel `times` x `times` times."""
        config = {
            'size': [times, times],
            'interpolation': 'nearest',
            'data_format': 'channels_last',
        }
        return self._append('UpSampling2D', name, config, [x])

    def pool(self, name: str, x: str, size: int, kind: str, stride: int | None = None) -> str:
        """`kind` is `Average` or `Max`; padding 'valid' where size equals stride, else 'same'."""
        stride = stride or size
        config = {
            'pool_size': [size, size],
            'strides': [stride, stride],
            'padding': 'valid' if size == stride else 'same',
            'data_format': 'channels_last',
        }
        return self._append(f'{kind}Pooling2D', name, config, [x])

    def add(self, name: str, xs: list[str]) -> str:
        return self._append('Add', name, {}, xs)

    def relu(self, name: str, x: str) -> str:
        return self._append('Activation', name, {'activation': 'relu'}, [x])

    def global_average(self, name: str, x: str) -> str:
        return self._append('GlobalAveragePooling2D', name, {'data_format': 'channels_last'}, [x])

    def softmax(self, name: str, x: str) -> str:
        return self._append('Activation', name, {'activation': 'softmax'}, [x])

    def flatten(self, name: str, x: str) -> str:
        return self._append('Flatten', name, {'data_format': 'channels_last'}, [x])

    def dense(
        self, name: str, x: str, linear: nn.Linear, activation: str, rows: int | None = None,
        channels: int | None = None,
    ) -> str:
        """`rows` keeps only the first outputs; `channels` says how many channels a flattened
        input has, to reorder torch's CHW columns into HWC."""
        weight, bias = linear.weight.detach()[:rows], linear.bias.detach()[:rows]
        if channels is not None:
            side = round((weight.shape[1] / channels) ** 0.5)
            weight = weight.view(-1, channels, side, side).permute(0, 2, 3, 1).reshape(len(weight), -1)
        self.weights.append((f'{name}/kernel', weight.T.numpy()))
        self.weights.append((f'{name}/bias', bias.numpy()))
        config = {'units': int(weight.shape[0]), 'activation': activation, 'use_bias': True}
        return self._append('Dense', name, config, [x])

    def output(self, name: str) -> None:
        self.outputs.append(name)

    def topology(self) -> dict:
        return {
            'keras_version': '2.15.0',
            'backend': 'tensorflow',
            'model_config': {
                'class_name': 'Functional',
                'config': {
                    'name': self.name,
                    'layers': self.layers,
                    'input_layers': [[self.input, 0, 0]],
                    'output_layers': [[name, 0, 0] for name in self.outputs],
                },
            },
        }

    def save(self, folder: Path, precision: Precision = 'float16') -> int:
        """Writes model.json and shards of at most 4 MB; returns the bytes written. With `uint8`
        the kernels of convolutions are stored so, a scale and a least value each, and the rest,
        which is little, in float16."""
        folder.mkdir(parents=True, exist_ok=True)
        for stale in folder.glob('group1-shard*.bin'):
            stale.unlink()
        specs, blobs = [], []
        for name, values in self.weights:
            if not np.isfinite(values).all() or np.abs(values).max() > np.finfo(np.float16).max:
                raise ValueError(f'{name} does not fit float16')
            spec = {'name': name, 'shape': list(values.shape), 'dtype': 'float32'}
            if precision == 'uint8' and values.ndim == 4:
                stored, quantization = as_bytes(values)
                spec['quantization'] = quantization
            elif precision == 'float32':
                stored = values.astype(np.float32)
            else:
                stored = values.astype(np.float16)
                spec['quantization'] = {'dtype': 'float16', 'original_dtype': 'float32'}
            specs.append(spec)
            blobs.append(np.ascontiguousarray(stored).tobytes())
        data = b''.join(blobs)
        count = max(1, -(-len(data) // SHARD_BYTES))
        paths = [f'group1-shard{i + 1}of{count}.bin' for i in range(count)]
        for index, path in enumerate(paths):
            (folder / path).write_bytes(data[index * SHARD_BYTES : (index + 1) * SHARD_BYTES])
        document = {
            'format': 'layers-model',
            'generatedBy': 'phaser-emotion models/training/export.py',
            'convertedBy': None,
            'modelTopology': self.topology(),
            'weightsManifest': [{'paths': paths, 'weights': specs}],
        }
        text = json.dumps(document, separators=(',', ':'))
        (folder / 'model.json').write_text(text)
        return len(data) + len(text)
