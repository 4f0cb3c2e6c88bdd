# Trains in PyTorch the net of `rondo train translator`, on the same tokens, and reports loss and BLEU.
"""The peer of `rondo train translator --patience 0` with its standard net: bidirectional GRU, additive attention,
GRU, tanh layer, target word vectors tied to the output. Net, first numbers, batches, dropout, loss, optimiser, learning
rate, best epoch and beam search follow the Java code; numbers are f32, random numbers PyTorch's own.

    python torch_translator.py --train train.tsv --dev dev.tsv --tokenizers MODEL --epochs 12
    python torch_translator.py --weights MODEL/model.safetensors --dev dev.tsv --tokenizers MODEL
"""

import argparse
import json
import math
import time
from pathlib import Path

import sacrebleu
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import nn
from torch.nn.functional import cross_entropy, dropout
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence, pad_sequence

START, END = 1, 2
DECAYS = ["constant", "plateau", "inverse-root", "linear"]

# The standard settings of Rondo.
NUMBERS = dict(embedding=256, hidden=256, dropout=0.3, smoothing=0.1, learning_rate=0.002, clip=1.0, warmup=200)
NUMBERS |= dict(batch=1500, max_length=100, epochs=20, seed=1, threads=2)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    work = parser.add_mutually_exclusive_group(required=True)
    work.add_argument("--train", metavar="FILE", help="pairs, with a tab between the two sides of a line")
    work.add_argument("--weights", metavar="FILE", help="only judge these weights, such as those of Rondo")
    parser.add_argument("--dev", metavar="FILE", required=True, help="other pairs; they decide which epoch is best")
    parser.add_argument("--tokenizers", metavar="DIR", required=True, help="a model folder of Rondo")
    for name, value in NUMBERS.items():
        parser.add_argument("--" + name.replace("_", "-"), type=type(value), default=value, help=f"default: {value}")
    parser.add_argument("--decay", choices=DECAYS, default="plateau", help="default: plateau")
    parser.add_argument("--tokenize", default="13a", help="how BLEU cuts words: 13a (default), zh, char, none")
    return parser.parse_args()


class Encoder(nn.GRU):
    def __init__(self, words, embedding, hidden):
        super().__init__(embedding, hidden, batch_first=True, bidirectional=True)
        self.embedding = nn.Embedding(words, embedding, sparse=True)  # Adam changes only the rows that were read

    def forward(self, sources, rate):
        lengths = torch.tensor([len(source) for source in sources])
        words = dropout(self.embedding(pad_sequence(sources, batch_first=True)), rate, self.training)
        packed = pack_padded_sequence(words, lengths, batch_first=True, enforce_sorted=False)
        outputs, _ = pad_packed_sequence(super().forward(packed)[0], batch_first=True)  # [B,S,2H]
        mask = torch.arange(outputs.shape[1]) < lengths[:, None]
        return outputs, mask, outputs.sum(1) / lengths[:, None]


class Attention(nn.Module):
    def __init__(self, state, value):
        super().__init__()
        self.query = nn.Linear(state, state, bias=False)
        self.key = nn.Linear(value, state)
        self.score = nn.Parameter(torch.empty(state).uniform_(-1, 1) * math.sqrt(6 / (state + 1)))

    def forward(self, state, keys, values, mask):
        scores = torch.tanh(self.query(state)[:, None] + keys) @ self.score  # v . tanh(W_q state + W_k value + b)
        weights = scores.masked_fill(~mask, -math.inf).softmax(1)
        return (weights[:, None] @ values)[:, 0]


class Decoder(nn.GRU):
    """Writes targets: attention sees the state before a step, the cell the word before and the context."""

    def __init__(self, words, embedding, hidden):
        super().__init__(embedding + 2 * hidden, hidden)
        self.embedding = nn.Embedding(words, embedding)
        self.bridge_l0 = nn.Linear(2 * hidden, hidden)
        self.attention = Attention(hidden, 2 * hidden)

    def step(self, word, state, memory):
        context = self.attention(state, *memory)
        return torch.gru_cell(torch.cat([word, context], 1), state, *self.all_weights[0]), context


class Net(nn.Module):
    def __init__(self, source_words, target_words, options):
        super().__init__()
        embedding, hidden, self.rate = options.embedding, options.hidden, options.dropout
        self.encoder = Encoder(source_words, embedding, hidden)
        self.decoder = Decoder(target_words, embedding, hidden)
        self.output = nn.Module()
        self.output.inner = nn.Linear(3 * hidden + embedding, embedding)
        self.output.vocabulary = nn.Linear(embedding, target_words)
        for layer in [module for module in self.modules() if isinstance(module, nn.Linear)]:
            for p in layer.parameters():
                nn.init.xavier_uniform_(p) if p.dim() == 2 else nn.init.zeros_(p)
        for part in (self.encoder, self.decoder):
            nn.init.normal_(part.embedding.weight, std=embedding**-0.5)
        self.output.vocabulary.weight = self.decoder.embedding.weight

    def start(self, sources):
        outputs, mask, summary = self.encoder(sources, self.rate)
        return (self.decoder.attention.key(outputs), outputs, mask), torch.tanh(self.decoder.bridge_l0(summary))

    def logits(self, state, context, word):
        joined = dropout(torch.cat([state, context, word], -1), self.rate, self.training)
        return self.output.vocabulary(torch.tanh(self.output.inner(joined)))

    def loss(self, pairs, smoothing):
        memory, state = self.start([source for source, _ in pairs])
        previous = pad_sequence([torch.cat([torch.tensor([START]), t]) for _, t in pairs], batch_first=True)
        following = pad_sequence([torch.cat([t, torch.tensor([END])]) for _, t in pairs], True, -1)
        words = dropout(self.decoder.embedding(previous), self.rate, self.training)
        steps = []
        for word in words.unbind(1):
            state, context = self.decoder.step(word, state, memory)
            steps.append((state, context))
        states, contexts = (torch.stack(column, 1) for column in zip(*steps))
        real = following >= 0
        logits = self.logits(states[real], contexts[real], words[real])
        return cross_entropy(logits, following[real], label_smoothing=smoothing, reduction="sum")


@torch.no_grad()
def search(net, source, width):
    """The best output, ranked by the mean log-probability of a token; one that ends leaves the beam."""
    memory, state = net.start([torch.tensor(source)])
    limit = 3 * len(source) + 10
    live, scores, words, ended = [[]], torch.zeros(1, dtype=torch.float64), torch.tensor([START]), []
    while live and len(live[0]) < limit and not (ended and scores[0] / limit <= max(ended)[0]):
        word = net.decoder.embedding(words)
        state, context = net.decoder.step(word, state, memory)
        totals = scores[:, None] + net.logits(state, context, word).log_softmax(1)
        best, places = totals.flatten().topk(width - len(ended))
        paths = [(score, *divmod(place, totals.shape[1])) for score, place in zip(best.tolist(), places.tolist())]
        ended += [(score / (len(live[row]) + 1), live[row]) for score, row, token in paths if token == END]
        going = [path for path in paths if path[2] != END]
        live = [live[row] + [token] for _, row, token in going]
        state = state[[row for _, row, _ in going]]
        words = torch.tensor([token for _, _, token in going])
        scores = torch.tensor([score for score, _, _ in going], dtype=torch.float64)
    return max(ended)[1] if ended else live[0]


def read(file):
    return [[side.strip() for side in line.split("\t")] for line in Path(file).read_text("utf-8").strip().split("\n")]


def encode(texts, tokenizers, longest):
    pairs = [[torch.tensor(t.encode(side).ids) for t, side in zip(tokenizers, pair)] for pair in texts]
    return [pair for pair in pairs if all(0 < len(side) <= longest for side in pair)]


def units(pairs):
    return sum(len(target) + 1 for _, target in pairs)


def batches(pairs, size):
    """Pairs shuffled, sorted by length inside chunks of about 100 batches, cut, and the batches shuffled."""
    order = [pairs[i] for i in torch.randperm(len(pairs))]
    chunk = max(1, size * 100 * len(pairs) // units(pairs))
    for i in range(0, len(order), chunk):
        order[i : i + chunk] = sorted(order[i : i + chunk], key=lambda pair: (len(pair[1]), len(pair[0])))
    cut, filled = [], size
    for pair in order:
        filled += units([pair])
        if filled > size:
            cut.append([])
            filled = units([pair])
        cut[-1].append(pair)
    return [cut[i] for i in torch.randperm(len(cut))]


@torch.no_grad()
def dev_loss(net, pairs):
    net.eval()
    return sum(net.loss(batch, 0).item() for batch in batches(pairs, 400)) / units(pairs)


def rate(options, update, done, plateaus):
    if update < options.warmup:
        return options.learning_rate * update / options.warmup
    factors = 1, 0.5**plateaus, math.sqrt(max(1, options.warmup) / update), 1 - done
    return options.learning_rate * factors[DECAYS.index(options.decay)]


def train(net, pairs, dev, options):
    """Ends with the weights of the epoch that was best on the dev text."""
    table = net.encoder.embedding.weight
    parameters = list(net.parameters())
    optimizers = [torch.optim.SparseAdam([table]), torch.optim.Adam([p for p in parameters if p is not table])]
    update, best, weights, plateaus = 0, math.inf, {}, 0
    for epoch in range(1, options.epochs + 1):
        net.train()
        began, total, cut = time.time(), 0.0, batches(pairs, options.batch)
        for number, batch in enumerate(cut):
            update += 1
            loss = net.loss(batch, options.smoothing)
            loss.backward()
            total += loss.item()
            norms = [(p.grad.coalesce().values() if p.grad.is_sparse else p.grad).norm() for p in parameters]
            norm = torch.stack(norms).norm().item() / units(batch)
            for p in parameters:
                p.grad = p.grad * ((options.clip / norm if 0 < options.clip < norm else 1) / units(batch))
            for optimizer in optimizers:
                done = (epoch - 1 + number / len(cut)) / options.epochs
                optimizer.param_groups[0]["lr"] = rate(options, update, done, plateaus)
                optimizer.step()
                optimizer.zero_grad()
        seconds, found = time.time() - began, dev_loss(net, dev)
        report(epoch=epoch, updates=update, loss=total / units(pairs), dev_loss=found, seconds=round(seconds, 1))
        if found < best:
            best, weights = found, {name: value.clone() for name, value in net.state_dict().items()}
        else:
            plateaus += 1
    net.load_state_dict(weights)


def report(**figures):
    print(json.dumps({"peer": f"torch {torch.__version__}", **figures}), flush=True)


def main():
    options = arguments()
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    tokenizers = [Tokenizer.from_file(f"{options.tokenizers}/{side}.tokenizer.json") for side in ("source", "target")]
    for tokenizer in tokenizers:
        tokenizer.encode_special_tokens = True  # text that looks like one is text
    net = Net(*[tokenizer.get_vocab_size() for tokenizer in tokenizers], options)
    dev = read(options.dev)
    dev_pairs = encode(dev, tokenizers, options.max_length)
    if options.weights:
        weights = load_file(options.weights)
        net.load_state_dict({**weights, "output.vocabulary.weight": weights["decoder.embedding.weight"]})
    else:
        pairs = encode(read(options.train), tokenizers, options.max_length)
        report(pairs=len(pairs), units=units(pairs), numbers=sum(p.numel() for p in net.parameters()))
        train(net, pairs, dev_pairs, options)
    report(dev_loss=dev_loss(net, dev_pairs), dev_units=units(dev_pairs))
    for width in (1, 5):
        outputs = [tokenizers[1].decode(search(net, tokenizers[0].encode(text).ids, width)) for text, _ in dev]
        bleu = sacrebleu.corpus_bleu(outputs, [[text for _, text in dev]], tokenize=options.tokenize)
        report(beam=width, bleu=round(bleu.score, 2))


if __name__ == "__main__":
    main()
