# Writes nbest-golden.json: n-best lists with two references, and what sacreBLEU gives for the first hypotheses, for the
# best of each sentence, and for a text that no exchange of one sentence makes better.
#
#   python library/src/test/python/make_nbest_golden.py    (needs: pip install sacrebleu==2.6.0)

import json
import pathlib
import random

from sacrebleu.metrics import BLEU

FILE = pathlib.Path(__file__).parents[1] / "resources/rondo/rescore/tune/nbest-golden.json"
WORDS = "the a dog cat runs sleeps on under near beach house , . 3.5 can't old and white &amp;".split()

rng = random.Random(1)
bleu = BLEU()
single = BLEU(effective_order=True)


def changed(words):
    words = list(words)
    for _ in range(rng.randrange(1, 6)):
        place = rng.randrange(len(words) + 1)
        words[place : place + rng.randrange(2)] = [rng.choice(WORDS)] * rng.randrange(2)
    return words


references, texts, lines = [[], []], [], []
for sentence in range(25):
    first = [rng.choice(WORDS) for _ in range(rng.randrange(3, 15))]
    references[0].append(" ".join(first))
    references[1].append(" ".join(changed(first)))
    texts.append([" ".join(changed(first)) for _ in range(rng.randrange(1, 9))])
    for place, text in enumerate(texts[-1]):
        lines.append(f"{sentence} ||| {text} ||| LM0= {rng.gauss(0, 1):.4f} W0= {-len(text.split())} ||| {-place}")

statistics = [
    [bleu._extract_corpus_statistics([text], [[r[i]] for r in references])[0] for text in texts[i]] for i in range(25)
]


def score(chosen):
    return bleu._compute_score_from_stats([sum(s[c][k] for s, c in zip(statistics, chosen)) for k in range(10)]).score


best = []
for i, hypotheses in enumerate(texts):
    scores = [single.sentence_score(text, [r[i] for r in references]).score for text in hypotheses]
    best.append(scores.index(max(scores)))
exchanged = list(best)
while True:
    before = list(exchanged)
    for i in range(25):
        exchanged[i] = max(range(len(texts[i])), key=lambda c: score(exchanged[:i] + [c] + exchanged[i + 1 :]))
    if before == exchanged:
        break

golden = {
    "list": lines,
    "references": references,
    "first": bleu.corpus_score([t[0] for t in texts], references).score,
    "oracle_sentences": bleu.corpus_score([t[c] for t, c in zip(texts, best)], references).score,
    "oracle_text": score(exchanged),
}
FILE.parent.mkdir(parents=True, exist_ok=True)
FILE.write_text(json.dumps(golden, indent=1) + "\n")
print({name: value for name, value in golden.items() if not isinstance(value, list)})
