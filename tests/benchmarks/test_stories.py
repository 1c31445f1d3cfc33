"""The stories measure: its parts by themselves, and the floors on the stories that were looked at."""

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.stories import __main__ as measures
from benchmarks.stories.scores import score
from benchmarks.stories.told import ASIDE, TOLD, Story, stories
from benchmarks.stories.words import alike, named, placed

TEXT = "Vekta Labs hid a loan, Dana Orl said. The firm did not respond. Orl also spoke of 1911."
PARTS = {("a", "text"): TEXT, ("a", "title"): "Vekta hid loan"}


def said(act: str, exact: str, **more: Any) -> dict[str, Any]:
    row = {"document": "a", "part": "text", "act": act, "holder": "Dana Orl", "speaks_for": None, "targets": []}
    return {**row, "exact": [exact], **more}


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ("Orl", "Dana Orl", True),
        ("the Vekta Labs Ltd", "Vekta Labs", True),
        ("a former clerk", "former clerk", True),
        ("Dana Orl", "Mira Orl", False),
    ],
)
def test_names_are_compared_loosely(one: str, other: str, wanted: bool) -> None:
    assert named(one, other) is wanted


def test_all_parties_must_be_the_same() -> None:
    assert alike(["Vekta Labs", "Orlan"], ["Orlan Works", "Vekta Labs"])
    assert not alike(["Vekta Labs"], ["Vekta Labs", "Orlan Works"])


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        (said("accuse", "Vekta Labs hid a loan"), said("assert", "hid a loan"), True),
        (said("accuse", "Vekta Labs hid a loan"), said("accuse", "Orl also spoke"), False),
        (said("accuse", "Vekta Labs hid a loan"), said("accuse", "hid loan", part="title"), False),
        # an answer stands in its sentence, whatever its words, and is no statement
        (said("did_not_respond", "did not respond"), said("did_not_respond", "The firm"), True),
        (said("did_not_respond", "did not respond"), said("assert", "did not respond"), False),
    ],
)
def test_utterances_meet_on_the_same_words(one: dict[str, Any], other: dict[str, Any], wanted: bool) -> None:
    assert placed(one, PARTS).meets(placed(other, PARTS)) is wanted


def story(folder: Path) -> Story:
    line = {
        "as_of": "2026-03-01", "status": "alleged", "rule": "R2", "flags": [], "accusers": ["Dana Orl"],
        "deniers": [],
        "counts": {"reports": 1, "outlets": 1, "accusers": 1, "deniers": 0, "origins": 1, "contrary_origins": 0},
        "third_party_deniers": [], "responses": {}, "legal": {},
        "origins": [{"end": "Dana Orl", "access": "witnessed"}],
    }  # fmt: skip
    claim = {
        "key": "K1", "targets": ["Vekta Labs"], "lines": [line], "relations": [],
        "utterances": [said("accuse", "Vekta Labs hid a loan", targets=["Vekta Labs"])],
    }  # fmt: skip
    none = [{"document": "a", "words": "Orl also spoke of 1911", "why": "history", "accuser": None, "accused": "Orl"}]
    (folder / "gold.json").write_text(json.dumps({"about": "a loan", "claims": [claim], "none": none}), "utf8")
    (folder / "articles.jsonl").write_text(json.dumps({"id": "a", "text": TEXT, "title": "Vekta hid loan"}), "utf8")
    return Story(folder)


def listed(**changes: Any) -> dict[str, Any]:
    found = {
        "id": "c1", "status": "alleged", "rule": "R2", "flags": [{"flag": "machine_only"}], "targets": ["Vekta Labs"],
        "counts": {"reports": 1, "outlets": 1, "accusers": 1, "deniers": 0, "origins": 1, "contrary_origins": 0},
        "accusers": ["Dana Orl"], "deniers": [], "third_party_deniers": [], "responses": [], "legal": [],
        "origins": [{"end": "Dana Orl", "access": "told_named"}], "relations": [],
        "utterances": [said("accuse", "Vekta Labs hid a loan", targets=["Vekta Labs"])],
    }  # fmt: skip
    return {**found, **changes}


def test_a_story_that_comes_out_right_has_every_point(tmp_path: Path) -> None:
    made = score(story(tmp_path), {"2026-03-01": [listed()]})
    assert made.hits == made.cases
    assert not made.wrong


@pytest.mark.parametrize(
    ("changes", "measure"),
    [
        ({"status": "denied"}, "line: status"),
        ({"accusers": ["Mira Orl"]}, "line: who accusers"),
        ({"legal": [{"target": "Vekta Labs", "state": "sued"}]}, "line: legal"),
        ({"responses": [{"target": "Vekta Labs", "response": "denied"}]}, "line: responses"),
        ({"flags": [{"flag": "hedged"}]}, "line: flags"),
        ({"utterances": [said("accuse", "Vekta Labs hid a loan", targets=["Orlan Works"])]}, "accusations held"),
        ({"utterances": [said("accuse", "Orl also spoke of 1911", targets=["Orl"])]}, "traps passed"),
    ],
)
def test_what_is_wrong_loses_its_point(changes: dict[str, Any], measure: str, tmp_path: Path) -> None:
    made = score(story(tmp_path), {"2026-03-01": [listed(**changes)]})
    assert made.hits[measure] < made.cases[measure]
    assert made.wrong


@pytest.mark.parametrize("folder", [TOLD, ASIDE])
def test_gold_points_at_words_of_its_articles(folder: Path) -> None:
    for one in stories(folder):
        for claim in one.gold["claims"]:
            for row in claim["utterances"]:
                text = one.parts[row["document"], row["part"]]
                assert all(piece in text for piece in row["exact"]), (one.name, row["exact"])
        for entry in one.gold["none"]:
            assert any(entry["words"] in one.parts[entry["document"], part] for part in ("text", "title")), entry


@pytest.mark.slow
@pytest.mark.engine
def test_the_floors(capsys: pytest.CaptureFixture[str]) -> None:
    below = measures.main()
    assert not below, capsys.readouterr().out
