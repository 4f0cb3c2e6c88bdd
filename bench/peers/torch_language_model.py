# Trains in PyTorch the net of `rondo train language-model`, on the same tokens, from the same first weights.
"""The peer of `rondo train language-model` with LSTM layers and the full output: net, batches, carried state, dropout,
loss, optimiser and learning rate follow the Java code; numbers are f32 unless --bf16 is given, random numbers PyTorch's
own. MODEL is a folder that Rondo began to train: its recipe, its train.tokens and its weights are taken from there. The
result is a folder that Rondo can judge:

    python first_weights.py MODEL rondo train language-model ...
    python torch_language_model.py MODEL OUT
    rondo perplexity OUT dev.txt
"""

import argparse
import json
import shutil
import time
from pathlib import Path

import numpy
import torch
from safetensors import safe_open
from safetensors.torch import save_file
from torch import nn
from torch.nn.functional import cross_entropy

HEADER = 64  # bytes before the tokens
HARDLY = 5  # updates after which weights still count as the first ones


class Net(nn.Module):
    def __init__(self, recipe, words):
        super().__init__()
        embedding, hidden = int(recipe["embedding"]), int(recipe["hidden"])
        self.dropout, self.output_dropout = float(recipe["dropout"]), float(recipe["output_dropout"])
        self.embedding = nn.Embedding(words, embedding, sparse=True)  # Adam changes only the rows that were read
        sizes = [embedding] + [hidden] * int(recipe["layers"])
        self.layers = nn.ModuleList(nn.LSTM(i, o) for i, o in zip(sizes, sizes[1:]))
        self.output = nn.Linear(hidden, words)

    def drop(self, x, rate):
        """The same mask at all steps."""
        return x * torch.bernoulli(torch.full_like(x[0], 1 - rate)) / (1 - rate) if rate else x

    def forward(self, previous, states):
        x, last = self.drop(self.embedding(previous), self.dropout), []
        for i, layer in enumerate(self.layers):
            x, state = layer(self.drop(x, self.dropout) if i else x, states and states[i])
            last.append(tuple(part.detach() for part in state))
        return self.output(self.drop(x, self.output_dropout)), last


def name(parameter):
    """As Rondo has it: layers.1.weight_ih_l0 is recurrent.weight_ih_l1."""
    parts = parameter.split(".")
    return parameter if parts[0] != "layers" else f"recurrent.{parts[2][:-1]}{parts[1]}"


def batches(tokens, streams, steps):
    """Of each round the tokens before and the tokens, [T,B]."""
    count = max(1, min(streams, len(tokens) // steps))
    length = len(tokens) // count
    text = torch.from_numpy(tokens[: count * length].reshape(count, length).T.astype(numpy.int64).copy())
    end = torch.full((1, count), 2)
    before = torch.cat([end, text[:-1]])
    for stream in range(1, count):
        before[0, stream] = int(tokens[stream * length - 1])
    return [(before[t : t + steps], text[t : t + steps]) for t in range(0, length, steps)]


def rate_at(recipe, update, done):
    rate, warmup = float(recipe["learning_rate"]), int(recipe["warmup"])
    if update < warmup:
        return rate * update / warmup
    return rate * (1 - done) if recipe["decay"] == "linear" else rate


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, help="default: those of the recipe")
    parser.add_argument("--learning-rate", help="default: that of the recipe")
    parser.add_argument("--bf16", action="store_true", help="compute under bf16 autocast")
    parser.add_argument("--threads", type=int, default=1)
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    config = json.loads((given.model / "config.json").read_text())
    if config["provenance"]["updates"] > HARDLY:
        found = config["provenance"]["updates"]
        raise SystemExit(f"{given.model}: {found} updates; expected at most {HARDLY}; make it with first_weights.py")
    recipe = config["recipe"] | ({"learning_rate": given.learning_rate} if given.learning_rate else {})
    torch.manual_seed(int(recipe["seed"]))
    with safe_open(given.model / "model.safetensors", "pt") as file:
        first, notes = {key: file.get_tensor(key) for key in file.keys()}, file.metadata()
    tokens = numpy.frombuffer((given.model / "train.tokens").read_bytes()[HEADER:-4], "<i4")
    net = Net(recipe, len(first["embedding.weight"]))
    net.load_state_dict({p: first[name(p)] for p in net.state_dict()})
    dense = [p for n, p in net.named_parameters() if not n.startswith("embedding")]
    optimizers = [torch.optim.Adam(dense), torch.optim.SparseAdam(net.embedding.parameters())]
    text = batches(tokens, int(recipe["batch"]), int(recipe["steps"]))
    epochs, update = given.epochs or int(recipe["epochs"]), 0
    for epoch in range(epochs):
        start, loss_sum, units, states = time.time(), 0.0, 0, None
        for at, (previous, targets) in enumerate(text):
            with torch.autocast("cpu", torch.bfloat16, enabled=given.bf16):
                scores, states = net(previous, states)
            loss = cross_entropy(scores.float().flatten(0, 1), targets.flatten())
            for optimizer in optimizers:
                optimizer.zero_grad()
            loss.backward()
            net.embedding.weight.grad = net.embedding.weight.grad.coalesce()
            grads = [p.grad for p in dense] + [net.embedding.weight.grad._values()]
            norm = float(torch.sqrt(sum((g * g).sum() for g in grads)))
            if norm > float(recipe["clip"]) > 0:
                for grad in grads:
                    grad.mul_(float(recipe["clip"]) / norm)
            update += 1
            for optimizer in optimizers:
                optimizer.param_groups[0]["lr"] = rate_at(recipe, update, (epoch + at / len(text)) / epochs)
                optimizer.step()
            loss_sum += float(loss) * targets.numel()
            units += targets.numel()
        speed = units / (time.time() - start)
        print(f"epoch {epoch + 1}: loss {loss_sum / units:.4f}, {speed:,.0f} units/s", flush=True)
    given.out.mkdir(parents=True, exist_ok=True)
    for file in ("config.json", "tokenizer.json", "counts.safetensors"):
        shutil.copy(given.model / file, given.out / file)
    weights = {name(p): value.contiguous() for p, value in net.state_dict().items()}
    save_file(weights, given.out / "model.safetensors", notes)


if __name__ == "__main__":
    main()
