"""Compares tokenizers that Rondo wrote with the Hugging Face `tokenizers` library, and writes the golden fixture.

    python check_tokenizers.py check FOLDER          FOLDER as rondo.text.TokenizerExport leaves it
    python check_tokenizers.py golden FOLDER RESOURCES

`check` loads each FOLDER/*.json and compares ids and decoded texts line by line, then saves the tokenizer again as
FOLDER/*.resaved.json. `golden` copies the tokenizers as saved by Python to RESOURCES and writes there what Python's
library gives for each text, so that the Java test needs no Python.
"""

import json
import pathlib
import re
import sys

from tokenizers import Tokenizer, __version__


def load(path):
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.encode_special_tokens = True  # a `</s>` in a text is text, as in Rondo
    return tokenizer


def lines(path):
    return path.read_bytes().decode("utf-8").split("\n")[:-1]


def files(folder):
    return sorted(p for p in folder.glob("*.json") if not p.name.endswith(".resaved.json"))


def check(folder):
    texts = lines(folder / "texts.txt")
    wrong = 0
    for path in files(folder):
        tokenizer = load(path)
        tokenizer.save(str(path.with_suffix(".resaved.json")))
        encoded = [e.ids for e in tokenizer.encode_batch(texts)]
        decoded = tokenizer.decode_batch(encoded)
        ids = [[int(i) for i in line.split()] for line in lines(path.with_suffix(".ids"))]
        ours = lines(path.with_suffix(".decoded"))
        different = [i for i in range(len(texts)) if encoded[i] != ids[i] or decoded[i] != ours[i]]
        assert len(texts) == len(ids) == len(ours)
        for i in different[:5]:
            print(f"  {path.stem}:{i + 1}: {texts[i]!r}\n    {encoded[i]} {decoded[i]!r}\n    {ids[i]} {ours[i]!r}")
        print(f"{path.stem}: {len(texts) - len(different)} of {len(texts)} lines equal to tokenizers {__version__}")
        wrong += len(different)
    return 1 if wrong else 0


def golden(folder, resources):
    resources.mkdir(parents=True, exist_ok=True)
    texts = lines(folder / "texts.txt")
    expected = {"made_with": f"tokenizers {__version__}", "texts": texts, "tokenizers": {}}
    for path in files(folder):
        tokenizer = load(path)
        tokenizer.save(str(resources / path.name))
        encoded = [e.ids for e in tokenizer.encode_batch(texts)]
        expected["tokenizers"][path.name] = {"ids": encoded, "decoded": tokenizer.decode_batch(encoded)}
    text = json.dumps(expected, ensure_ascii=False, indent=0)
    text = re.sub(r"\[[\d\s,]*\]", lambda ids: re.sub(r"\s+", " ", ids.group()), text)  # the ids of a text on one line
    (resources / "expected.json").write_text(text + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    command, *folders = sys.argv[1:]
    sys.exit({"check": check, "golden": golden}[command](*map(pathlib.Path, folders)))
