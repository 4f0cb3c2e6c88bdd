# Times training and labelling of a tagger in PyTorch: words with their characters, a bidirectional LSTM layer, a CRF.
"""The peer of `bench/run tagger`: words a second of training, and of labelling, with the net of `rondo train tagger` on
the words and the labels of files in CoNLL-U. As there, the characters of each different word of a batch are read once,
batches have 500 words of sentences of like length, 32 sentences are labelled at once, and the vectors of words are
changed only where they were read. The time is that of the processor, which other programs do not change much. The CRF sums over all chains of a batch at once, a step of it for each word.

    python torch_tagger.py --train train.conllu --dev dev.conllu --dtype bf16
"""

import argparse
import json
import statistics
import time
from collections import Counter
from pathlib import Path

import torch
from torch import nn
from torch.nn.functional import dropout
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence, pad_sequence


def read(file):
    """Sentences as pairs of words and tags."""
    sentences, rows = [], []
    for line in Path(file).read_text("utf-8").splitlines() + [""]:
        fields = line.split("\t")
        if not line and rows:
            sentences.append(tuple(zip(*rows)))
            rows = []
        elif fields[0].isdigit():
            rows.append((fields[1], fields[3]))
    return sentences


def numbers(names, first):
    return {name: i + first for i, (name, _) in enumerate(Counter(names).most_common())}


class Field(nn.Module):
    def __init__(self, labels):
        super().__init__()
        self.transitions = nn.Parameter(torch.zeros(labels, labels))
        self.begin, self.end = nn.Parameter(torch.zeros(labels)), nn.Parameter(torch.zeros(labels))

    def loss(self, scores, truth, mask):
        forward = self.begin + scores[:, 0]
        for t in range(1, scores.shape[1]):
            step = torch.logsumexp(forward[:, :, None] + self.transitions, 1) + scores[:, t]
            forward = torch.where(mask[:, t, None], step, forward)
        total = torch.logsumexp(forward + self.end, 1).sum()
        own = (scores.gather(2, truth[..., None])[..., 0] * mask).sum()
        pairs = (self.transitions[truth[:, :-1], truth[:, 1:]] * mask[:, 1:]).sum()
        last = truth.gather(1, mask.sum(1, keepdim=True) - 1)[:, 0]
        return total - own - pairs - self.begin[truth[:, 0]].sum() - self.end[last].sum()

    def best(self, scores, mask):
        best, back = self.begin + scores[:, 0], []
        for t in range(1, scores.shape[1]):
            step, came = (best[:, :, None] + self.transitions).max(1)
            best = torch.where(mask[:, t, None], step + scores[:, t], best)
            back.append(torch.where(mask[:, t, None], came, torch.arange(best.shape[1])))
        chain = [(best + self.end).argmax(1)]
        for came in reversed(back):
            chain.append(came.gather(1, chain[-1][:, None])[:, 0])
        return torch.stack(chain[::-1], 1)


class Net(nn.Module):
    def __init__(self, words, characters, labels, options):
        super().__init__()
        self.rate = options.dropout
        self.words = nn.Embedding(words, options.embedding, sparse=True)
        self.characters = nn.Embedding(characters, options.character_embedding)
        self.spelling = nn.LSTM(options.character_embedding, options.character_hidden, bidirectional=True)
        width = options.embedding + 2 * options.character_hidden
        self.layer = nn.LSTM(width, options.hidden, batch_first=True, bidirectional=True)
        self.output = nn.Linear(2 * options.hidden, labels)
        self.field = Field(labels)

    def scores(self, ids, spellings, places, sentences):
        """The scores of labels of words [B,T], by the characters of each different word and which of them each is."""
        lengths = torch.tensor([len(characters) for characters in spellings])
        packed = pack_padded_sequence(self.characters(pad_sequence(spellings)), lengths, enforce_sorted=False)
        last = self.spelling(packed)[1][0]
        read = torch.cat([self.words(ids), torch.cat([last[0], last[1]], 1)[places]], -1)
        packed = pack_padded_sequence(dropout(read, self.rate, self.training), sentences, True, enforce_sorted=False)
        states = pad_packed_sequence(self.layer(packed)[0], batch_first=True)[0]
        return self.output(dropout(states, self.rate, self.training)).float()


class Batch:
    """Sentences as tensors; those of words that are not known have number 0."""

    def __init__(self, sentences, names):
        words, characters, labels = names
        rows = [words_of for words_of, _ in sentences]
        different = {word: i for i, word in enumerate(dict.fromkeys(word for row in rows for word in row))}
        self.units = sum(len(row) for row in rows)
        self.lengths = torch.tensor([len(row) for row in rows])
        self.ids = pad_sequence([torch.tensor([words.get(w, 0) for w in row]) for row in rows], True)
        self.places = pad_sequence([torch.tensor([different[w] for w in row]) for row in rows], True)
        self.spellings = [torch.tensor([characters.get(c, 0) for c in word]) for word in different]
        self.truth = pad_sequence([torch.tensor([labels.get(l, 0) for l in row]) for _, row in sentences], True)
        self.mask = torch.arange(self.ids.shape[1]) < self.lengths[:, None]


def scores(net, batch, dtype):
    with torch.autocast("cpu", torch.bfloat16, enabled=dtype == "bf16"):
        return net.scores(batch.ids, batch.spellings, batch.places, batch.lengths)


def batches(sentences, size):
    """Sentences shuffled, sorted by length inside chunks of about 100 batches, and cut."""
    order = [sentences[i] for i in torch.randperm(len(sentences))]
    chunk = max(1, size * 100 * len(sentences) // sum(len(words) for words, _ in sentences))
    cut, filled = [], size
    for i in range(0, len(order), chunk):
        for sentence in sorted(order[i : i + chunk], key=lambda pair: len(pair[0])):
            filled += len(sentence[0])
            if filled > size:
                cut.append([])
                filled = len(sentence[0])
            cut[-1].append(sentence)
    return [cut[i] for i in torch.randperm(len(cut))]


def train(net, cut, names, options):
    table = net.words.weight
    parameters = list(net.parameters())
    optimizers = [torch.optim.SparseAdam([table]), torch.optim.Adam([p for p in parameters if p is not table])]
    speeds, end = [], time.process_time() + options.seconds
    for sentences in cut:
        start = time.process_time()
        batch = Batch(sentences, names)
        loss = net.field.loss(scores(net, batch, options.dtype), batch.truth, batch.mask) / batch.units
        loss.backward()
        norms = [(p.grad.coalesce().values() if p.grad.is_sparse else p.grad).norm() for p in parameters]
        factor = min(1, 1 / torch.stack(norms).norm().item())
        for p in parameters:
            p.grad = p.grad * factor
        for optimizer in optimizers:
            optimizer.step()
            optimizer.zero_grad()
        speeds.append(batch.units / (time.process_time() - start))
        if start > end and len(speeds) >= 5:
            break
    return statistics.median(speeds)


@torch.no_grad()
def label(net, sentences, names, options):
    net.eval()
    times, end = [], time.process_time() + options.seconds
    while time.process_time() < end or len(times) < 3:
        start = time.process_time()
        for i in range(0, len(sentences), 32):
            batch = Batch(sentences[i : i + 32], names)
            net.field.best(scores(net, batch, options.dtype), batch.mask).tolist()
        times.append(time.process_time() - start)
    return sum(len(words) for words, _ in sentences) / statistics.median(times)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--train", required=True)
    arguments.add_argument("--dev", required=True)
    for name, number in dict(embedding=100, character_embedding=32, character_hidden=64, hidden=200, batch=500).items():
        arguments.add_argument("--" + name.replace("_", "-"), type=int, default=number)
    arguments.add_argument("--dropout", type=float, default=0.5)
    arguments.add_argument("--dtype", choices=["f32", "bf16"], default="f32")
    arguments.add_argument("--threads", type=int, default=1)
    arguments.add_argument("--seconds", type=float, default=20)
    options = arguments.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(1)
    sentences, dev = read(options.train), read(options.dev)
    words = [word for row, _ in sentences for word in row]
    labels = numbers([label for _, row in sentences for label in row], 0)
    names = numbers(words, 1), numbers("".join(words), 1), labels
    net = Net(len(names[0]) + 1, len(names[1]) + 1, len(labels), options)
    speeds = {"training": train(net, batches(sentences, options.batch), names, options)}
    speeds["labelling"] = label(net, dev, names, options)
    for work, speed in speeds.items():
        figures = {"peer": f"torch {torch.__version__}", "case": f"tagger {work} {options.dtype}"}
        print(json.dumps({**figures, "words_per_s": round(speed)}))


main()
