"""The story as texts, through the command line and the real reader: its main lines."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.story import ARTICLES, OUTLETS
from tests.claimtrail.command import claimtrail

pytestmark = [pytest.mark.engine, pytest.mark.slow]

LABS = {"DeepSeek", "Moonshot AI", "MiniMax"}
DATES = ("2025-01-29", "2026-02-12", "2026-02-23", "2026-02-24", "2026-04-23", "2026-04-24", "2026-04-30")
Claim = Mapping[str, Any]
Base = Mapping[str, Sequence[Claim]]


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Base:
    """Return the claims at the end of each date, of a base that the command line made of the texts."""
    folder: Path = tmp_path_factory.mktemp("story")
    taken = claimtrail(folder, "import", str(ARTICLES), "--outlets", str(OUTLETS))
    assert taken.returncode == 0, taken.stderr
    found = {}
    for date in DATES:
        listed = claimtrail(folder, "claims", "--as-of", date, "--format", "jsonl")
        assert listed.returncode == 0, listed.stderr
        found[date] = [json.loads(line) for line in listed.stdout.splitlines()]
    claimtrail(folder, "stop")
    return found


def flags(claim: Claim) -> set[str]:
    return {flag["flag"] for flag in claim["flags"]}


def about(claims: Iterable[Claim], words: str, *, on: Iterable[str], by: str | None = None) -> Claim:
    """Return the claim that blames these parties, in these words, of this accuser where one is given."""
    for claim in claims:
        said = " ".join(" ".join(u["exact"]) for u in claim["utterances"]).lower()
        if set(on) <= set(claim["targets"]) and words in said and (by is None or by in claim["accusers"]):
            return claim
    raise AssertionError(f"no claim says {words!r} of {sorted(on)}{f' by {by}' if by else ''}")


def k2(base: Base, date: str) -> Claim:
    return about(base[date], "capabilities", on=LABS, by="Anthropic")


def k4(base: Base, date: str) -> Claim:
    found = [c for c in base[date] if any("distil american" in " ".join(u["exact"]).lower() for u in c["utterances"])]
    assert len(found) == 1, [c["proposition"] for c in found]
    return found[0]


def suspected(base: Base) -> None:
    claim = about(base["2025-01-29"], "distilled", on={"DeepSeek"})
    assert (claim["status"], claim["accusers"], claim["counts"]["origins"]) == ("alleged", [], 1)
    assert {"hedged", "anonymous_only"} <= flags(claim)


def accused_in_a_memo(base: Base) -> None:
    claim = about(base["2026-02-12"], "distilling", on={"DeepSeek"}, by="OpenAI")
    assert (claim["status"], claim["accusers"]) == ("alleged", ["OpenAI"])
    assert not {"hedged", "anonymous_only"} & flags(claim)


def suspicion_and_accusation_are_one_claim(base: Base) -> None:
    claim = about(base["2026-02-12"], "may have distilled", on={"DeepSeek"}, by="OpenAI")
    assert claim["counts"]["origins"] == 1


def one_origin_however_many_carry_it(base: Base) -> None:
    for date, reports in (("2026-02-23", 5), ("2026-02-24", 8), ("2026-04-30", 12)):
        claim = k2(base, date)
        assert claim["accusers"] == ["Anthropic"]
        assert (claim["counts"]["reports"], claim["counts"]["origins"]) == (reports, 1), date


def response_sought_from_three(base: Base) -> None:
    claim = k2(base, "2026-02-23")
    assert "response_sought" in flags(claim)
    assert {r["target"]: r["response"] for r in claim["responses"]} == dict.fromkeys(LABS, "asked")


def numbers_are_parts(base: Base) -> None:
    whole = k2(base, "2026-02-24")["id"]
    for number in ("16 million exchanges", "24,000 fraudulent accounts"):
        part = about(base["2026-02-24"], number, on=LABS, by="Anthropic")
        assert {"to": whole, "relation": "means_of"} in part["relations"]


def others_accuse_the_accuser(base: Base) -> None:
    claims = base["2026-02-24"]
    claim = about(claims, "books", on={"Anthropic"}, by="Authors' Assembly")
    assert claim["accusers"] == ["Authors' Assembly"]
    assert {"to": k2(base, "2026-02-24")["id"], "relation": "counter_accuses"} in claim["relations"]


def memo_accuses_a_group(base: Base) -> None:
    claim = k4(base, "2026-04-23")
    assert (claim["status"], claim["accusers"]) == ("alleged", ["Federal Technology Office"])


def embassy_is_a_third_party(base: Base) -> None:
    claim = k4(base, "2026-04-24")
    assert (claim["status"], claim["deniers"]) == ("alleged", [])
    assert claim["third_party_deniers"] == ["Linden Avenue embassy"]
    assert {"third_party_denial", "did_not_respond"} <= flags(claim)


def alleged_not_denied(base: Base) -> None:
    for date in ("2026-02-23", "2026-02-24", "2026-04-24", "2026-04-30"):
        claim = k2(base, date)
        assert (claim["status"], claim["deniers"], claim["third_party_deniers"]) == ("alleged", [], []), date


def nothing_is_more_than_alleged(base: Base) -> None:
    for date in DATES:
        assert {claim["status"] for claim in base[date]} <= {"reported", "alleged", "open"}


LINES: dict[str, tuple[Callable[[Base], None], str | None]] = {
    "K1 is suspected": (suspected, "people familiar with the matter are not read as anonymous"),
    "K1 is accused by OpenAI in a memo": (accused_in_a_memo, None),
    "K1 is one claim": (suspicion_and_accusation_are_one_claim, "suspicion and accusation are two claims"),
    "K2 is one origin": (one_origin_however_many_carry_it, "a report is missed"),
    "K2: response sought from three": (response_sought_from_three, "the request does not meet the claim"),
    "K3 counters K2": (others_accuse_the_accuser, "the accusation of the assembly is missed"),
    "K4 is alleged by the office": (memo_accuses_a_group, None),
    "K4 is denied by a third party": (embassy_is_a_third_party, "the cable is read as claims of its own"),
    "K2 is alleged, not denied": (alleged_not_denied, None),
    "nothing is more than alleged": (nothing_is_more_than_alleged, None),
}


def _line(name: str) -> Any:
    line, missed = LINES[name]
    marks = [pytest.mark.xfail(strict=True, reason=missed)] if missed else []
    return pytest.param(line, id=name, marks=marks)


@pytest.mark.parametrize("line", [_line(name) for name in LINES])
def test_a_main_line_comes_out_of_the_texts(base: Base, line: Callable[[Base], None]) -> None:
    line(base)
