"""The judge: a small network that weighs what the rules make of a frame with the encoder's vectors of its parts."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy

from graph.model import BLAMING, Act, Certainty, Polarity
from nlp import weights
from nlp.frames import Frame, Stretch
from nlp.heads import ACTS, CERTAINTIES, POLARITIES
from nlp.scores import Scores, softmax
from nlp.weights import Array

FILE = "judge.npz"
_BLAMING = tuple(i for i, act in enumerate(ACTS) if Act(act) in BLAMING)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The likeliest act with its share, the share of all acts that blame, the holder's certainty, the polarity."""

    act: Act
    share: float
    blaming: float
    certainty: Certainty
    polarity: Polarity


def features(scores: Scores, frame: Frame, act: Act, polarity: Polarity) -> Array:
    """Return the mean vectors of cue, content and source, what the heads say at the cue, and the rules, as one row."""
    source = (frame.source,) if frame.source else ()
    told = numpy.zeros(len(ACTS) + len(POLARITIES) + 1, dtype=numpy.float32)
    told[ACTS.index(act.value)] = told[len(ACTS) + POLARITIES.index(polarity.value)] = 1.0
    told[-1] = frame.negated
    parts = [_mean(scores, part) for part in (frame.cue, frame.attributed or frame.content, source)]
    heads = [softmax(_mean(scores, frame.cue, head)) for head in ("act", "certainty", "polarity")]
    return numpy.concatenate([*parts, *heads, told])


def _mean(scores: Scores, stretches: Sequence[Stretch], head: str = "vector") -> Array:
    rows = [
        scores.rows[head][bisect_left(scores.tokens, start) : bisect_left(scores.tokens, end)]
        for start, end in stretches
    ]
    whole = numpy.concatenate(rows) if rows else numpy.zeros((0, scores.rows[head].shape[1]))
    mean: Array = whole.mean(axis=0) if len(whole) else numpy.zeros(whole.shape[1])
    return mean.astype(numpy.float32)


@cache
def _network(folder: Path) -> dict[str, Array]:
    with numpy.load(folder / FILE) as kept:
        return {name: kept[name].astype(numpy.float32) for name in kept.files}


def judge(row: Array, folder: Path = weights.FOLDER) -> Verdict:
    """Return the verdict on a frame's features."""
    net: Any = _network(folder)
    inner = numpy.maximum((row - net["mean"]) / net["deviation"] @ net["first"] + net["first_bias"], 0.0)
    out = inner @ net["second"] + net["second_bias"]
    shares = softmax(out[: len(ACTS)])
    best = int(shares.argmax())
    sure = out[len(ACTS) : len(ACTS) + len(CERTAINTIES)]
    which = out[len(ACTS) + len(CERTAINTIES) :]
    return Verdict(
        Act(ACTS[best]),
        float(shares[best]),
        float(sum(shares[i] for i in _BLAMING)),
        Certainty(CERTAINTIES[int(sure.argmax())]),
        Polarity(POLARITIES[int(which.argmax())]),
    )
