"""Writes what PyTorch makes of a conditional random field over chains, for the tests to compare with.

Run with PyTorch 2.13: python make_crf_golden.py; it writes ../resources/golden/crf.json. The sum over all chains is
taken by the forward algorithm, the gradients by automatic differentiation, both in double precision; the best chain is
found among all of them, one by one.
"""

import itertools
import json
import pathlib

import torch

GOLDEN = pathlib.Path(__file__).parent.parent / "resources" / "golden"


def numbers(tensor):
    """A tensor as nested lists, with 14 digits."""
    if tensor.dim() == 0:
        return float(f"{tensor.item():.14g}")
    return [numbers(part) for part in tensor.detach()]


def weight(spread, *shape):
    numbers = (torch.rand(*shape, dtype=torch.float64) * 2 - 1).mul(spread * 1000).round().div(1000)
    return numbers.requires_grad_(True)


def score(chain, emissions, transitions, begin, end):
    total = begin[chain[0]] + end[chain[-1]]
    total = total + sum(emissions[t, label] for t, label in enumerate(chain))
    return total + sum(transitions[a, b] for a, b in itertools.pairwise(chain))


def log_sum(emissions, transitions, begin, end):
    forward = begin + emissions[0]
    for row in emissions[1:]:
        forward = torch.logsumexp(forward[:, None] + transitions, 0) + row
    return torch.logsumexp(forward + end, 0)


def case(labels, lengths, spread):
    transitions, begin, end = weight(spread, labels, labels), weight(spread, labels), weight(spread, labels)
    emissions = [weight(spread, length, labels) for length in lengths]
    truth = [torch.randint(labels, (length,)).tolist() for length in lengths]
    losses = torch.stack([
        log_sum(rows, transitions, begin, end) - score(chain, rows, transitions, begin, end)
        for rows, chain in zip(emissions, truth)
    ])
    losses.sum().backward()
    best = [
        max(itertools.product(range(labels), repeat=length),
            key=lambda chain, i=i: score(chain, emissions[i], transitions, begin, end).item())
        for i, length in enumerate(lengths)
    ]
    return {
        "transitions": numbers(transitions), "begin": numbers(begin), "end": numbers(end),
        "emissions": [numbers(rows) for rows in emissions], "truth": truth, "losses": numbers(losses), "best": best,
        "gradients": {
            "transitions": numbers(transitions.grad), "begin": numbers(begin.grad), "end": numbers(end.grad),
            "emissions": [numbers(rows.grad) for rows in emissions],
        },
    }


def main():
    torch.manual_seed(6)
    cases = [case(3, [5, 1, 6, 2], 2), case(5, [4, 4], 4), case(2, [9], 1)]
    (GOLDEN / "crf.json").write_text(json.dumps(cases) + "\n")


main()
