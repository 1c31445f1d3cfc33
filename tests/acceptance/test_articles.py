"""The articles, the readings and what is expected of them fit together."""

import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest

from graph.model import RESPONSES, Level, Utterance
from graph.readings import from_json
from tests.acceptance.story import EXPECTED, OUTLETS, READINGS, documents, rows

ARTICLES = {document["id"]: document for document in documents()}
READ = {row["id"]: row for row in rows(READINGS)}
EACH = pytest.mark.parametrize("name", sorted(ARTICLES))


def spans(level: Level) -> Iterator[tuple[int, int]]:
    yield from level.cue
    if level.start is not None and level.end is not None:
        yield level.start, level.end


def stretches(u: Utterance) -> Iterator[tuple[int, int]]:
    yield from u.content
    for level in u.attribution:
        yield from spans(level)
    for placed in (u.targets, u.basis, u.quantities, u.times):
        yield from ((one.start, one.end) for one in placed)


@EACH
def test_an_article_is_short_and_of_the_time(name: str) -> None:
    article = ARTICLES[name]
    assert 80 <= len(article["text"].split()) <= 250
    assert "2025-01" <= article["published"] < article["seen"] < "2026-05"
    assert article["outlet"] in {entry["key"] for entry in json.loads(OUTLETS.read_text(encoding="utf-8"))}


@EACH
def test_every_stretch_of_a_reading_is_whole_words(name: str) -> None:
    article, reading = ARTICLES[name], from_json(READ[name])
    for utterance in reading.utterances:
        field = article[utterance.part.value]
        assert utterance.content or utterance.act in RESPONSES
        for start, end in stretches(utterance):
            assert 0 <= start < end <= len(field)
            assert not re.match(r"\w\w", field[start - 1 : start + 1]) or start == 0, field[start:end]
            assert not re.match(r"\w\w", field[end - 1 : end + 1]), field[start:end]
    for mention in reading.mentions:
        words: Any = article[mention.part.value][mention.start : mention.end]
        assert words == mention.entity or words[0].islower()


def test_every_article_is_read_and_every_claim_is_stated_in_one() -> None:
    assert ARTICLES.keys() == READ.keys()
    for claim in EXPECTED["claims"]:
        assert claim["stated"]["words"] in ARTICLES[claim["stated"]["document"]]["text"]


def test_the_lines_are_in_the_order_of_time_and_cite_what_was_held() -> None:
    seen = {name: datetime.fromisoformat(article["seen"]).date().isoformat() for name, article in ARTICLES.items()}
    for claim in EXPECTED["claims"]:
        since = [line["since"] for line in claim["lines"]]
        assert since == sorted(since)
        assert all(seen[at] <= x["since"] for x in claim["lines"] for origin in x["origins"] for at in origin["path"])
