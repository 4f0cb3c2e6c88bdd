# Trains in PyTorch the net of `rondo train classifier` for characters, on the same parts.
"""The peer of `rondo train classifier` with its defaults: an embedding of characters, one layer of GRUs in both
directions, the mean of their states, dropout, Adam, batches and learning rate as there; f32. Reads what
`bench/run folds --texts DIR` wrote:

    python torch_classifier.py DIR 0 1 2 3 4
"""

import argparse
import time
from collections import Counter
from pathlib import Path

import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

EMBEDDING, HIDDEN, DROPOUT, BATCH, EPOCHS, PATIENCE, RATE, RARE, WARMUP = 64, 128, 0.3, 32, 20, 5, 0.002, 0.25, 100


class Net(nn.Module):
    def __init__(self, characters, labels):
        super().__init__()
        self.embedding = nn.Embedding(characters, EMBEDDING)
        nn.init.normal_(self.embedding.weight, std=EMBEDDING**-0.5)
        self.layer = nn.GRU(EMBEDDING, HIDDEN, bidirectional=True)
        self.output = nn.Linear(2 * HIDDEN, labels)
        self.drop = nn.Dropout(DROPOUT)

    def forward(self, texts, lengths):
        x = pack_padded_sequence(self.drop(self.embedding(texts)), lengths, enforce_sorted=False)
        states, _ = pad_packed_sequence(self.layer(x)[0])
        return self.output(self.drop(states.sum(0) / lengths.unsqueeze(1)))


def read(path):
    return [line.split("\t", 1) for line in path.read_text(encoding="utf8").splitlines()]


def batch(samples):
    texts = nn.utils.rnn.pad_sequence([text for _, text in samples])
    return texts, torch.tensor([len(text) for _, text in samples]), torch.tensor([label for label, _ in samples])


def judge(net, samples):
    net.eval()
    answers, loss = [], 0.0
    with torch.no_grad():
        for i in range(0, len(samples), 256):
            texts, lengths, labels = batch(samples[i : i + 256])
            logits = net(texts, lengths)
            loss += float(nn.functional.cross_entropy(logits, labels, reduction="sum"))
            answers += logits.argmax(1).tolist()
    net.train()
    truth = [label for label, _ in samples]
    right = Counter(t for t, a in zip(truth, answers) if t == a)
    given, there = Counter(answers), Counter(truth)
    f1 = [200 * right[label] / (given[label] + there[label]) for label in there]
    return 100 * sum(right.values()) / len(truth), sum(f1) / len(f1), loss / len(truth)


def run(folder, fold, seed):
    torch.manual_seed(seed)
    parts = {name: read(folder / f"{name}{fold}.tsv") for name in ("train", "dev", "test")}
    counts = Counter(c for _, text in parts["train"] for c in text)
    characters = {c: i + 1 for i, c in enumerate(counts)}
    labels = {label: i for i, label in enumerate(sorted({label for label, _ in parts["train"]}))}
    rare = torch.tensor([0.0] + [RARE / (counts[c] + RARE) for c in characters])
    encoded = {
        name: [(labels[label], torch.tensor([characters.get(c, 0) for c in text])) for label, text in samples]
        for name, samples in parts.items()
    }
    net = Net(len(characters) + 1, len(labels))
    optimizer = torch.optim.Adam(net.parameters(), lr=RATE)
    train, best, waited, rate, updates = encoded["train"], (-1.0, None), 0, RATE, 0
    for _ in range(EPOCHS):
        order = torch.randperm(len(train)).tolist()
        for i in range(0, len(order), BATCH):
            texts, lengths, truth = batch([train[j] for j in order[i : i + BATCH]])
            texts = texts.masked_fill(torch.rand(texts.shape) < rare[texts], 0)
            updates += 1
            for group in optimizer.param_groups:
                group["lr"] = rate * min(1, updates / WARMUP)
            loss = nn.functional.cross_entropy(net(texts, lengths), truth)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
        accuracy = judge(net, encoded["dev"])[0]
        if accuracy > best[0]:
            best, waited = (accuracy, {k: v.clone() for k, v in net.state_dict().items()}), 0
        else:
            waited, rate = waited + 1, rate / 2
            if waited >= PATIENCE:
                break
    net.load_state_dict(best[1])
    return judge(net, encoded["test"])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("folds", nargs="+", type=int)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    sums = [0.0, 0.0]
    for fold in arguments.folds:
        start = time.time()
        accuracy, f1, _ = run(arguments.folder, fold, arguments.seed)
        sums = [sums[0] + accuracy, sums[1] + f1]
        print(f"fold {fold}: accuracy {accuracy:.1f} %, macro F1 {f1:.1f} %, {time.time() - start:.0f} s", flush=True)
    print(f"mean: accuracy {sums[0] / len(arguments.folds):.1f} %, macro F1 {sums[1] / len(arguments.folds):.1f} %")


if __name__ == "__main__":
    main()
