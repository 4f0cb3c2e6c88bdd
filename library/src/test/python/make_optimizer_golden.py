"""Writes ten steps of PyTorch's optimisers, in double precision, for OptimizerLawsTest.

Run from the folder `library`: python src/test/python/make_optimizer_golden.py
"""

import json
import pathlib

import torch

ROWS, COLUMNS, STEPS = 5, 3, 10
FILE = pathlib.Path("src/test/resources/rondo/learn/optimizer/pytorch.json")


def rounded(tensor):
    return tensor.detach().flatten().tolist()


def run(name, make, sparse=False, clip=0.0):
    generator = torch.Generator().manual_seed(len(name))
    start = torch.randn(ROWS, COLUMNS, generator=generator, dtype=torch.float64)
    weight = torch.nn.Parameter(start.clone())
    optimizer = make([weight])
    steps = []
    for _ in range(STEPS):
        if sparse:
            # a row may occur again; gradients of equal rows add up
            rows = torch.randint(0, ROWS, (4,), generator=generator)
            values = torch.randn(4, COLUMNS, generator=generator, dtype=torch.float64)
            weight.grad = torch.sparse_coo_tensor(rows[None], values, (ROWS, COLUMNS)).coalesce()
            step = {"rows": rows.tolist(), "gradient": rounded(values)}
        else:
            weight.grad = torch.randn(ROWS, COLUMNS, generator=generator, dtype=torch.float64)
            step = {"gradient": rounded(weight.grad)}
            if clip:
                step["norm"] = float(torch.nn.utils.clip_grad_norm_([weight], clip))
        optimizer.step()
        step["weight"] = rounded(weight)
        steps.append(step)
    return {"name": name, "clip": clip, "start": rounded(start), "steps": steps}


def main():
    cases = [
        run("adam", lambda p: torch.optim.Adam(p, lr=0.01)),
        run("adam, other constants", lambda p: torch.optim.Adam(p, lr=0.02, betas=(0.8, 0.95), eps=1e-6)),
        run("adamw", lambda p: torch.optim.AdamW(p, lr=0.01, weight_decay=0.1)),
        run("sgd", lambda p: torch.optim.SGD(p, lr=0.1)),
        run("sgd with momentum", lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9)),
        run("adam, clipped", lambda p: torch.optim.Adam(p, lr=0.01), clip=1.0),
        # SparseAdam adds epsilon before the correction of the start, Adam after it: make it vanish
        run("adam, rows", lambda p: torch.optim.SparseAdam(p, lr=0.01, eps=1e-16), sparse=True),
        run("sgd, rows", lambda p: torch.optim.SGD(p, lr=0.1), sparse=True),
        run("adagrad", lambda p: torch.optim.Adagrad(p, lr=0.1)),
        run("adagrad, rows", lambda p: torch.optim.Adagrad(p, lr=0.1), sparse=True),
    ]
    FILE.parent.mkdir(parents=True, exist_ok=True)
    golden = {"torch": torch.__version__.split("+")[0], "rows": ROWS, "columns": COLUMNS, "cases": cases}
    FILE.write_text(json.dumps(golden) + "\n")


if __name__ == "__main__":
    main()
