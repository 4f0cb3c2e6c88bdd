"""Asks `rondo rank MODEL --serve` how probable words are; as a program it writes a text, word by word the best:

python3 examples/rank_client.py 'A dog runs.' 'Ein Der Hund Mann rennt läuft . </s>' ./rondo rank en-de --serve
"""
import json
import subprocess
import sys


class Ranker:
    def __init__(self, command):
        self.server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8")

    def ask(self, op, **fields):
        print(json.dumps({"op": op, **fields}), file=self.server.stdin, flush=True)
        answer = json.loads(self.server.stdout.readline())
        if "error" in answer:
            raise ValueError(answer["error"])
        return answer

    def open(self, source):
        return self.ask("open", sources=[source])["states"][0]

    def extend(self, state, word):
        return self.ask("extend", states=[state], words=[word])["states"][0]

    def rank(self, state, candidates):
        ranking = self.ask("rank", states=[state], candidates=[candidates])["rankings"][0]
        return dict(zip(candidates, ranking["logProbs"]))

    def close(self):
        self.ask("close")
        self.server.wait()


if __name__ == "__main__":
    source, words, *command = sys.argv[1:]
    ranker = Ranker(command)
    state, text, score = ranker.open(source), [], 0.0
    while len(text) < 30 and text[-1:] != ["</s>"]:
        logProb, word = max((p, word) for word, p in ranker.rank(state, words.split()).items())
        text, score = text + [word], score + logProb
        state = state if word == "</s>" else ranker.extend(state, word)
    print(f"{score:.3f}", *text)
    ranker.close()
