# Makes the folder of a model that has hardly begun to train, for a peer to begin from the same weights.
"""Starts a training of Rondo and stops it after its first update:

    python first_weights.py MODEL ./rondo train language-model --train train.txt --dev dev.txt ...

MODEL is the new folder; --model is added to the command. The learning rate of a first update is that of the beginning of
the warm-up, so that the weights are the first ones but for some millionths.
"""

import signal
import subprocess
import sys
import time
from pathlib import Path


def main():
    if len(sys.argv) < 4 or Path(sys.argv[1]).exists():
        raise SystemExit(f"{__doc__}\nexpected a new folder and a command; found: {' '.join(sys.argv[1:])}")
    metrics = Path(sys.argv[1]) / "metrics.jsonl"
    with subprocess.Popen([*sys.argv[2:], "--model", sys.argv[1]]) as training:
        while training.poll() is None:
            time.sleep(0.005)
            if metrics.exists() and '"updated"' in metrics.read_text():
                training.send_signal(signal.SIGTERM)
                break
    print(sys.argv[1], "after", metrics.read_text().count('"updated"'), "updates")


if __name__ == "__main__":
    main()
