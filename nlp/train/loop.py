"""The training: one command, seeded, goes on where it was killed."""

import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from random import Random

import torch

from nlp.encoding import Encoder
from nlp.train import batches, teacher
from nlp.train.corpora import Stage
from nlp.train.example import Example
from nlp.train.losses import losses
from nlp.train.network import Network

DECAY, WARM_UP, CLIP = 0.01, 0.06, 1.0
_KEEP_EVERY = 200


def train(stages: Sequence[Stage], folder: Path, out: Path, *, seed: int, keep: int = _KEEP_EVERY) -> Path:
    """Train stage by stage and return the file of the weights; a stage that was finished before is not done again.

    The state is kept every `keep` steps: a run that was killed goes on from there and ends with the same weights.
    """
    out.mkdir(parents=True, exist_ok=True)
    weights: Path | None = None
    for number, stage in enumerate(stages, 1):
        done = out / f"stage-{number}.pt"
        if not done.exists():
            print(f"stage {number} of {len(stages)}", file=sys.stderr, flush=True)
            _Stage(stage, folder, out, weights, seed + number - 1).run(done, keep)
        weights = done
    if weights is None:
        raise ValueError("no stage to train")
    return weights


class _Stage:
    """One stage; `out` keeps the state now and then, from which a run goes on."""

    def __init__(self, stage: Stage, folder: Path, out: Path, weights: Path | None, seed: int) -> None:
        torch.manual_seed(seed)
        encoder = Encoder(folder / "tokenizer.json")
        texts: list[tuple[str, float, list[Example]]] = [(c.name, c.times, list(c.read())) for c in stage.corpora]
        spans = (text for _, _, examples in texts for example in examples for _, _, text in example.spans)
        self.taught = teacher.vectors(spans, folder, out / "vectors.pt")
        self.plan = [pair for n in range(stage.epochs) for pair in batches.epoch(texts, encoder, seed, n)]
        self.network = Network.pretrained(folder)
        if weights is not None:
            # heads that an earlier stage did not have begin anew
            self.network.load_state_dict(torch.load(weights), strict=False)
        self.optimizer = _optimizer(self.network, stage)
        self.schedule = torch.optim.lr_scheduler.LambdaLR(self.optimizer, lambda step: _rate(step, len(self.plan)))
        self.state = out / "state.pt"
        self.seed = seed
        self.step = self._resumed() if self.state.exists() else 0

    def run(self, done: Path, keep: int) -> None:
        """Take all steps and write the weights."""
        self.network.train()
        began, seen = time.monotonic(), 0
        sums: dict[str, list[float]] = {}
        while self.step < len(self.plan):
            size, made = self._taken()
            self.step += 1
            seen += size
            for name, loss in made.items():
                sums.setdefault(name, []).append(loss)
            if self.step % 20 == 0:
                _report(self.step, len(self.plan), seen / (time.monotonic() - began), sums)
            if self.step % keep == 0:
                self._keep()
        torch.save(self.network.state_dict(), done)
        self.state.unlink(missing_ok=True)

    def _taken(self) -> tuple[int, dict[str, float]]:
        """Take one step; return how many pieces it saw and the loss of each head."""
        # whatever was drawn before a kill, a step draws the same
        torch.manual_seed(self.seed * 1_000_003 + self.step)
        batch = batches.tensors(*self.plan[self.step], Random(self.seed * 1_000_003 + self.step))
        with torch.autocast("cpu", torch.bfloat16):
            found = self.network(*batch.inputs)
        made = losses(found, batch, self.taught)
        if made:
            torch.stack(list(made.values())).sum().backward()
            torch.nn.utils.clip_grad_norm_(self.network.parameters(), CLIP)
            self.optimizer.step()
        self.schedule.step()
        self.optimizer.zero_grad(set_to_none=True)
        return batch.inputs[0].numel(), {name: float(loss.detach()) for name, loss in made.items()}

    def _resumed(self) -> int:
        kept = torch.load(self.state)
        self.network.load_state_dict(kept["network"])
        self.optimizer.load_state_dict(kept["optimizer"])
        self.schedule.load_state_dict(kept["schedule"])
        return int(kept["step"])

    def _keep(self) -> None:
        """Write the state beside the last one and take its place only when it is whole."""
        new = self.state.with_suffix(".new")
        parts = {"network": self.network, "optimizer": self.optimizer, "schedule": self.schedule}
        torch.save({"step": self.step, **{name: part.state_dict() for name, part in parts.items()}}, new)
        new.replace(self.state)


def _optimizer(network: Network, stage: Stage) -> torch.optim.AdamW:
    # in the order of their names: a kept state is given back by order
    named = list(network.named_parameters())
    groups = [
        {"params": [p for name, p in named if name.startswith("encoder.")], "lr": stage.rate},
        {"params": [p for name, p in named if not name.startswith("encoder.")], "lr": stage.rate_of_heads},
    ]
    return torch.optim.AdamW(groups, weight_decay=DECAY, fused=True)


def _rate(step: int, steps: int) -> float:
    """Warm up, then fall in a line to zero."""
    warm = max(1, round(steps * WARM_UP))
    return step / warm if step < warm else max(0.0, (steps - step) / max(1, steps - warm))


def _report(step: int, steps: int, rate: float, sums: dict[str, list[float]]) -> None:
    means = {name: round(sum(values[-60:]) / len(values[-60:]), 3) for name, values in sums.items()}
    print(f"{step}/{steps} {rate:.0f} pieces/s {json.dumps(means)}", file=sys.stderr, flush=True)
