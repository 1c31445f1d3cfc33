"""What `expected.json` asks for, held against the claims of a base."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

EXPECTED: Mapping[str, Any] = json.loads(
    files("claimtrail").joinpath("demo", "expected.json").read_text(encoding="utf-8")
)
Claim = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of expected.json: a claim on a day."""

    key: str
    day: int
    main: bool
    wanted: Mapping[str, Any]
    found: Claim | None

    def wrong(self) -> str | None:
        """Say what differs, or nothing."""
        if self.found is None:
            return f"day {self.day} {self.key}: not held"
        differing = [
            f"{name} {seen!r} instead of {asked!r}"
            for name, asked, seen in _compared(self.wanted, self.found)
            if asked != seen
        ]
        return f"day {self.day} {self.key}: {'; '.join(differing)}" if differing else None

    def statements(self) -> tuple[int, int]:
        """Count what the line states (a status, a rule, each list, number and response), and how much of it is held."""
        if self.found is None:
            return len(list(_compared(self.wanted, _NOTHING))), 0
        compared = list(_compared(self.wanted, self.found))
        return len(compared), sum(asked == seen for _, asked, seen in compared)


_NOTHING: Claim = {
    "status": None,
    "rule": None,
    "accusers": [],
    "targets": [],
    "deniers": [],
    "third_party_deniers": [],
    "flags": [],
    "counts": {},
    "responses": [],
}


def _compared(wanted: Mapping[str, Any], found: Claim) -> Iterator[tuple[str, Any, Any]]:
    for name in ("status", "rule"):
        yield name, wanted[name], found[name]
    for name in ("accusers", "targets", "deniers", "third_party_deniers"):
        yield name, sorted(wanted.get(name, [])), sorted(found[name])
    flags = {flag["flag"] for flag in found["flags"]} - {"machine_only"}
    yield "flags", sorted(wanted.get("flags", [])), sorted(flags)
    for name, number in wanted.get("counts", {}).items():
        yield name, number, found["counts"].get(name)
    responses = {r["target"]: r["response"] for r in found["responses"]}
    asked = {target: r for target, r in wanted.get("responses", {}).items() if r != "none"}
    yield "responses", asked, responses


def lines(day: int, claims: Sequence[Claim]) -> Iterator[Line]:
    """Yield every line that expected.json has for a day, with the claim that it finds."""
    for entry in EXPECTED["claims"]:
        wanted = entry["days"].get(str(day))
        if wanted is not None:
            yield Line(entry["key"], day, entry["main"], wanted, find(entry["find"], claims))


def find(wanted: Mapping[str, Any], claims: Iterable[Claim]) -> Claim | None:
    """Return the claim with this accuser and target whose words hold the ones asked for."""
    for claim in claims:
        said = [" ".join(u["exact"]).lower() for u in claim["utterances"] if u["act"] not in _ANSWERS]
        worded = any(all(word in exact for word in wanted["words"]) for exact in said)
        by = wanted.get("accuser") is None or wanted["accuser"] in claim["accusers"] + claim.get("suspecters", [])
        on = wanted.get("target") is None or wanted["target"] in claim["targets"]
        if worded and by and on:
            return claim
    return None


_ANSWERS = {"deny", "dismiss", "dispute", "admit", "no_comment", "did_not_respond", "asked_for_comment"}


def false_lines(claims: Sequence[Claim]) -> Iterator[str]:
    """Yield what the base holds and must not, by the list of expected.json."""
    by_key = {entry["key"]: find(entry["find"], claims) for entry in EXPECTED["claims"]}
    for banned in EXPECTED["must_not"]:
        about = [by_key[banned["claim"]]] if banned.get("claim") else list(claims)
        for claim in about:
            if claim is not None and _banned(banned, claim):
                yield f"{banned['what']}: {claim['proposition']}"


def _banned(banned: Mapping[str, Any], claim: Claim) -> bool:
    match banned["kind"]:
        case "accuse_edge":
            by = banned["holder"] is None or banned["holder"] in claim["accusers"]
            return bool(claim["accusers"]) and by and banned["target"] in (None, *claim["targets"])
        case "denial":
            return banned["holder"] in claim["deniers"]
        case "status":
            return bool(claim["status"] == banned["status"])
        case "flag":
            return any(flag["flag"] == banned["flag"] for flag in claim["flags"])
        case "origins":
            return bool(claim["counts"]["origins"] > banned["more_than"])
        case _:
            return False
