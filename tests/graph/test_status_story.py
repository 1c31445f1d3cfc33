"""Four claims on model distillation, from January 2025 to April 2026: every line of the ledger, at every date."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from graph.model import Act, Certainty, HolderKind, OriginKind, OutletKind
from graph.standing import Bearing, Declared, Evidence, Stake, Standing
from graph.status import derive, history

LABS = ("deepseek", "moonshot", "minimax")


def at(year: int, month: int, day_: int) -> datetime:
    return datetime(year, month, day_, 12, tzinfo=UTC)


def said(when: datetime, identity: str, act: Act, by: tuple[str, ...], outlet: str, **more: Any) -> Evidence:
    answer = act in (Act.DENY, Act.DID_NOT_RESPOND, Act.ASKED_FOR_COMMENT)
    fields: dict[str, Any] = {
        "bearing": Bearing.ANSWERS if answer else Bearing.STATES,
        "article": f"{outlet}-{when:%m%d}",
        "outlet_kind": OutletKind.NEWSPAPER,
        "outlet_party": outlet,
        "parties": by,
        "holder_kind": HolderKind.NAMED if by else HolderKind.UNKNOWN_AUTHOR,
        "recorded": when + timedelta(hours=2),
        **more,
    }
    return Evidence(id=identity, act=act, outlet=outlet, valid=when, named_targets=fields.get("targets", ()), **fields)


def asked(when: datetime, identity: str, outlet: str) -> Evidence:
    return said(when, identity, Act.ASKED_FOR_COMMENT, (), outlet, targets=LABS)


def silent(when: datetime, identity: str, lab: str, outlet: str) -> Evidence:
    return said(when, identity, Act.DID_NOT_RESPOND, (lab,), outlet, stake=Stake.TARGET)


SUSPECTED, MEMO = at(2025, 1, 29), at(2026, 2, 12)
K1 = [
    said(SUSPECTED, "k1-1", Act.SUSPECT, ("people",), "ledger", targets=("deepseek",), addressee="ledger",
         holder_kind=HolderKind.ANONYMOUS, certainty=Certainty.POSSIBLE),
    said(MEMO, "k1-2", Act.ACCUSE, ("openai",), "wire", targets=("deepseek",), addressee="wire",
         declared=(Declared(OriginKind.SEEN_BY, "wire", "wire", "wire-0212"),)),
]  # fmt: skip
BLOG, COUNTER, CABLE = at(2026, 2, 23), at(2026, 2, 24), at(2026, 4, 24)
POST = said(BLOG, "k2-1", Act.ACCUSE, ("anthropic",), "anthropic", targets=LABS, outlet_kind=OutletKind.COMPANY,
            document_of="anthropic", numbers=(("exchanges", "collective", 16e6, "over"),))  # fmt: skip
CARRIERS = [f"paper{n}" for n in range(9)]
K2 = [
    POST,
    *(
        said(BLOG + timedelta(hours=n), f"k2-carried-{n}", Act.ACCUSE, ("anthropic",), outlet, targets=LABS,
             numbers=(("exchanges", "collective", 16e6 if n % 2 else 16.2e6, "over" if n % 2 else "about"),))
        for n, outlet in enumerate(CARRIERS, start=1)
    ),
    said(BLOG + timedelta(hours=5), "k2-retold", Act.ASSERT, (), "paper4", targets=LABS),
    asked(BLOG + timedelta(hours=1), "k2-asked", "paper0"),
    *(silent(BLOG + timedelta(hours=1), f"k2-silent-{lab}", lab, "paper0") for lab in LABS),
]  # fmt: skip
K3 = [said(COUNTER, f"k3-{who}", Act.ACCUSE, (who,), "post", targets=("anthropic",)) for who in ("authors", "critics")]
K4 = [
    said(CABLE - timedelta(days=1), "k4-memo", Act.ACCUSE, ("state",), "wire", targets=("chinese labs",),
         addressee="wire", declared=(Declared(OriginKind.SEEN_BY, "wire", "wire", "wire-0423"),)),
    said(CABLE, "k4-cable", Act.ACCUSE, ("state",), "wire", targets=("chinese labs", "deepseek"), addressee="wire"),
    said(CABLE, "k4-embassy", Act.DENY, ("embassy",), "wire", stake=Stake.THIRD_PARTY),
    silent(CABLE, "k4-silent", "deepseek", "wire"),
]  # fmt: skip


def then(evidence: list[Evidence], when: datetime) -> tuple[Any, ...]:
    return line(derive(evidence, as_of=when + timedelta(hours=23)))


def line(s: Standing) -> tuple[Any, ...]:
    flags = sorted({f.flag.value for f in s.flags} - {"machine_only"})
    return s.status.value, s.rule, flags, s.accusers, s.counts.origins


def test_k1_is_suspected_and_a_year_later_alleged() -> None:
    suspected = ("alleged", "R2", ["anonymous_only", "hedged"], (), 1)
    assert then(K1, SUSPECTED) == suspected
    assert then(K1, MEMO - timedelta(days=1)) == suspected
    assert then(K1, MEMO) == ("alleged", "R2", [], ("openai",), 1)
    assert derive(K1).suspecters == ("people",)


def test_k2_is_one_origin_however_many_carry_it() -> None:
    assert then(K2[:1], BLOG) == ("alleged", "R2", [], ("anthropic",), 1)
    sought = ["did_not_respond", "response_sought"]
    for when in (BLOG, COUNTER, CABLE, CABLE + timedelta(days=300)):
        assert then(K2, when) == ("alleged", "R2", sought, ("anthropic",), 1)
    standing = derive(K2)
    assert (standing.counts.reports, standing.counts.outlets, standing.counts.deniers) == (10, 10, 0)
    assert {a.target: a.response.value for a in standing.responses} == dict.fromkeys(LABS, "did_not_respond")
    [origin] = standing.origins
    assert (origin.end, origin.access.value, len(origin.articles)) == ("anthropic", "primary_document", 10)


def test_k3_is_a_claim_of_its_own_and_leaves_k2_alone() -> None:
    assert then(K3, COUNTER) == ("alleged", "R2", [], ("authors", "critics"), 1)
    answer = replace(K3[0], bearing=Bearing.ANSWERS, stake=Stake.OTHER)
    assert line(derive([*K2, answer])) == line(derive(K2))
    assert derive([*K2, answer]).responses == derive(K2).responses


def test_k4_is_denied_by_a_third_party_and_k2_by_nobody() -> None:
    assert then(K4, CABLE - timedelta(days=1)) == ("alleged", "R2", [], ("state",), 1)
    assert then(K4, CABLE) == ("alleged", "R2", ["did_not_respond", "third_party_denial"], ("state",), 1)
    standing = derive(K4)
    assert (standing.third_party_deniers, standing.deniers) == (("embassy",), ())
    assert standing.targets == ("chinese labs", "deepseek")
    assert derive(K2, as_of=CABLE + timedelta(days=1)).status.value == "alleged"


def test_the_ledgers_read_as_the_story_goes() -> None:
    def told(evidence: list[Evidence]) -> list[tuple[str, ...]]:
        return [
            (f"{c.recorded:%Y-%m-%d}", c.axis.value, c.subject, f"{c.old} > {c.new}", c.rule, c.evidence)
            for c in history(evidence)
            if "machine_only" not in (c.old, c.new)
        ]

    assert told(K1) == [
        ("2025-01-29", "flag", "people", "None > anonymous_only", "R2", "k1-1"),
        ("2025-01-29", "flag", "people", "None > hedged", "R2", "k1-1"),
        ("2025-01-29", "origins", "origins", "None > 1", "R7", "k1-1"),
        ("2025-01-29", "status", "", "None > alleged", "R2", "k1-1"),
        ("2026-02-12", "flag", "people", "anonymous_only > None", "R2", "k1-2"),
        ("2026-02-12", "flag", "people", "hedged > None", "R2", "k1-2"),
    ]
    assert told(K2)[:2] == [
        ("2026-02-23", "origins", "origins", "None > 1", "R7", "k2-1"),
        ("2026-02-23", "status", "", "None > alleged", "R2", "k2-1"),
    ]
    assert {(row[1], row[3]) for row in told(K2)[2:]} == {
        ("flag", "None > did_not_respond"),
        ("flag", "None > response_sought"),
        ("response", "None > did_not_respond"),
    }
    assert told(K4)[2:] == [
        ("2026-04-24", "flag", "deepseek", "None > did_not_respond", "R5", "k4-silent"),
        ("2026-04-24", "flag", "embassy", "None > third_party_denial", "R4", "k4-embassy"),
        ("2026-04-24", "response", "deepseek", "None > did_not_respond", "R5", "k4-silent"),
    ]
