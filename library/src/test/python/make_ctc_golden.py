"""Writes what PyTorch makes of the CTC loss, for the tests to compare with.

Run with PyTorch 2.13: python make_ctc_golden.py; it writes ../resources/golden/ctc.json. Everything is computed in
double precision, the gradient through the softmax, with zero for sequences whose labels do not fit.
"""

import json
import pathlib

import torch
from torch.nn import functional

GOLDEN = pathlib.Path(__file__).parent.parent / "resources" / "golden"


def numbers(tensor):
    """A tensor as nested lists, with 14 digits."""
    if tensor.dim() == 0:
        return float(f"{tensor.item():.14g}")
    return [numbers(part) for part in tensor.detach()]


def case(blank, symbols, lengths, labels, spread):
    steps, rows = max(lengths), len(lengths)
    logits = (torch.rand(steps, rows, symbols, dtype=torch.float64) * 2 - 1).mul(spread * 1000).round().div(1000)
    logits.requires_grad_(True)
    widest = max(map(len, labels))
    padded = torch.tensor([row + [0 if blank else 1] * (widest - len(row)) for row in labels])
    losses = functional.ctc_loss(logits.log_softmax(-1), padded, torch.tensor(lengths),
                                 torch.tensor([len(row) for row in labels]), blank=blank, reduction="none",
                                 zero_infinity=True)
    losses.sum().backward()
    return {
        "blank": blank, "labels": labels, "losses": numbers(losses),
        "impossible": sum(1 for loss in losses if loss.item() == 0),
        "logits": [numbers(logits[:length, i]) for i, length in enumerate(lengths)],
        "gradients": [numbers(logits.grad[:length, i]) for i, length in enumerate(lengths)],
    }


def main():
    torch.manual_seed(5)
    cases = [
        case(0, 5, [6, 2, 9, 1], [[1, 2, 2], [3, 3], [], [4]], 2),
        case(3, 7, [12, 12, 5], [[0, 0, 1, 6, 6, 5], [2], [4, 5, 6, 4, 5]], 4),
        case(8, 9, [20, 7], [[1, 2, 3, 4, 5, 6, 7, 0, 1, 1, 2, 3, 4, 5, 6, 7, 0, 1], [5, 5, 5]], 1),
    ]
    (GOLDEN / "ctc.json").write_text(json.dumps(cases) + "\n")


main()
