"""The story filed from prepared readings: every line at every date, in any order of arrival, on both engines."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import pytest

from claimtrail.listing import as_json
from graph import times
from graph.asking.ask import Asking
from graph.bolt import Bolt, Login
from graph.digest import digest
from graph.engines.administration import administer
from graph.engines.engine import Address
from graph.store import Store
from graph.submission import Submission
from tests import engines
from tests.acceptance.story import DATES, EXPECTED, held, lines, shuffled, submissions

pytestmark = pytest.mark.engine

FEW = range(3)
MANY = range(50)
# what a claim that nobody blames anybody in can be
_BLAMELESS = {"reported", "open"}


@pytest.fixture
def bolt(engine: Address) -> Any:
    """Return the way to an empty database of one engine."""
    with Bolt(Login(engine.uri, engine.user, engine.password), database=engine.database) as opened:
        yield opened


@pytest.fixture
def new(bolt: Bolt, engine: Address) -> Callable[[], Store]:
    """Return a maker of empty stores."""

    def made() -> Store:
        engines.empty(engine)
        store = Store(bolt, data_version="tests")
        store.prepare(sql=partial(administer, engine) if bolt.embedded else None)
        return store

    return made


def listed(store: Store, date: str | None = None) -> list[dict[str, Any]]:
    as_of = times.until(date) if date else None
    return [as_json(view) for view in Asking(store.bolt, data_version="tests").claims(as_of=as_of)]


def differing(claims: Sequence[dict[str, Any]], date: str) -> list[str]:
    known = held(claims)
    return [said for line in lines([date]) for said in line.wrong(known.get(line.key))]


def related(claims: Sequence[dict[str, Any]], date: str) -> list[str]:
    """Say which relations of the story are missing, and which hold of its claims that should not."""
    known = held(claims)
    key = {claim["id"]: name for name, claim in known.items()}
    seen = {(key[i], r["relation"], key.get(r["to"], "")) for i in key for r in _claim(claims, i)["relations"]}
    asked = {(r["from"], r["relation"], r["to"]) for r in EXPECTED["relations"] if r["since"] <= date}
    return [f"{date}: not related: {one}" for one in sorted(asked - seen)] + [
        f"{date}: related, not wanted: {one}" for one in sorted(seen - asked) if one[2]
    ]


def _claim(claims: Sequence[dict[str, Any]], identity: str) -> dict[str, Any]:
    return next(claim for claim in claims if claim["id"] == identity)


def blamed_beside(claims: Sequence[dict[str, Any]]) -> list[str]:
    """Say which claims beside those of the story blame somebody."""
    ids = {claim["id"] for claim in held(claims).values()}
    return [c["proposition"] for c in claims if c["id"] not in ids and c["status"] not in _BLAMELESS]


def accused(store: Store) -> set[tuple[str, str, str, str]]:
    """Return the edges of accusation: who, whom, in which claim, since which day.

    An unnamed accuser is another node in every article; by its name it is counted from the first on.
    """
    key = {claim["id"]: name for name, claim in held(listed(store)).items()}
    found = store.bolt.read(
        lambda tx: list(
            tx.run(
                "MATCH (a:Entity)-[r:ACCUSED]->(b:Entity) "
                "RETURN a.name AS accuser, b.name AS target, r.claim AS claim, min(r.first) AS first"
            )
        )
    )
    return {(r["accuser"], r["target"], key.get(r["claim"], r["claim"]), r["first"][:10]) for r in found}


def one_by_one(store: Store, articles: Sequence[Submission]) -> None:
    for article in articles:
        store.file([article], upto=article.snapshot.position)


def test_every_line_of_the_story_comes_out_at_every_date(new: Callable[[], Store]) -> None:
    store = new()
    one_by_one(store, submissions())
    wrong = []
    for date in DATES:
        claims = listed(store, date)
        wrong += [*differing(claims, date), *related(claims, date)]
        wrong += [f"{date}: blames somebody: {said!r}" for said in blamed_beside(claims)]
    assert not wrong, "\n".join(wrong)


def test_the_edges_of_accusation_are_those_of_the_story(new: Callable[[], Store]) -> None:
    store = new()
    one_by_one(store, submissions())
    assert accused(store) == {tuple(edge) for edge in EXPECTED["accused"]}


def test_the_claims_history_reads_as_the_story_goes(new: Callable[[], Store]) -> None:
    store = new()
    one_by_one(store, submissions())
    asking = Asking(store.bolt, data_version="tests")
    known = held(listed(store))
    told = {
        key: [
            (f"{c.recorded:%Y-%m-%d}", f"{c.valid:%Y-%m-%d}", c.rule, f"{c.old} > {c.new}")
            for c in asking.claim(known[key]["id"]).ledger
            if c.axis.value == "status"
        ]
        for key in known
    }
    day = {"K1": "2025-01-29", "K2 evidence": "2026-02-27", "K3 books": "2026-02-24", "K3 archive": "2026-02-24"}
    day |= {"K4": "2026-04-23", **dict.fromkeys(("K2", "K2 exchanges", "K2 accounts"), "2026-02-23")}
    of = {key: ("R1", "None > reported") if key == "K2 evidence" else ("R2", "None > alleged") for key in day}
    # alleged on the day it was first alleged, and nothing has moved it since
    assert told == {key: [(date, date, *of[key])] for key, date in day.items()}


def in_order(new: Callable[[], Store], seed: int) -> list[str]:
    store = new()
    articles = submissions(shuffled(seed))
    store.file(articles, upto=len(articles))
    claims, last = listed(store), DATES[-1]
    found = [*differing(claims, last), *related(claims, last), *blamed_beside(claims)]
    edges = accused(store) ^ {tuple(edge) for edge in EXPECTED["accused"]}
    return [f"order {seed}: {said}" for said in [*found, *map(str, sorted(edges))]]


@pytest.mark.parametrize("seed", FEW)
def test_the_order_of_arrival_changes_nothing_but_history(new: Callable[[], Store], seed: int) -> None:
    wrong = in_order(new, seed)
    assert not wrong, "\n".join(wrong)


@pytest.mark.long
def test_fifty_orders_of_arrival_end_in_the_same(new: Callable[[], Store]) -> None:
    wrong = [said for seed in MANY for said in in_order(new, seed)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("order", [None, *FEW])
def test_filing_bit_by_bit_equals_a_rebuild(new: Callable[[], Store], order: int | None) -> None:
    articles = submissions(None if order is None else shuffled(order))
    store = new()
    one_by_one(store, articles)
    before = digest(store.bolt, exact=True)
    again = new()
    again.file(articles, upto=len(articles))
    assert digest(again.bolt, exact=True) == before
