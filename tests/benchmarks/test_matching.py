"""The measures of matching: their parts by themselves, and the floors on the real texts where these are there."""

import json
import os
import random
from pathlib import Path

import numpy
import pytest

from benchmarks.matching import __main__ as measures
from benchmarks.matching import copied, corpora, learning, scores, taught
from benchmarks.pinned import Changed
from graph.matching.networks import probabilities

SHARED = Path(os.environ.get("CLAIMTRAIL_SHARED") or Path(__file__).parents[2].parent / "shared")
real = pytest.mark.skipif(not (SHARED / "data").is_dir(), reason="the shared folder with the corpora is absent")


@pytest.mark.parametrize(
    ("said", "wanted"),
    [([1, 1, 2], 1.0), ([1, 2, 3], 0.8), ([1, 1, 1], 2 * (5 / 9) / (5 / 9 + 1))],
)
def test_bcubed(said: list[int], wanted: float) -> None:
    assert scores.bcubed(["a", "a", "b"], said) == pytest.approx(wanted)


def test_average_precision_looks_at_the_first_five() -> None:
    found = list("abcdef")
    assert [scores.average_precision(found, wanted) for wanted in "acf"] == [1, pytest.approx(1 / 3), 0]


def test_f1_by_class() -> None:
    assert scores.by_class([0, 0, 1, 1], [0, 1, 1, 1], 3) == [pytest.approx(2 / 3), pytest.approx(0.8), 0]


def test_bm25_prefers_the_rare_word_and_the_short_text() -> None:
    score = scores.bm25([["mill", "acid"], ["mill", "strike"], ["mill", "acid", "brook", "trout", "water"]])
    first, second, third = score(["acid", "mill"])
    assert first > third > second


def test_logistic_regression_finds_the_side() -> None:
    rows = numpy.array([[0.0], [1.0], [2.0], [3.0]])
    weights, bias = learning.logistic(rows, numpy.array([0.0, 0, 1, 1]), counts=numpy.ones(4), decay=0.1)
    assert weights[0] > 0 and -bias / weights[0] == pytest.approx(1.5)


def test_the_network_learns_what_no_line_divides_and_is_the_same_again() -> None:
    rows = numpy.array([[0.0, 0], [0, 1], [1, 0], [1, 1]] * 64)
    labels = numpy.array([0, 1, 1, 0] * 64)
    net, again = (learning.network(rows, labels, hidden=16, seed=3, epochs=200, decay=0.0) for _ in range(2))
    assert (probabilities(rows, net).argmax(axis=1) == labels).all()
    assert probabilities(rows, learning.joined([net, again])) == pytest.approx(probabilities(rows, net))
    assert all((net[name] == again[name]).all() for name in net)


def test_families_hold_what_they_mark() -> None:
    families = taught.families()
    assert len(families) >= 40
    for family in families:
        assert sum(said.kind == "=" for said in family) >= 2
        for said in family:
            assert said.kind in "=<vxn" and said.content and said.content in said.text
            assert not set("[]{}<>") & set(said.text)


def test_a_copy_is_cut_and_edited_and_headed_anew() -> None:
    text = "\n".join(f"paragraph {n} tells what happened after the flood in the valley" for n in range(20))
    made = copied.copied(text, random.Random(1))  # noqa: S311  (a seeded draw, no secret)
    assert text[:60] not in made or made.index(text[:9]) > 0
    assert len(made) < len(text) and made.endswith("staff.")


def test_a_changed_corpus_is_told(tmp_path: Path) -> None:
    (tmp_path / "similarity").mkdir()
    (tmp_path / "similarity" / "basil_dev.jsonl").write_text("other", "utf8")
    with pytest.raises(Changed, match="its sha256 is"):
        list(corpora.independent(tmp_path))


def test_the_pairs_are_those_that_were_annotated() -> None:
    records = [
        json.loads(line) for line in (Path(measures.__file__).parent / "pairs.jsonl").read_text("utf8").splitlines()
    ]
    labels = [record["label"] for record in records]
    assert {label: labels.count(label) for label in set(labels)} == {
        "same": 80, "variant": 30, "narrower": 30, "other_victim": 30, "unrelated": 30,
    }  # fmt: skip
    assert all(r[s]["content"] in r[s]["text"] for r in records for s in ("one", "other"))


@real
def test_no_story_is_both_fitted_and_scored() -> None:
    corpus = corpora.Stances(SHARED / "data")
    fitted, kept = corpus.chosen(kept_aside=False), corpus.chosen(kept_aside=True)
    assert not {row.body for row in fitted} & {row.body for row in kept}
    assert not {row.headline for row in fitted} & {row.headline for row in kept}
    assert len(kept) > 1_000


@real
@pytest.mark.slow
def test_the_floors(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    below = measures.measure(SHARED / "data", tmp_path, None, measures.ROWS)
    printed = capsys.readouterr().out
    assert not below, printed
    assert len(json.loads((Path(measures.__file__).parent / "floors.json").read_text("utf8"))) >= 7
