"""Fit the weights of `graph.matching` anew: `python -m benchmarks.matching.fit DATA KEPT [PART ...] [--model FOLDER]`.

KEPT is a folder for vectors, outside the project; FOLDER the reader's weights, the shipped ones by default.
Seeded: the same data and weights give the same files.
"""

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy

from benchmarks.matching import corpora, learning, ranking, scores, taught
from benchmarks.matching.corpora import Articles, Queries, Row, Stances
from benchmarks.matching.learning import Array
from benchmarks.matching.vectors import Vectors
from graph.matching import likeness, stances, stories
from graph.matching.networks import probabilities
from graph.matching.stances import ORDER, Passage
from graph.matching.stories import Told
from graph.matching.wording import Wording

PARTS = ("likeness", "stances", "stories")
WRITTEN = Path(likeness.__file__).parent
# what is looked at of a body: the news comes first
LOOKED_AT = 1_500
LABELS = dict(zip(("unrelated", "discuss", "agree", "disagree"), ORDER, strict=True))
_THRESHOLDS = (0.18, 0.2, 0.22, 0.24, 0.26, 0.28, 0.3)
_LIKE_HIDDEN, _LIKE_EPOCHS, _LIKE_FORGETS, _LIKE_NETWORKS = 32, 12, 0.1, 4
# chosen on the stories that are fitted, a part of them held out
_WEIGHTS_OF_VECTORS = (0.0, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0)
_HIDDEN, _EPOCHS, _FORGETS, _NETWORKS = 32, 10, 0.1, 4


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("kept", type=Path)
    parser.add_argument("parts", nargs="*", choices=[[], *PARTS])
    parser.add_argument("--model", type=Path)
    asked = parser.parse_args()
    vectors, corpus, parts = Vectors(asked.kept, asked.model), Stances(asked.data), asked.parts or PARTS
    if "likeness" in parts:
        like(list(taught.pairs(vectors)), corpora.queries(asked.data, "train"), vectors)
    if "stances" in parts:
        stance(corpus, vectors)
    if "stories" in parts:
        story([corpora.ecb(asked.data, "Train"), corpus.articles(kept_aside=False)])
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
    """Fit and write the network of likeness, its threshold, and the weight of a cosine in ranking."""
    counts = numpy.array(taught.counts(pairs))
    rows, labels = numpy.array([p.row for p in pairs]), numpy.array([int(p.same) for p in pairs])
    kept = numpy.array([p.aside for p in pairs])
    chosen = _likeness_network(rows[~kept], labels[~kept], counts[~kept])
    threshold = _threshold(probabilities(rows[kept], chosen)[:, 1], labels[kept], counts[kept])
    words, near = ranking.parts(asked, vectors)
    found = {weight: ranking.mean(asked, words + weight * near) for weight in _WEIGHTS_OF_VECTORS}
    print("MAP@5 on train by the weight of a cosine:", " ".join(f"{w:g} {v:.3f}" for w, v in found.items()))
    text = [
        "# Weights of graph/matching/likeness.py. Written by `python -m benchmarks.matching.fit`.",
        "",
        "[nearness]",
    ]
    text += [f"vector = {max(found, key=lambda weight: found[weight])}", "", "[threshold]"]
    text += [f"same = {threshold:.2f}"]
    text += ["", "[network]", *(f"{name} = {_array(array)}" for name, array in chosen.items()), ""]
    (WRITTEN / "likeness.toml").write_text("\n".join(text), "utf8")


def _likeness_network(rows: Array, labels: Array, counts: Array) -> dict[str, Array]:
    nets = [
        learning.network(
            rows, labels, hidden=_LIKE_HIDDEN, seed=seed, epochs=_LIKE_EPOCHS, decay=_LIKE_FORGETS,
            counts=counts,
        )
        for seed in range(_LIKE_NETWORKS)
    ]  # fmt: skip
    return learning.joined(nets)


def _threshold(sure: Array, labels: Array, counts: Array) -> float:
    """Return from where two are best taken for one, by F1."""
    steps = [n / 50 for n in range(5, 49)]
    gold = float((counts * labels).sum())
    found = {least: _taken(sure >= least, labels, counts, gold) for least in steps}
    same = max(steps, key=lambda least: found[least][0])
    f1, precision, recall = found[same]
    print(f"families aside, from {same:.2f}: F1 {f1:.3f} precision {precision:.2f} recall {recall:.2f}")
    return same


def _taken(taken: Array, labels: Array, counts: Array, gold: float) -> tuple[float, float, float]:
    """Return F1, precision and recall of what is taken for one."""
    hits, said = float((counts * labels * taken).sum()), float((counts * taken).sum())
    return 2 * hits / (said + gold), hits / max(said, 1e-9), hits / gold


def stance(corpus: Stances, vectors: Vectors) -> None:
    """Fit and write the network of stances."""
    chosen = corpus.chosen(kept_aside=False)
    rows, labels = stance_rows(corpus, vectors, chosen), stance_labels(chosen)
    nets = [
        learning.network(rows, labels, hidden=_HIDDEN, seed=seed, epochs=_EPOCHS, decay=_FORGETS)
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
    sys.exit(main())
