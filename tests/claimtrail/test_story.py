"""The stories of the demo web, filed from hand-made readings: every line of `expected.json`, on every day."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from hashlib import sha256
from importlib.resources import as_file, files
from typing import Any

import pytest

from claimtrail.listing import as_json
from crawlers.outlets import load
from graph.asking.ask import Asking
from graph.bolt import Bolt, Login
from graph.engines.administration import administer
from graph.engines.engine import Address
from graph.model import Article, Link, Outlet, Snapshot
from graph.readings import from_json
from graph.store import Store
from graph.submission import Submission
from tests.claimtrail.expected import EXPECTED, false_lines, lines

pytestmark = pytest.mark.engine

DAYS = range(1, 6)
MORNING = datetime(2026, 4, 1, 6, tzinfo=UTC)


def outlets() -> dict[str, Outlet]:
    with as_file(files("claimtrail").joinpath("demo", "outlets.toml")) as path:
        return {entry.outlet.key: entry.outlet for entry in load(path)}


def submissions() -> Iterator[Submission]:
    """Yield every page version as the day's crawl would bring it."""
    known = outlets()
    folder = files("claimtrail").joinpath("demo", "readings")
    held = sorted((json.loads(path.read_text(encoding="utf-8")) for path in folder.iterdir()), key=_order)
    for position, entry in enumerate(held, start=1):
        document = entry["document"]
        recorded = MORNING + timedelta(days=document["day"], seconds=position)
        digest = sha256(document["text"].encode()).hexdigest()
        article = Article(
            document["url"],
            document["title"],
            document["text"],
            published=document["published"],
            credit=tuple(document["credit"]),
            links=tuple(Link(**link) for link in document["links"]),
        )
        snapshot = Snapshot(position, f"<urn:uuid:{position}>", document["url"], recorded, digest, "demo", 0, 0)
        reading = from_json(entry["reading"])
        yield Submission(snapshot, known[document["outlet"]], article, document["id"], reading, digest)


def _order(entry: dict[str, Any]) -> tuple[int, str, str]:
    document = entry["document"]
    return document["day"], document["published"], document["url"]


@pytest.fixture
def asking(engine: Address) -> Iterator[Asking]:
    """Return the base with all stories filed, day by day."""
    with Bolt(Login(engine.uri, engine.user, engine.password), database=engine.database) as bolt:
        store = Store(bolt, data_version="tests")
        store.prepare(sql=partial(administer, engine) if bolt.embedded else None)
        held = list(submissions())
        store.file(held, upto=len(held))
        yield Asking(bolt, data_version="tests")


def test_every_line_of_every_story_comes_out(asking: Asking) -> None:
    wrong = []
    for day in DAYS:
        evening = MORNING + timedelta(days=day, hours=12)
        claims = [as_json(view) for view in asking.claims(as_of=evening)]
        wrong += [said for line in lines(day, claims) if (said := line.wrong())]
        wrong += [f"day {day}: {said}" for said in false_lines(claims)]
    assert not wrong, "\n".join(wrong)


def test_the_relations_of_the_stories_come_out(asking: Asking) -> None:
    claims = [as_json(view) for view in asking.claims()]
    held = {line.key: line.found for line in lines(5, claims) if line.found}
    for relation in EXPECTED["relations"]:
        found = [r["relation"] for r in held[relation["from"]]["relations"] if r["to"] == held[relation["to"]]["id"]]
        assert relation["relation"] in found, relation


def test_a_second_reading_of_the_same_changes_nothing(asking: Asking) -> None:
    before = [as_json(view) for view in asking.claims()]
    store = Store(asking.bolt, data_version="tests")
    again = [replace(s, snapshot=replace(s.snapshot, position=s.snapshot.position + 100)) for s in submissions()]
    store.file(again, upto=200)
    after = [as_json(view) for view in asking.claims()]
    assert [{**c, "as_of": None} for c in after] == [{**c, "as_of": None} for c in before]
