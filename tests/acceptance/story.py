"""The story of the four claims: its articles as they come in, and what the base must say of them at every date."""

import json
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from graph.model import ANSWERS, RESPONSES, Article, Link, Outlet, OutletKind, Snapshot
from graph.readings import from_json
from graph.submission import Submission

HERE = Path(__file__).parent
ARTICLES, OUTLETS, READINGS = (HERE / name for name in ("articles.jsonl", "outlets.json", "readings.jsonl"))
EXPECTED: Mapping[str, Any] = json.loads((HERE / "expected.json").read_text(encoding="utf-8"))
DATES: Sequence[str] = EXPECTED["dates"]
Claim = Mapping[str, Any]

# when everything has been published, and articles arrive in any order
_AFTER = datetime(2026, 5, 1, tzinfo=UTC)
_ANSWERING = frozenset(act.value for act in ANSWERS | RESPONSES)


def rows(path: Path) -> list[dict[str, Any]]:
    """Return the objects of a file of JSON Lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def documents() -> list[dict[str, Any]]:
    """Return the articles in the order in which they were obtained."""
    return sorted(rows(ARTICLES), key=lambda document: (document["seen"], document["id"]))


def submissions(order: Sequence[str] | None = None) -> list[Submission]:
    """Return the articles with their prepared readings, as they were obtained, or in this order of ids, a day late."""
    known = {document["id"]: document for document in documents()}
    outlets = {entry["key"]: entry for entry in json.loads(OUTLETS.read_text(encoding="utf-8"))}
    readings = {row["id"]: row for row in rows(READINGS)}
    found = []
    for position, identity in enumerate(order or list(known), start=1):
        document = known[identity]
        recorded = _AFTER + timedelta(hours=position) if order else datetime.fromisoformat(document["seen"])
        found.append(_submission(position, recorded, document, outlets[document["outlet"]], readings[identity]))
    return found


def _submission(
    position: int, recorded: datetime, document: Mapping[str, Any], entry: Mapping[str, Any], reading: Mapping[str, Any]
) -> Submission:
    digest = sha256(document["text"].encode()).hexdigest()
    url = document["url"]
    snapshot = Snapshot(position, f"<urn:uuid:{document['id']}>", url, recorded, digest, "story.warc.gz", 0, 0)
    article = Article(
        url,
        document["title"],
        document["text"],
        published=document["published"],
        credit=tuple(document["credit"]),
        links=tuple(Link(**link) for link in document["links"]),
    )
    outlet = Outlet(entry["key"], entry["name"], OutletKind(entry["kind"]), entry["owner"], entry["domain"])
    return Submission(snapshot, outlet, article, document["id"], from_json(reading), digest)


def shuffled(seed: int) -> list[str]:
    """Return the ids in a random order of arrival; versions of a page keep theirs, for none is seen in its past."""
    ids = [document["id"] for document in documents()]
    random.Random(seed).shuffle(ids)  # noqa: S311 - a seeded order, no secret
    page = {document["id"]: document["url"] for document in documents()}
    waiting: dict[str, list[str]] = {}
    for document in documents():
        waiting.setdefault(document["url"], []).append(document["id"])
    return [waiting[page[identity]].pop(0) for identity in ids]


@dataclass(frozen=True, slots=True)
class Line:
    """What must hold of one claim at the end of one day; `wanted` is null before the claim is held."""

    key: str
    date: str
    wanted: Mapping[str, Any] | None

    def wrong(self, found: Claim | None) -> list[str]:
        """Say what differs."""
        at = f"{self.date} {self.key}"
        if self.wanted is None or found is None:
            held = None if found is None else found["status"]
            return [] if self.wanted is found else [f"{at}: held as {held!r}, wanted {self.wanted}"]
        asked, seen = dict(self.wanted), shown(found)
        asked.pop("since")
        return [
            f"{at}: {name} {seen[name]!r} instead of {asked[name]!r}" for name in asked if asked[name] != seen[name]
        ]


def lines(dates: Iterable[str] = tuple(DATES)) -> Iterator[Line]:
    """Yield every line of every claim at every date."""
    for date in dates:
        for entry in EXPECTED["claims"]:
            until = [line for line in entry["lines"] if line["since"] <= date]
            yield Line(entry["key"], date, until[-1] if until else None)


def shown(claim: Claim) -> dict[str, Any]:
    """Return of a listed claim what a line of the story states."""
    page = {document["id"]: document["url"] for document in documents()}
    first: dict[str, str] = {}
    for document in documents():
        first.setdefault(document["url"], document["id"])
    order = {document["id"]: number for number, document in enumerate(documents())}
    return {
        "status": claim["status"],
        "rule": claim["rule"],
        "flags": sorted({flag["flag"] for flag in claim["flags"]} - {"machine_only"}),
        "counts": claim["counts"],
        **{name: claim[name] for name in ("accusers", "suspecters", "deniers", "third_party_deniers")},
        # an unnamed group is another one in every article, and has the same name in all of them
        "targets": list(dict.fromkeys(claim["targets"])),
        "responses": {r["target"]: r["response"] for r in claim["responses"]},
        "origins": [
            {
                "end": origin["end"],
                "access": origin["access"],
                "path": sorted({first[page[at]] for at in origin["path"]}, key=order.__getitem__),
            }
            for origin in claim["origins"]
        ],
    }


def held(claims: Sequence[Claim]) -> dict[str, Claim]:
    """Return the claims of the story by key: each is the one that its utterance in `stated` is about."""
    found = {}
    for entry in EXPECTED["claims"]:
        for claim in claims:
            if any(_is(utterance, entry["stated"]) for utterance in claim["utterances"]):
                found[entry["key"]] = claim
    return found


def _is(utterance: Mapping[str, Any], stated: Mapping[str, str]) -> bool:
    said = " ".join(utterance["exact"])
    return (
        utterance["document"] == stated["document"]
        and stated["words"] in said
        and utterance["part"] == "text"
        and utterance["act"] not in _ANSWERING
    )
