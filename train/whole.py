"""Products in whole numbers as crates/dateline-nlp/src/engine/kernel.rs takes them, for reference values of what the engine gives."""

import torch
import torch.nn.functional as F
from torch import nn

STEPS, LARGEST = 1024.0, 32767.0


def weights(weight):
    """Rows of `weight` rounded to 16-bit numbers with a scale each, such that no sum leaves 32 bits."""
    most = max((2147483648.0 / LARGEST) // 1 - weight.shape[1] / 2 - 1, 1.0)
    scale = torch.maximum(weight.abs().sum(1) / most, weight.abs().amax(1) / 32767)
    scale = torch.where(scale > 0, scale, torch.ones_like(scale)).unsqueeze(1)
    return torch.round(weight / scale) * scale


class Whole(nn.Linear):
    """A linear layer on rounded inputs and weights."""

    def forward(self, x):
        return F.linear(torch.clamp(torch.round(x * STEPS), -LARGEST, LARGEST) / STEPS, weights(self.weight), self.bias)


def whole(network):
    """Makes the linear layers of the network round as the engine does; all but the one that the engine takes in floating point."""
    for name, module in network.named_modules():
        if isinstance(module, nn.Linear) and name != "arc_bias":
            module.__class__ = Whole
    return network
