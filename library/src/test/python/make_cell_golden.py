"""Writes what PyTorch makes of recurrent nets, attention and cross-entropy, for the tests to compare with.

Run with PyTorch 2.13: python make_cell_golden.py; it writes ../resources/golden/*.json. Everything is computed in
double precision. Parameters keep PyTorch's names, except that biases of the Java side have shape [1, G].
"""

import json
import pathlib

import torch
from torch import nn
from torch.nn import functional

GOLDEN = pathlib.Path(__file__).parent.parent / "resources" / "golden"
RATE = 0.01
LENGTHS = [3, 5, 1, 4]


def numbers(tensor):
    """A tensor as nested lists, with 14 digits."""
    if tensor.dim() == 0:
        return float(f"{tensor.item():.14g}")
    return [numbers(part) for part in tensor.detach()]


def rounded(*shape):
    """Random numbers that are short as decimals."""
    return (torch.rand(*shape) * 2 - 1).mul(1000).round().div(1000)


def shorten(parameters):
    with torch.no_grad():
        for parameter in parameters.values():
            parameter.copy_(rounded(*parameter.shape).mul(0.6).mul(1000).round().div(1000))


def trained(parameters, loss):
    """The losses before each of ten steps of gradient descent."""
    losses = []
    for _ in range(10):
        for parameter in parameters.values():
            parameter.grad = None
        value = loss()
        value.backward()
        losses.append(numbers(value))
        with torch.no_grad():
            for parameter in parameters.values():
                parameter -= RATE * parameter.grad
    return losses


def recorded(parameters, loss):
    """What all cases have: weights, loss, gradients, losses of training."""
    weights = {name: numbers(p) for name, p in parameters.items()}
    value = loss()
    value.backward()
    gradients = {name: numbers(p.grad) for name, p in parameters.items()}
    return {"weights": weights, "loss": numbers(value), "gradients": gradients, "rate": RATE,
            "losses": trained(parameters, loss)}


def step(kind, x, h, w_ih, w_hh, b_ih, b_hh):
    """One step of a cell that PyTorch lacks, by plain equations."""
    if kind == "logistic":
        return torch.sigmoid(w_ih @ x + b_ih + w_hh @ h + b_hh)
    i_r, i_z, i_n = (w_ih @ x + b_ih).chunk(3)
    u_r, u_z, u_n = w_hh.chunk(3)
    b_r, b_z, b_n = b_hh.chunk(3)
    r, z = torch.sigmoid(i_r + u_r @ h + b_r), torch.sigmoid(i_z + u_z @ h + b_z)
    n = torch.tanh(i_n + u_n @ (r * h) + b_n)  # the reset before the product (Cho et al. 2014)
    return (1 - z) * n + z * h


def by_steps(kind, net, sequences):
    """What a net of such cells gives, as PyTorch's nets do."""
    outputs, lasts = list(sequences), []
    for layer in range(net.num_layers):
        sides = []
        for suffix in (f"_l{layer}", f"_l{layer}_reverse")[: 2 if net.bidirectional else 1]:
            weights = [getattr(net, name + suffix) for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")]
            backwards, side, last = suffix.endswith("reverse"), [], []
            for sequence in outputs:
                h, states = torch.zeros(net.hidden_size), []
                for x in sequence.flip(0) if backwards else sequence:
                    h = step(kind, x, h, *weights)
                    states.append(h)
                side.append(torch.stack(states[::-1] if backwards else states))
                last.append(h)
            sides.append(side)
            lasts.append(torch.stack(last))
        outputs = [torch.cat(parts, -1) for parts in zip(*sides)]
    return outputs, (torch.stack(lasts),)


def recurrent(kind, layers, both):
    makers = {"tanh": nn.RNN, "relu": nn.RNN, "logistic": nn.RNN, "lstm": nn.LSTM, "gru": nn.GRU}
    extra = {"nonlinearity": kind} if kind in ("tanh", "relu") else {}
    net = makers.get(kind, nn.GRU)(2, 3, num_layers=layers, bidirectional=both, **extra)
    parameters = dict(net.named_parameters())
    shorten(parameters)
    sequences = [rounded(length, 2).requires_grad_() for length in LENGTHS]

    def run():
        if kind in ("logistic", "gru-reset-before"):
            return by_steps(kind, net, sequences)
        packed = nn.utils.rnn.pack_sequence(sequences, enforce_sorted=False)
        output, last = net(packed)
        return nn.utils.rnn.unpack_sequence(output), last if kind == "lstm" else (last,)

    def loss():
        output, last = run()
        return sum((o * o).sum() for o in output) + sum((part * part).sum() for part in last)

    output, last = run()
    case = {"cell": kind, "layers": layers, "both": both, "inputs": [numbers(s) for s in sequences],
            "outputs": [numbers(o) for o in output], "last": [numbers(part) for part in last]}
    weights = {name: numbers(p) for name, p in parameters.items()}
    value = loss()
    value.backward()
    case["input gradients"] = [numbers(s.grad) for s in sequences]
    for p in parameters.values():
        p.grad = None
    case |= recorded(parameters, loss)
    assert case["weights"] == weights
    return case


def cross_entropy():
    layer = nn.Linear(4, 7)
    parameters = dict(layer.named_parameters())
    shorten(parameters)
    x = rounded(5, 4)
    targets = torch.tensor([3, 0, 6, 3, 2])

    def loss():
        return functional.cross_entropy(layer(x), targets, label_smoothing=0.1, reduction="sum")

    losses = functional.cross_entropy(layer(x), targets, reduction="none")
    return {"x": numbers(x), "targets": targets.tolist(), "smoothing": 0.1, "each": numbers(losses),
            **recorded(parameters, loss)}


class Translation(nn.Module):
    """A bidirectional encoder, and a decoder that reads its input and what its state attends to, by plain equations."""

    def __init__(self, kind, cell):
        super().__init__()
        self.kind, self.cell, e, h, a = kind, cell, 3, 4, 5
        self.source = nn.Embedding(6, e)
        self.encoder = nn.GRU(e, h, bidirectional=True)
        self.bridge = nn.Linear(2 * h, h)
        self.target = nn.Embedding(7, e)
        self.decoder = (nn.LSTMCell if cell == "lstm" else nn.GRUCell)(e + 2 * h, h)
        self.query = nn.Linear(h, a if kind == "additive" else 2 * h, bias=False)
        if kind == "additive":
            self.key = nn.Linear(2 * h, a)
            self.score = nn.Parameter(torch.zeros(1, a))
        self.output = nn.Linear(3 * h, 7)

    def attend(self, h, values):
        if self.kind == "additive":
            scores = torch.tanh(self.query(h) + self.key(values)) @ self.score[0]
        else:
            scores = values @ self.query(h)
        weights = torch.softmax(scores, 0)
        return weights @ values, weights

    def pair(self, source, target):
        values, last = self.encoder(self.source(torch.tensor(source)))
        h = torch.tanh(self.bridge(torch.cat([last[0], last[1]], -1)))
        c = torch.zeros_like(h)
        all_h, all_weights, loss = [], [], 0
        for word, following in zip(target, target[1:]):
            context, weights = self.attend(h, values)
            x = torch.cat([self.target.weight[word], context])
            if self.cell == "lstm":
                h, c = self.decoder(x, (h, c))
            else:
                h = self.decoder(x, h)
            logits = self.output(torch.cat([h, context]))
            loss = loss + functional.cross_entropy(logits, torch.tensor(following), reduction="sum")
            all_h.append(h)
            all_weights.append(weights)
        return torch.stack(all_h), torch.stack(all_weights), loss


def attention(kind, cell):
    net = Translation(kind, cell)
    named = {"query": "decoder.attention.query", "key": "decoder.attention.key", "score": "decoder.attention.score"}
    parameters = {}
    for name, parameter in net.named_parameters():
        first, dot, rest = name.partition(".")
        parameters[named.get(first, first) + dot + rest] = parameter
    shorten(parameters)
    pairs = [([1, 4, 2], [0, 5, 1]), ([3, 3, 5, 1, 0], [0, 2, 2, 6, 1]), ([2], [0, 3, 1]), ([5, 0], [0, 4, 4, 1])]
    results = [net.pair(*pair) for pair in pairs]
    return {"kind": kind, "cell": cell, "sources": [s for s, _ in pairs], "targets": [t for _, t in pairs],
            "outputs": [numbers(h) for h, _, _ in results], "alignments": [numbers(w) for _, w, _ in results],
            **recorded(parameters, lambda: sum(net.pair(*pair)[2] for pair in pairs))}


def write(name, cases):
    GOLDEN.mkdir(parents=True, exist_ok=True)
    (GOLDEN / f"{name}.json").write_text(json.dumps(cases, separators=(",", ":")) + "\n")


def main():
    torch.set_default_dtype(torch.float64)
    torch.manual_seed(1)
    for kind in ("tanh", "relu", "lstm", "gru"):
        write(kind, [recurrent(kind, layers, both) for layers in (1, 2) for both in (False, True)])
    write("cross-entropy", [cross_entropy()])
    write("attention", [attention(kind, cell) for kind, cell in (("additive", "gru"), ("general", "lstm"))])
    for kind in ("logistic", "gru-reset-before"):
        write(kind, [recurrent(kind, layers, both) for layers in (1, 2) for both in (False, True)])


if __name__ == "__main__":
    main()
