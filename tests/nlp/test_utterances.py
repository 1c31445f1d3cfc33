"""What comes out of whole texts, told as data in `cases/utterances.toml`."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from graph.model import Document, TimeKind, Utterance
from nlp.pipeline import Reader

CASES = tomllib.loads((Path(__file__).parent / "cases" / "utterances.toml").read_text(encoding="utf-8"))["case"]


def told(utterance: Utterance, text: str) -> dict[str, Any]:
    """Return an utterance in the words of a case."""
    level = utterance.innermost
    pieces = [text[start:end] for start, end in utterance.content]
    said = [time.value for time in utterance.times if time.kind is TimeKind.SAID]
    return {
        "act": utterance.act,
        "holders": list(level.names) if level else [],
        "outer": [one.holder for one in utterance.attribution[:-1]],
        "targets": [target.entity for target in utterance.targets],
        "reading": next((target.reading for target in utterance.targets), None),
        "content": " ".join(pieces),
        "pieces": pieces,
        "attributed": " ".join(text[start:end] for start, end in utterance.attributed or ()),
        "polarity": utterance.polarity,
        "quote": utterance.quote,
        "kind": level.kind if level else None,
        "how": level.how if level else None,
        "certainty": level.certainty if level else None,
        "speaks_for": level.speaks_for if level else None,
        "addressee": level.addressee if level else None,
        "number": level.number if level else None,
        "cue": " ".join(text[start:end] for start, end in level.cue) if level else "",
        "means_of": utterance.means_of,
        "said": said[0] if said else None,
        "amounts": [[text[q.start : q.end], _none(q.value), _none(q.scope)] for q in utterance.quantities],
    }


def _none(value: object) -> object:
    return "" if value is None else value


@pytest.mark.parametrize("case", CASES, ids=[case["about"] for case in CASES])
def test_case(case: dict[str, Any], reader: Reader) -> None:
    text = case["text"]
    found = [told(u, text) for u in reader.read(Document("a", text, published=case.get("published"))).utterances]
    for wanted in case.get("says", ()):
        assert any(all(one[key] == value for key, value in wanted.items()) for one in found), (wanted, found)
    acts = {one["act"] for one in found}
    assert not acts & set(case.get("never", ())), found
