# Writes bleu-golden.json, what sacreBLEU gives for fixed and for random sentences, and significance-golden.json, what
# it says of pairs of systems.
#
#   python library/src/test/python/make_bleu_golden.py    (needs: pip install sacrebleu==2.6.0)

import json
import pathlib
import random

import sacrebleu
from sacrebleu.metrics import BLEU, CHRF
from sacrebleu.significance import PairedTest

TOKENIZERS = ["13a", "zh", "intl", "char", "none"]
FOLDER = pathlib.Path(__file__).parents[1] / "resources/rondo/metric"

FIXED = [
    (["The dog runs on the beach."], [["The dog is running on the beach."]]),
    (["A man, 25, paid $1,000.50 - or not?"], [["A man (25) paid $1,000.50, or did he?"]]),
    (["&quot;Tom &amp; Jerry&quot; &lt;b&gt; &amp;lt;"], [['"Tom & Jerry" <b> <']]),
    (["它在3.5米的地方。", "我们走吧！"], [["它在 3.5 米远的地方。", "我们走！"]]),
    (["", "a b c d e"], [["nothing here", "a b c d f"]]),
    ([""], [[""]]),
    (["   "], [["word"]]),
    (["word"], [[""]]),
    (["one"], [["one"]]),
    (["one two"], [["three four"]]),
    (["one two three"], [["one two three"]]),
    (["the the the the the"], [["the cat sat on the mat"], ["the the mat"]]),
    (["a b c d", "e f g h i"], [["a b c d e", "e f g"], ["a b", "e f g h i j k"], ["", "x"]]),
    (["b c", "a b c d e f"], [["a b c d", "a b c d e f"]]),
    (["Ünïcödé wörds — “quoted” … 10–20%"], [["Ünïcödé words - \"quoted\" ... 10-20 %"]]),
    (["\U00020bb7野家 😀👍🏽 ok"], [["\U00020bb7野屋 😀👍🏽 OK"]]),
    (["no\u00a0break\u3000and\u2009thin\u0085next\u001cfile"], [["no break and thin next file"]]),
    (["ends in dash-\nand line\nfeed <skipped>"], [["ends in dashand line feed"]]),
    (["3-4 a-b .5 5. 1,000 ,x x, ... a..b .,. 1.a a.1 -5 5-"], [["3 - 4 a-b 0.5 5 . 1000 x ... a. b 1 . a"]]),
    (["{a}[b]`c^d_e~f|g\\h'i\"j#k@l/m:n;o=p?q!r%s&t(u)v*w+x"], [["{ a } [ b ] ` c ^ d _ e ~ f | g \\ h ' i"]]),
    ([".5 ist", " .5 ist "], [["0.5 ist", ".5 ist"]]),
    (["In 2006, «er» sagte: „1.234,5 €“ – (2+2=4)!", "Das war 2006."], [["2006 sagte er: 1.234,5 €.", "Das war 2006 ."]]),
    (["x²,5 ½.½ Ⅷ.3 ٣٫٥ ٣.٥ १।२ ५।क 3·4 a_b #1 5‰ 7°C"], [["x² , 5 ½ . ½ Ⅷ . 3 ٣٫٥ १ । २"]]),
    (["...", "!?", "«»", "—a—", "'tis o'clock's'"], [["…", "!", "« »", "— a —", "' tis o ' clock ' s"]]),
    (["e\u0301, n\u0303. \u0301.\u0301 a\u200d, 👩\u200d🚀! 1\u200b,2 \U0001d7d8.\U0001d7d9"], [["e\u0301 , n\u0303 ."]]),
    # References of different numbers: None where there is none.
    (["a b c d e", "f g h i j", "k l m n"], [["a b c d f", "f g h j", "k l m n o"], ["a b d e", None, "k m n"],
                                             [None, None, ""]]),
]

WORDS = {
    "west": "the a dog Haus läuft über naïve It's can't well-known e.g. U.S. 3.14 1,000 12:30 x-1 9-5 50% $7 "
    "&amp; &quot; &lt;i&gt; &#39; (yes) [no] {x} -- ... 'tis «oui» straße Ärger ICH #1 a/b c:\\d e@f.g h_i".split(),
    "zh": "我 你 他们 今天 明天 去 北京 吃饭 了 的 。 ， ！ ？ 「好」 《书》 ３.５ ２０ 3.5 10% A股 “引” … — 㐀 豈 ㄅ ㍿ ﬁ ★ ✓ ∑ → \U00020000".split(),
    "odd": "😀 👩‍🚀 e\u0301 \u200b \ufeff \u00ad ¿ ½ № ﷺ हिन्दी עברית العربية ไทย 한국어 ひらがな カタカナ ｶﾅ".split(),
}
BLANKS = [" "] * 12 + ["  ", "\t", "\u00a0", "\u3000", "\u2003", "\u202f", "\x1f", "\x85", "", ""]


def sentence(rng, length):
    words = WORDS[rng.choice(["west", "west", "zh", "odd"])]
    other = WORDS[rng.choice(list(WORDS))]
    chosen = [rng.choice(words if rng.random() < 0.8 else other) for _ in range(length)]
    return "".join(w + rng.choice(BLANKS) for w in chosen)


def disturb(rng, text):
    characters = list(text)
    for _ in range(rng.randrange(1, 6)):
        if not characters:
            break
        i, j = rng.randrange(len(characters)), rng.randrange(len(characters))
        action = rng.randrange(4)
        if action == 0:
            del characters[i : i + rng.randrange(1, 4)]
        elif action == 1:
            characters[i:i] = characters[j : j + rng.randrange(1, 8)]
        elif action == 2:
            characters[i], characters[j] = characters[j], characters[i]
        else:
            characters[i] = rng.choice(" .,-&abc我。0")
    return "".join(characters)


def bleu(score, signature, brief):
    if brief:
        return {"score": score.score}
    line = score.format(width=1, signature=signature).replace("version:" + sacrebleu.__version__, "version:rondo-0.1.0")
    return {"score": score.score, "precisions": score.precisions, "bp": score.bp, "ratio": score.ratio,
            "hyp_len": score.sys_len, "ref_len": score.ref_len, "line": line}


def case(hypotheses, references, brief=False):
    entry = {"hypotheses": hypotheses, "references": references, "bleu": {}, "sentence": {}, "words": {}}
    for name in TOKENIZERS:
        metric = BLEU(tokenize=name)
        entry["bleu"][name] = bleu(metric.corpus_score(hypotheses, references), str(metric.get_signature()), brief)
        single = BLEU(tokenize=name, effective_order=True)
        score = single.sentence_score(hypotheses[-1], [r[-1] for r in references])
        entry["sentence"][name] = bleu(score, str(single.get_signature()), brief)
        entry["words"][name] = metric.tokenizer(hypotheses[-1].rstrip()).split()
    metric = CHRF()
    score = metric.corpus_score(hypotheses, references)
    line = score.format(width=1, signature=str(metric.get_signature()))
    entry["chrf"] = {"score": score.score, "line": line.replace("version:" + sacrebleu.__version__, "version:rondo-0.1.0")}
    entry["chrf_sentence"] = metric.sentence_score(hypotheses[-1], [r[-1] for r in references]).score
    return entry


def paired(references, systems):
    """What sacreBLEU says of each system beside the first, with so many trials that it hardly depends on chance."""
    named = [(str(i), lines) for i, lines in enumerate(systems)]
    tests = {}
    for kind in ("bs", "ar"):
        metrics = {"bleu": BLEU(), "chrf": CHRF()}
        tests[kind] = PairedTest(named, metrics, [references], test_type=kind, n_samples=20000)()[1]
    return {"references": references, "systems": systems, "p": {
        metric: {kind: [result.p_value for result in tests[kind][name][1:]] for kind in tests}
        for metric, name in (("bleu", "BLEU"), ("chrf", "chrF2"))}}


def write(name, entries):
    FOLDER.mkdir(parents=True, exist_ok=True)
    with open(FOLDER / name, "w", encoding="utf-8") as out:
        out.write("[\n" + ",\n".join(json.dumps(entry) for entry in entries) + "\n]\n")


def main():
    rng = random.Random(7)
    random_cases = []
    for _ in range(200):
        reference = sentence(rng, rng.randrange(0, 9))
        references = [reference] + [disturb(rng, reference) for _ in range(rng.choice([0, 0, 0, 1, 2]))]
        random_cases.append(case([disturb(rng, reference)], [[r] for r in references], brief=True))
    fixed = [case(h, r) for h, r in FIXED]
    hypotheses = [c["hypotheses"][0] for c in random_cases]
    fixed.append(case(hypotheses, [[c["references"][0][0] for c in random_cases]]))
    fixed.append(case(hypotheses, [[c["references"][0][0] for c in random_cases],
                                   [c["references"][-1][0] for c in random_cases]]))
    write("bleu-golden.json", fixed + random_cases)
    references = [" ".join(rng.choice(WORDS["west"]) for _ in range(rng.randrange(4, 15))) for _ in range(120)]
    systems = [[disturb(rng, line) if rng.random() < share else line for line in references]
               for share in (0.8, 0.8, 0.7, 0.5)]
    write("significance-golden.json", [paired(references, systems)])


main()
