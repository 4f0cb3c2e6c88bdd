"""Writes what PyTorch makes of nets over trees, for the tests to compare with.

Run with PyTorch 2.13: python make_tree_golden.py; it writes ../resources/golden/*.json, a file a cell. Everything is
computed in double precision, node by node, by the equations of the papers. Trees are numbers of children in
postorder.
"""

import torch
from make_cell_golden import numbers, recorded, rounded, shorten, write

TREES = [[0, 0, 2, 0, 2], [0], [0, 0, 0, 2, 1, 2], [0, 1]]
WIDE = [[0, 0, 0, 3, 0, 2], [0], [0, 0, 0, 0, 0, 2, 4, 1], [0, 1]]
H = 3


def gate(p, name, x, h):
    """W x + U h + b, without what is absent."""
    total = p[f"{name}.bias"]
    if x is not None:
        total = total + p[f"{name}.weight_ih"] @ x
    if h is not None:
        total = total + p[f"{name}.weight_hh"] @ h
    return total


def lstm(gates, kept):
    i, o, g = gates.chunk(3)
    c = torch.sigmoid(i) * torch.tanh(g) + kept
    return torch.sigmoid(o) * torch.tanh(c), c


def child_sum(p, x, children):
    total = sum(h for h, _ in children) if children else None
    kept = sum(torch.sigmoid(gate(p, "forget", x, h)) * c for h, c in children)
    return lstm(gate(p, "gates", x, total), kept)


def tree_lstm(p, x, children):
    if not children:
        return lstm(gate(p, "gates", x, None), 0)
    absent = (torch.zeros(H), torch.zeros(H))
    left, right = (children + [absent])[:2]
    both = torch.cat([left[0], right[0]])
    first, second = torch.sigmoid(gate(p, "forget", x, both)).chunk(2)
    return lstm(gate(p, "gates", x, both), first * left[1] + second * right[1])


def tree_gru(p, x, children):
    total = sum(h for h, in children) if children else None
    part = sum(torch.sigmoid(gate(p, "reset", x, h)) * h for h, in children) if children else None
    z = torch.sigmoid(gate(p, "update", x, total))
    n = torch.tanh(gate(p, "candidate", x, part))
    return ((1 - z) * n + (z * total if children else 0),)


def pair(children):
    return torch.cat([h for h, *_ in children] + [torch.zeros(H)] * (2 - len(children)))


def recursive(p, x, children):
    return (torch.tanh(p["node.weight"] @ pair(children) + p["node.bias"]) if children else x,)


def rntn(p, x, children):
    if not children:
        return (x,)
    c = pair(children)
    slices = p["tensor.weight"].view(H, 2 * H, 2 * H)
    return (torch.tanh(torch.einsum("i,kij,j->k", c, slices, c) + p["node.weight"] @ c + p["node.bias"]),)


def untied(p, x, children):
    """The second part of a state says whether it is that of a leaf, and holds its word."""
    if not children:
        return p["leaf.weight"][:H] @ x + p["leaf.bias"][:H], x
    total = torch.zeros(H)
    for side, (h, word) in enumerate(children):
        if word is None:
            rows = slice(side * H, side * H + H)
            total = total + p["node.weight"][rows] @ h + p["node.bias"][rows]
        else:
            rows = slice(side * H + H, side * H + 2 * H)
            total = total + p["leaf.weight"][rows] @ word + p["leaf.bias"][rows]
    return torch.tanh(total), None


def gates(name, width, inputs, states):
    return {f"{name}.weight_ih": (width, inputs), f"{name}.weight_hh": (width, states), f"{name}.bias": (width,)}


NODE = {"node.weight": (H, 2 * H), "node.bias": (H,)}
CELLS = {
    "child-sum": (child_sum, 2, WIDE, gates("gates", 3 * H, 2, H) | gates("forget", H, 2, H)),
    "tree-lstm": (tree_lstm, 2, TREES, gates("gates", 3 * H, 2, 2 * H) | gates("forget", 2 * H, 2, 2 * H)),
    "tree-gru": (tree_gru, 2, WIDE,
                 gates("reset", H, 2, H) | gates("update", H, 2, H) | gates("candidate", H, 2, H)),
    "recursive": (recursive, H, TREES, NODE),
    "rntn": (rntn, H, TREES, {"tensor.weight": (2 * H * H, 2 * H)} | NODE),
    "untied": (untied, 2, TREES, {"leaf.weight": (3 * H, 2), "leaf.bias": (3 * H,),
                                  "node.weight": (2 * H, H), "node.bias": (2 * H,)}),
}


def states(cell, parameters, tree, words, everywhere):
    """h of all nodes of a tree, in postorder."""
    words = iter(words)
    waiting, outputs = [], []
    for arity in tree:
        children = waiting[len(waiting) - arity:]
        del waiting[len(waiting) - arity:]
        state = cell(parameters, next(words, None) if arity == 0 or everywhere else None, children)
        waiting.append(state)
        outputs.append(state[0])
    return torch.stack(outputs)


def case(name, everywhere):
    cell, inputs, trees, shapes = CELLS[name]
    parameters = {weight: torch.zeros(shape, requires_grad=True) for weight, shape in shapes.items()}
    shorten(parameters)
    words = [rounded(len(tree) if everywhere else tree.count(0), inputs).requires_grad_() for tree in trees]

    def loss():
        unused = 0 * sum(parameter.sum() for parameter in parameters.values())  # a gradient of zeros, not none
        energies = [(states(cell, parameters, tree, of, everywhere) ** 2).sum() for tree, of in zip(trees, words)]
        return sum(energies) + unused

    outputs = [numbers(states(cell, parameters, *both, everywhere)) for both in zip(trees, words)]
    loss().backward()
    gradients = [numbers(of.grad) for of in words]
    for parameter in parameters.values():
        parameter.grad = None
    return {"cell": name, "kind": "everywhere" if everywhere else "leaves", "inputs": inputs, "trees": trees,
            "words": [numbers(of) for of in words], "outputs": outputs, "word gradients": gradients,
            **recorded(parameters, loss)}


def main():
    torch.set_default_dtype(torch.float64)
    torch.manual_seed(1)
    for name in CELLS:
        inner = name in ("child-sum", "tree-lstm", "tree-gru")
        write(name, [case(name, everywhere) for everywhere in ([False, True] if inner else [False])])


if __name__ == "__main__":
    main()
