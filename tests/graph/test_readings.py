"""Readings as JSON: whatever a reading holds comes back, and what is no reading is refused with its place."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import (
    Act,
    Basis,
    BasisKind,
    Certainty,
    DeclaredOrigin,
    HolderKind,
    How,
    Label,
    Level,
    Mention,
    OriginKind,
    Part,
    Polarity,
    Quantity,
    Quote,
    Reading,
    Target,
    TargetReading,
    Time,
    TimeKind,
    Utterance,
)
from graph.readings import ReadingError, from_json, to_json

SPANS = st.tuples(st.integers(0, 10**6), st.integers(1, 500)).map(lambda pair: (pair[0], pair[0] + pair[1]))
PIECES = st.lists(SPANS, max_size=3).map(tuple)
WORDS = st.text(min_size=1, max_size=12)
MAYBE = st.none() | WORDS
NUMBERS = st.none() | st.floats(allow_nan=False, allow_infinity=False) | st.integers(0, 10**9).map(float)


def placed(made: Any, /, **fields: Any) -> Any:
    """Build things that have a span beside other fields."""
    return st.builds(lambda span, **rest: made(start=span[0], end=span[1], **rest), SPANS, **fields)


MENTIONS = placed(Mention, label=st.sampled_from(Label), entity=WORDS, part=st.sampled_from(Part))
LEVELS = st.builds(
    lambda span, **fields: Level(start=span and span[0], end=span and span[1], **fields),
    st.none() | SPANS,
    level=st.integers(1, 4),
    holder=WORDS,
    kind=st.sampled_from(HolderKind),
    how=st.sampled_from(How),
    cue=PIECES,
    certainty=st.sampled_from(Certainty),
    speaks_for=MAYBE,
    addressee=MAYBE,
    holders=st.lists(WORDS, max_size=3).map(tuple),
    affiliation=MAYBE,
    number=st.none() | st.integers(0, 99),
)
UTTERANCES = st.builds(
    Utterance,
    act=st.sampled_from(Act),
    content=PIECES,
    part=st.sampled_from(Part),
    polarity=st.sampled_from(Polarity),
    quote=st.sampled_from(Quote),
    attribution=st.lists(LEVELS, max_size=2).map(tuple),
    author_certainty=st.sampled_from(Certainty),
    attributed=st.none() | PIECES,
    targets=st.lists(placed(Target, entity=WORDS, reading=st.sampled_from(TargetReading)), max_size=2).map(tuple),
    basis=st.lists(placed(Basis, kind=st.sampled_from(BasisKind), held_by=MAYBE), max_size=1).map(tuple),
    quantities=st.lists(placed(Quantity, value=NUMBERS, unit=WORDS, modifier=MAYBE, scope=MAYBE), max_size=2).map(
        tuple
    ),
    times=st.lists(placed(Time, kind=st.sampled_from(TimeKind), value=MAYBE), max_size=2).map(tuple),
    score=st.none() | st.floats(0, 1),
    means_of=st.none() | st.just(0),
    vector=st.none() | st.binary(min_size=1, max_size=384),
)
ORIGINS = placed(
    DeclaredOrigin, entity=WORDS, kind=st.sampled_from(OriginKind), utterances=st.none() | st.just((0,)) | st.just(())
)
READINGS = st.builds(
    Reading,
    id=WORDS,
    mentions=st.lists(MENTIONS, max_size=3).map(tuple),
    utterances=st.lists(UTTERANCES, min_size=1, max_size=3).map(tuple),
    declared_origins=st.lists(ORIGINS, max_size=2).map(tuple),
)


@given(READINGS)
def test_round_trip(reading: Reading) -> None:
    assert from_json(json.loads(json.dumps(to_json(reading)))) == reading


FULL = Reading(
    "a",
    (Mention(13, 22, Label.ORG, "Orlan Works"),),
    (
        Utterance(
            Act.ACCUSE,
            ((86, 146),),
            attribution=(Level(1, "Orlan Works", start=13, end=22, cue=((0, 12),)),),
            targets=(Target("Vekta Labs", 53, 61),),
            basis=(Basis(BasisKind.TOLD, 3, 9),),
            quantities=(Quantity(33, 51, 3.0, "AI companies", scope="collective"),),
            times=(Time(0, 4, TimeKind.SAID, "2026-02-23"),),
        ),
    ),
    (DeclaredOrigin("Corvane Wire", 0, 4, OriginKind.SOURCE_LIST),),
)


def test_shape() -> None:
    """Absent values are null, not missing; whole numbers stay whole."""
    (said,) = to_json(FULL)["utterances"]  # type: ignore[misc]  # the values of JSON are objects
    assert said == {
        "part": "text",
        "act": "accuse",
        "polarity": "positive",
        "quote": "indirect",
        "attribution": [
            {
                "level": 1,
                "holder": "Orlan Works",
                "kind": "named",
                "how": "explicit",
                "speaks_for": None,
                "addressee": None,
                "start": 13,
                "end": 22,
                "cue": [[0, 12]],
                "certainty": "certain",
                "holders": None,
                "affiliation": None,
                "number": None,
            }
        ],
        "author_certainty": "unknown",
        "content": [[86, 146]],
        "attributed": None,
        "targets": [{"entity": "Vekta Labs", "start": 53, "end": 61, "reading": "distributive"}],
        "basis": [{"kind": "told", "held_by": None, "start": 3, "end": 9}],
        "quantities": [
            {"start": 33, "end": 51, "value": 3, "unit": "AI companies", "modifier": None, "scope": "collective"}
        ],
        "times": [{"start": 0, "end": 4, "kind": "said", "value": "2026-02-23"}],
        "score": None,
        "means_of": None,
        "vector": None,
    }


@pytest.mark.parametrize(
    ("path", "value", "told"),
    [
        (["id"], None, "id is None, not text"),
        (["utterances"], "none", "utterances is 'none', not a list"),
        (["utterances", 0], 7, "utterances[0] is 7, not an object"),
        (["utterances", 0, "act"], "shout", "utterances[0].act is 'shout', not one of no_comment"),
        (["utterances", 0, "content"], [[5, 5]], "utterances[0].content[0] is [5, 5], not two offsets"),
        (["utterances", 0, "content"], [[-1, 5]], "utterances[0].content[0] is [-1, 5]"),
        (["utterances", 0, "content"], [[1, 2, 3]], "utterances[0].content[0] is [1, 2, 3]"),
        (["utterances", 0, "content"], [[True, 5]], "utterances[0].content[0] is [True, 5]"),
        (
            ["utterances", 0, "attribution", 0, "start"],
            None,
            "utterances[0].attribution[0].start and end is [None, 22]",
        ),
        (["utterances", 0, "attribution", 0, "level"], 0, "utterances[0].attribution[0].level is 0"),
        (["utterances", 0, "targets", 0, "entity"], "", "utterances[0].targets[0].entity is '', not text"),
        (["utterances", 0, "means_of"], 1, "utterances[0].means_of is 1, not an index"),
        (["utterances", 0, "score"], 1.5, "utterances[0].score is 1.5, not a number from 0 to 1"),
        (["utterances", 0, "vector"], "zz", "utterances[0].vector is 'zz', not bytes"),
        (["declared_origins", 0, "utterances"], [3], "declared_origins[0].utterances is [3], not a list of indices"),
        (["mentions", 0, "label"], None, "mentions[0].label is None, not one of PERSON"),
    ],
)
def test_refused(path: list[Any], value: Any, told: str) -> None:
    whole: Any = json.loads(json.dumps(to_json(FULL)))
    place = whole
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    with pytest.raises(ReadingError) as refused:
        from_json(whole)
    assert str(refused.value).startswith(told)


def test_what_older_readings_lack_is_absent() -> None:
    """A reading without the optional fields is read: they were added later."""
    value: Any = to_json(FULL)
    for name in ("score", "means_of", "vector", "part", "attributed"):
        del value["utterances"][0][name]
    for name in ("holders", "affiliation", "number"):
        del value["utterances"][0]["attribution"][0][name]
    assert from_json(value) == FULL
