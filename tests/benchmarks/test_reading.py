"""The reading measures: their parts by themselves, and the floors on the real texts where these are there."""

import json
import os
from pathlib import Path

import pytest

from benchmarks.pinned import Changed
from benchmarks.reading import __main__ as measures
from benchmarks.reading import cases, corpora, names, pin
from benchmarks.reading.same import same
from graph.model import Act

SHARED = Path(os.environ.get("CLAIMTRAIL_SHARED") or Path(__file__).parents[2].parent / "shared")
real = pytest.mark.skipif(not (SHARED / "data").is_dir(), reason="the shared folder with the corpora is absent")

TEXT = "Dana Orl, whom the Courier met, accused Vekta of theft. “He took it,” she said; the theft was real, he said."


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ("Mr. Orl", "Dana Orl", True),
        ("Vekta Inc.", "Vekta", True),
        ("Vekta's", "Vekta Labs", True),
        ("Dana Orl", "Mira Orl", False),
        ("the", "Vekta", False),
    ],
)
def test_same_names(one: str, other: str, wanted: bool) -> None:
    assert same(one, other) is wanted


def test_notes_are_pinned_to_whole_words_outside_what_is_said() -> None:
    note = {
        "id": "a",
        "utterances": [
            {
                "act": "accuse", "holder": "she", "entity": "Dana Orl", "kind": "named", "cue": ["said"],
                "content": ["He took it"], "targets": [{"words": "He", "entity": "Vekta"}],
            },
        ],
        "declared_origins": [{"kind": "told", "words": "the Courier"}],
    }  # fmt: skip
    case = pin.pinned(TEXT, note)
    (utterance,) = case["utterances"]
    at = {"holder": utterance["holder"], "cue": utterance["cue"][0], "target": utterance["targets"][0]["at"]}
    assert at["holder"] == [TEXT.index("she"), TEXT.index("she") + 3]
    assert at["cue"][0] == TEXT.index("said;")
    assert at["target"] == [TEXT.index("He"), TEXT.index("He") + 2]
    assert TEXT[slice(*utterance["entity"])] == "Dana Orl"
    assert TEXT not in json.dumps(case)


@pytest.mark.parametrize(
    ("change", "wanted"),
    [
        ({"act": "blame"}, "no such label: 'blame'"),
        ({"content": ["He gave it"]}, "not in the text: 'He gave it'"),
        ({"content": ["theft"]}, "stands 2 times, give near: 'theft'"),
    ],
)
def test_what_cannot_be_pinned_is_told(change: dict[str, object], wanted: str) -> None:
    note = {"id": "a", "utterances": [{"act": "accuse", "content": ["He took it"], **change}]}
    with pytest.raises(pin.NotPinned, match=wanted):
        pin.pinned(TEXT, note)


def test_names_are_held_against_gold() -> None:
    text = corpora.Text("a", "The Vekta man left Delmarch.", [(4, 9, "ORG"), (19, 27, "LOC")])
    said = [
        {"start": 4, "end": 9, "label": "ORG", "part": "text"},
        {"start": 19, "end": 27, "label": "PERSON", "part": "text"},
        {"start": 0, "end": 13, "label": "ORG", "part": "text"},
    ]
    made = names.score([text], {"a": {"mentions": said}}, names.UNER)
    assert (made.hits.total(), made.found.total(), made.gold.total()) == (1, 3, 2)


def test_a_changed_corpus_is_told(tmp_path: Path) -> None:
    (tmp_path / "ner").mkdir()
    (tmp_path / "ner" / "uner_ewt_dev.iob2").write_text("other", "utf8")
    with pytest.raises(Changed, match="its sha256 is"):
        corpora.opened(tmp_path, "ner/uner_ewt_dev.iob2")


@real
def test_the_reading_set_points_at_words() -> None:
    found = list(cases.documents(SHARED / "data"))
    assert len(found) == 40
    utterances = [u for document in found for u in document.utterances]
    assert len(utterances) >= 300
    assert sum(u["act"] in cases.BLAMING for u in utterances) >= 80
    assert sum(u["arguable"] for u in utterances) <= len(utterances) / 10
    for document in found:
        for u in document.utterances:
            assert Act(u["act"])
            for start, end in (*u["content"], *u["cue"], *([u["holder"]] if u["holder"] else [])):
                words = document.text[start:end]
                assert words == words.strip() != "", (document.id, words)


@real
@pytest.mark.slow
def test_the_floors(capsys: pytest.CaptureFixture[str]) -> None:
    below = measures.main(str(SHARED / "data"), str(SHARED / "eval"))
    printed = capsys.readouterr().out
    assert not below, printed
    assert len(json.loads((Path(measures.__file__).parent / "floors.json").read_text("utf8"))) >= 12
