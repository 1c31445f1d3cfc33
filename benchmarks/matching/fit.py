"""Fit the weights of `graph.matching` anew: `python -m benchmarks.matching.fit DATA KEPT [MODEL]`.

KEPT is a folder for vectors, outside the project; MODEL a folder of the reader's weights, the shipped ones by default.
Seeded: the same data and weights give the same files.
"""

import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy

from benchmarks.matching import corpora, learning, ranking, scores, taught
from benchmarks.matching.corpora import Articles, Queries, Row, Stances
from benchmarks.matching.learning import Array
from benchmarks.matching.vectors import Vectors
from graph.matching import likeness, stances, stories
from graph.matching.likeness import features
from graph.matching.stances import ORDER, Passage
from graph.matching.stories import Told
from graph.matching.wording import Wording

WRITTEN = Path(likeness.__file__).parent
# what is looked at of a body: the news comes first
LOOKED_AT = 1_500
LABELS = dict(zip(("unrelated", "discuss", "agree", "disagree"), ORDER, strict=True))
_THRESHOLDS = (0.18, 0.2, 0.22, 0.24, 0.26, 0.28, 0.3)
# chosen on the stories that are fitted, a part of them held out
_DECAY = 1.0
_WEIGHTS_OF_VECTORS = (0.0, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0)
_HIDDEN, _EPOCHS, _FORGETS, _NETWORKS = 32, 10, 0.1, 4


def main(data: str, kept: str, model: str | None = None) -> int:
    vectors = Vectors(Path(kept), Path(model) if model else None)
    corpus = Stances(Path(data))
    like(list(taught.pairs(vectors)), corpora.queries(Path(data), "train"), vectors)
    stance(corpus, vectors)
    story([corpora.ecb(Path(data), "Train"), corpus.articles(kept_aside=False)])
    return 0


def story(sets: Sequence[Articles]) -> None:
    """Print B-cubed F1 by threshold, from which `graph.matching.stories.ALIKE` is chosen."""
    near = [stories.likenesses([Told(str(i), stories.weights(t)) for i, t in enumerate(s.texts)]) for s in sets]
    for alike in _THRESHOLDS:
        made = [stories.linked(matrix, alike) for matrix in near]
        found = [{i: n for n, members in enumerate(groups) for i in members} for groups in made]
        each = [scores.bcubed(s.stories, [f[i] for i in range(len(f))]) for s, f in zip(sets, found, strict=True)]
        print(f"stories alike from {alike:.2f}: {' '.join(f'{value:.3f}' for value in each)}")


def like(pairs: Sequence[taught.Pair], asked: Queries, vectors: Vectors) -> None:
    """Fit and write the weights of likeness, its threshold, and the weight of a cosine in ranking."""
    names = list(features(pairs[0].one, pairs[0].other))
    weights, bias = likeness_weights(pairs)
    threshold = {"same": likeness_threshold(pairs)}
    head = "# Weights of graph/matching/likeness.py. Written by `python -m benchmarks.matching.fit`."
    tables = {
        "nearness": {"vector": 0.0},
        "threshold": threshold,
        "weights": {"bias": bias, **dict(zip(names, weights.tolist(), strict=True))},
    }
    _write_likeness(head, tables)
    words, near = ranking.parts(asked, vectors)
    found = {weight: ranking.mean(asked, words + weight * near) for weight in _WEIGHTS_OF_VECTORS}
    print("MAP@5 on train by the weight of a cosine:", " ".join(f"{w:g} {v:.3f}" for w, v in found.items()))
    tables["nearness"] = {"vector": max(found, key=lambda weight: found[weight])}
    _write_likeness(head, tables)


def _write_likeness(head: str, tables: Mapping[str, Mapping[str, float]]) -> None:
    rows = [head]
    for table, values in tables.items():
        rows += ["", f"[{table}]", *(f'"{name}" = {value:.4f}' for name, value in values.items())]
    (WRITTEN / "likeness.toml").write_text("\n".join([*rows, ""]), "utf8")


def likeness_threshold(pairs: Sequence[taught.Pair], folds: int = 5) -> float:
    """Return the probability from which pairs of families that were not fitted are best taken for one claim."""
    sure = []
    for fold in range(folds):
        weights, bias = likeness_weights([p for p in pairs if p.family % folds != fold])
        aside = [p for p in pairs if p.family % folds == fold]
        raw = numpy.array([p.row for p in aside]) @ weights + bias
        sure += [(float(1 / (1 + numpy.exp(-value))), p.same) for value, p in zip(raw, aside, strict=True)]
    gold = sum(same for _, same in sure)

    def f1(least: float) -> float:
        taken = [same for value, same in sure if value >= least]
        return scores.f1(sum(taken), len(taken), gold)

    best = max((n / 20 for n in range(4, 17)), key=f1)
    print(f"families aside: pair F1 {f1(best):.3f} from {best:.2f}")
    return best


def likeness_weights(pairs: Sequence[taught.Pair]) -> tuple[Array, float]:
    """Return weights and bias; both classes count the same, so that a half is where they are equally likely."""
    rows, labels = numpy.array([p.row for p in pairs]), numpy.array([float(p.same) for p in pairs])
    share = labels.mean()
    counts = numpy.where(labels > 0, 0.5 / share, 0.5 / (1 - share))
    return learning.logistic(rows, labels, counts=counts, decay=_DECAY)


def stance(corpus: Stances, vectors: Vectors) -> None:
    """Fit and write the network of stances."""
    chosen = corpus.chosen(kept_aside=False)
    rows, labels = stance_rows(corpus, vectors, chosen), stance_labels(chosen)
    nets = [
        learning.network(rows, labels, classes=len(ORDER), hidden=_HIDDEN, seed=seed, epochs=_EPOCHS, decay=_FORGETS)
        for seed in range(_NETWORKS)
    ]
    net = learning.joined(nets)
    head = "# The network of graph/matching/stances.py. Written by `python -m benchmarks.matching.fit`."
    (WRITTEN / "stances.toml").write_text(
        "\n".join([head, *(f"{n} = {_array(a)}" for n, a in net.items()), ""]), "utf8"
    )


def stance_rows(corpus: Stances, vectors: Vectors, rows: Iterable[Row]) -> Array:
    """Return the features of each row."""
    heads: dict[str, Wording] = {}
    bodies: dict[str, Passage] = {}
    made = []
    for row in rows:
        if row.headline not in heads:
            heads[row.headline] = vectors.plain(row.headline)
        if row.body not in bodies:
            body = corpus.bodies[row.body]
            bodies[row.body] = Passage(tuple(vectors.wordings(body[:LOOKED_AT])), body[LOOKED_AT:])
        made.append(stances.features(heads[row.headline], bodies[row.body]))
    return numpy.array(made)


def stance_labels(rows: Iterable[Row]) -> Array:
    """Return the label of each row as its place in the order of stances."""
    return numpy.array([ORDER.index(LABELS[row.stance]) for row in rows])


def _array(array: Array) -> str:
    if array.ndim > 1:
        return "[\n" + "".join(f"  {_array(row)},\n" for row in array) + "]"
    return "[" + ", ".join(f"{value:.4g}" if value % 1 else f"{value:.1f}" for value in array) + "]"


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
