# Times training of a recogniser of handwriting in PyTorch: bidirectional LSTM layers and its CTC loss.
"""The peer of `bench/run ink`: lines a second of training two bidirectional LSTM layers with PyTorch's CTC loss and Adam on
made-up features. Lengths are those that `bench/run ink` tells of: steps and characters of a line in the mean."""

import argparse
import json
import statistics
import time

import torch
from torch import nn
from torch.nn import functional


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--batch", type=int, default=32)
    arguments.add_argument("--steps", type=int, default=100, help="rows of features of a line")
    arguments.add_argument("--features", type=int, default=7)
    arguments.add_argument("--hidden", type=int, default=128)
    arguments.add_argument("--labels", type=int, default=6, help="characters of a line")
    arguments.add_argument("--symbols", type=int, default=11)
    arguments.add_argument("--dtype", choices=["f32", "bf16"], default="f32")
    arguments.add_argument("--threads", type=int, default=1)
    arguments.add_argument("--seconds", type=float, default=10)
    arguments = arguments.parse_args()
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(1)
    steps, batch = arguments.steps, arguments.batch
    layers = nn.LSTM(arguments.features, arguments.hidden, 2, bidirectional=True)
    output = nn.Linear(2 * arguments.hidden, arguments.symbols)
    parameters = [*layers.parameters(), *output.parameters()]
    optimizer = torch.optim.Adam(parameters, lr=1e-3)
    features = torch.randn(steps, batch, arguments.features)
    labels = torch.randint(1, arguments.symbols, (batch, arguments.labels))
    frames, lengths = torch.full((batch,), steps), torch.full((batch,), arguments.labels)
    times, end = [], time.perf_counter() + arguments.seconds
    while time.perf_counter() < end or len(times) < 5:
        start = time.perf_counter()
        optimizer.zero_grad()
        with torch.autocast("cpu", torch.bfloat16, enabled=arguments.dtype == "bf16"):
            logits = output(layers(features)[0])
        functional.ctc_loss(logits.float().log_softmax(-1), labels, frames, lengths, reduction="sum").backward()
        nn.utils.clip_grad_norm_(parameters, 1)
        optimizer.step()
        times.append(time.perf_counter() - start)
    speed = batch / statistics.median(times)
    print(json.dumps({"peer": f"torch {torch.__version__}", "case": f"recognizer {steps},{batch},{arguments.hidden} {arguments.dtype}", "lines_per_s": round(speed, 1)}))


main()
