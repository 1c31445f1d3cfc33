"""Two small learners: logistic regression by Newton's method, and a network of one hidden layer by Adam, seeded."""

from collections.abc import Sequence
from typing import Any

import numpy

Array = numpy.ndarray[Any, Any]


def logistic(rows: Array, labels: Array, *, counts: Array, decay: float) -> tuple[Array, float]:
    """Return weights and bias; `counts` is how often each row counts, `decay` pulls the weights of scaled rows to 0."""
    scale = rows.std(axis=0)
    scale[scale == 0] = 1.0
    wide = numpy.hstack([rows / scale, numpy.ones((len(rows), 1))])
    found = numpy.zeros(wide.shape[1])
    pull = numpy.full(wide.shape[1], decay)
    pull[-1] = 0.0
    for _ in range(50):
        sure = 1 / (1 + numpy.exp(-wide @ found))
        slope = wide.T @ (counts * (sure - labels)) + pull * found
        bend = (wide * (counts * sure * (1 - sure))[:, None]).T @ wide + numpy.diag(pull) + 1e-9 * numpy.eye(len(pull))
        step = numpy.linalg.solve(bend, slope)
        found -= step
        if abs(step).max() < 1e-8:
            break
    return found[:-1] / scale, float(found[-1])


def network(
    rows: Array,
    labels: Array,
    *,
    hidden: int,
    seed: int,
    epochs: int,
    decay: float,
    counts: Array | None = None,
) -> dict[str, Array]:
    """Return the arrays of a network of one hidden layer; the labels are 0 and up, and each stands in a row.

    `counts` is how often each row counts; without it rarer labels count more, by the root of their share.
    """
    chance = numpy.random.default_rng(seed)
    mean, scale = rows.mean(axis=0), rows.std(axis=0)
    scale[scale == 0] = 1.0
    scaled = (rows - mean) / scale
    classes = int(labels.max()) + 1
    if counts is None:
        share = numpy.bincount(labels, minlength=classes) / len(labels)
        counts = (1 / numpy.sqrt(numpy.maximum(share, 1e-9)))[labels]
    counts = counts / counts.mean()
    size = rows.shape[1]
    held = [
        chance.normal(0, numpy.sqrt(2 / size), (size, hidden)), numpy.zeros(hidden),
        chance.normal(0, numpy.sqrt(1 / hidden), (hidden, classes)), numpy.zeros(classes),
    ]  # fmt: skip
    first, second = [numpy.zeros_like(a) for a in held], [numpy.zeros_like(a) for a in held]
    steps = 0
    for epoch in range(epochs):
        rate = 3e-3 * (1 - epoch / epochs)
        for batch in numpy.array_split(chance.permutation(len(rows)), max(1, len(rows) // 128)):
            steps += 1
            slopes = _slopes(held, scaled[batch], labels[batch], counts[batch])
            for i, slope in enumerate(slopes):
                first[i] = 0.9 * first[i] + 0.1 * slope
                second[i] = 0.999 * second[i] + 0.001 * slope * slope
                step = first[i] / (1 - 0.9**steps) / (numpy.sqrt(second[i] / (1 - 0.999**steps)) + 1e-8)
                held[i] -= rate * (step + decay * held[i] * (held[i].ndim > 1) * 10)
    names = ("hidden", "hidden_bias", "out", "out_bias")
    return {"mean": mean, "scale": scale, **dict(zip(names, held, strict=True))}


def joined(nets: Sequence[dict[str, Array]]) -> dict[str, Array]:
    """Return one wider network whose scores are the means of the scores of several over the same rows."""
    count = len(nets)
    return {
        "mean": nets[0]["mean"],
        "scale": nets[0]["scale"],
        "hidden": numpy.hstack([net["hidden"] for net in nets]),
        "hidden_bias": numpy.hstack([net["hidden_bias"] for net in nets]),
        "out": numpy.vstack([net["out"] for net in nets]) / count,
        "out_bias": sum((net["out_bias"] for net in nets), numpy.zeros(1)) / count,
    }


def _slopes(held: list[Array], rows: Array, labels: Array, counts: Array) -> list[Array]:
    inner, inner_bias, out, out_bias = held
    within = numpy.maximum(0.0, rows @ inner + inner_bias)
    raw = within @ out + out_bias
    made = numpy.exp(raw - raw.max(axis=1, keepdims=True))
    made /= made.sum(axis=1, keepdims=True)
    made[numpy.arange(len(labels)), labels] -= 1
    made *= counts[:, None] / len(labels)
    back = made @ out.T * (within > 0)
    return [rows.T @ back, back.sum(axis=0), within.T @ made, made.sum(axis=0)]
