"""The invariants: whatever the log, these hold."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model import Act, BasisKind, Certainty, HolderKind, OriginKind, OutletKind
from graph.origins import trace
from graph.standing import Axis, Bearing, Declared, Evidence, Flag, Ruling, Stake, Standing, Status
from graph.status import derive, history
from tests.graph.log import copies, day, until

PARTIES = ("B", "C", "D")
TARGETS = ("X", "Y")
PAPERS = ("courier", "post", "star")
STATING = (Act.ACCUSE, Act.ASSERT, Act.SUSPECT, Act.SUE, Act.CHARGE, Act.CONVICT, Act.ACQUIT, Act.CONFIRM, Act.PREDICT)
ANSWERING = (Act.DENY, Act.DISPUTE, Act.DISMISS, Act.ADMIT, Act.NO_COMMENT, Act.DID_NOT_RESPOND)
BASES = st.lists(st.tuples(st.sampled_from(BasisKind), st.sampled_from([None, *PARTIES, *TARGETS])), max_size=2).map(
    tuple
)
LATER = st.one_of(st.none(), st.integers(20, 40).map(day))


# a third of the usual number: each example is a whole log
few = settings(max_examples=35, deadline=None)
SAID = [Bearing.STATES] * 4 + [Bearing.ANSWERS] * 3 + [b for b in Bearing if b is not Bearing.WITHDRAWS]


@st.composite
def utterances(draw: st.DrawFn, number: int, bearings: Sequence[Bearing]) -> Evidence:
    bearing = draw(st.sampled_from(bearings))
    paper, when = draw(st.sampled_from(PAPERS)), day(draw(st.integers(0, 30)))
    acts = {
        Bearing.STATES: STATING,
        Bearing.CONTRADICTS: (Act.ASSERT,),
        Bearing.ASKS: (Act.OPEN_QUESTION,),
        Bearing.ANSWERS: ANSWERING,
        Bearing.EVIDENCE: (Act.EVIDENCE_STATUS,),
        Bearing.WITHDRAWS: (Act.RETRACT, Act.CORRECT),
    }
    by = draw(st.one_of(st.none(), st.sampled_from([*PARTIES, *TARGETS])))
    targets = draw(st.sampled_from([TARGETS, TARGETS[:1], TARGETS[1:]])) if bearing is Bearing.STATES else ()
    own = Stake.TARGET if by in TARGETS else Stake.THIRD_PARTY
    return Evidence(
        id=f"u{number:03}",
        bearing=bearing,
        act=draw(st.sampled_from(acts[bearing])),
        article=f"{paper} {draw(st.integers(0, 3))}",
        outlet=paper,
        outlet_kind=OutletKind.NEWSPAPER,
        outlet_party=paper.title(),
        valid=when,
        recorded=when + timedelta(hours=draw(st.integers(0, 400))),
        parties=(by,) if by else (),
        holder_kind=draw(st.sampled_from(HolderKind)) if by else HolderKind.UNKNOWN_AUTHOR,
        stake=own if bearing is Bearing.ANSWERS and by else Stake.OTHER,
        targets=targets,
        named_targets=targets,
        certainty=draw(st.sampled_from(Certainty)),
        bases=draw(BASES),
        numbers=draw(st.sampled_from([(), (("litres", "each", 5.0, "about"),), (("litres", "each", 9.0, ""),)])),
        evidence_flag=Flag.NO_PUBLIC_EVIDENCE if bearing is Bearing.EVIDENCE else None,
        headline=draw(st.sampled_from([False, False, False, True])),
        chain=draw(st.sampled_from([(), (), ("B",), ("X",)])),
        addressee=draw(st.sampled_from([None, None, paper.title(), "Post"])),
        declared=draw(st.sampled_from([(), (Declared(OriginKind.FIRST_REPORTED_BY, "Star", "Star", "star 1"),)])),
        superseded=draw(LATER),
        rejected=draw(LATER),
    )


@st.composite
def logs(
    draw: st.DrawFn, bearings: Sequence[Bearing] = (*SAID, Bearing.WITHDRAWS, Bearing.WITHDRAWS)
) -> list[Evidence]:
    return [draw(utterances(number, bearings)) for number in range(draw(st.integers(1, 9)))]


@st.composite
def accusations(draw: st.DrawFn) -> list[Evidence]:
    """Logs that a plain accusation by somebody opens, and in which nobody takes anything back."""
    log = draw(logs(SAID))
    opening = draw(utterances(900, [Bearing.STATES]))
    plain = replace(
        opening, id="opening", act=Act.ACCUSE, parties=("First",), holder_kind=HolderKind.NAMED, bases=(), chain=(),
        certainty=Certainty.CERTAIN, headline=False, rejected=None, superseded=None, declared=(), article="opening",
        valid=day(-1),
    )  # fmt: skip
    return [plain, *log]


RULINGS = st.lists(
    st.tuples(st.sampled_from(["sign", "verdict", "legal", "outcome", "override"]), st.integers(5, 35), LATER),
    max_size=3,
).map(lambda drawn: [_ruling(n, *each) for n, each in enumerate(drawn, start=1)])
_VALUES = {"sign": "for", "verdict": "mixed", "legal": "on_trial", "outcome": "expired", "override": "open"}


def _ruling(number: int, kind: str, when: int, undone: datetime | None) -> Ruling:
    return Ruling(number, kind, _VALUES[kind], "R. Editor", "why not", day(when), day(when), undone=undone)


def core(standing: Standing) -> tuple[object, ...]:
    """Return all but what counts reports and shows paths."""
    return (
        standing.status, standing.rule, standing.counts.origins, standing.counts.contrary_origins, standing.accusers,
        standing.deniers, standing.third_party_deniers, standing.responses, standing.legal, standing.outcome,
    )  # fmt: skip


@few
@given(logs(), st.randoms())
def test_the_order_of_arrival_changes_only_the_history(log: list[Evidence], random: Random) -> None:
    shuffled = list(log)
    random.shuffle(shuffled)
    moved = [replace(e, recorded=day(19) - timedelta(hours=n)) for n, e in enumerate(shuffled)]
    assert derive(shuffled) == derive(log)
    assert derive(moved) == derive(log)


@few
@given(logs(), st.integers(0, 60), RULINGS)
def test_as_of_is_what_was_recorded_by_then(log: list[Evidence], days: int, rulings: list[Ruling]) -> None:
    at = day(days)
    then = derive(log, rulings, as_of=at)
    assert then == derive(until(log, at), [r for r in rulings if r.recorded <= at], as_of=at)


@few
@given(logs(), RULINGS)
def test_nothing_is_confirmed_or_refuted_without_a_signature(log: list[Evidence], rulings: list[Ruling]) -> None:
    standing = derive(log, rulings)
    signed = any(r.kind == "sign" and r.undone is None for r in rulings)
    assert signed or standing.status not in (Status.CONFIRMED, Status.REFUTED)


@few
@given(logs(), st.integers(0, 8), st.integers(1, 4))
def test_a_dependent_copy_changes_no_status(log: list[Evidence], which: int, papers: int) -> None:
    of = log[which % len(log)]
    # the whole article is copied, as a wire's subscribers do it
    whole = [e for e in log if e.article == of.article]
    rest = [e for e in log if e.article != of.article]
    later = [replace(e, valid=e.valid + timedelta(days=40)) for e in _copied(whole, papers)]
    original = [replace(e, copies=frozenset(c.article for c in later)) for e in whole]
    before, after = derive([*rest, *original]), derive([*rest, *original, *later])
    assert core(after) == core(before)
    assert after.counts.reports >= before.counts.reports


def _copied(whole: Sequence[Evidence], papers: int) -> list[Evidence]:
    return [copy for e in whole for copy in copies(e, [f"copy{n}" for n in range(papers)])[1:]]


@few
@given(accusations(), st.integers(1, 30))
def test_no_status_depends_on_reports_or_outlets(log: list[Evidence], more: int) -> None:
    again = [
        replace(log[0], id=f"again {n}", article=f"o{n}", outlet=f"o{n}", outlet_party=f"O{n}", valid=day(n - 1))
        for n in range(more)
    ]
    before, after = derive(log), derive([*log, *again])
    assert core(after) == core(before)
    assert after.counts.outlets == before.counts.outlets + more


@few
@given(logs(), st.integers(1, 4000), RULINGS)
def test_no_status_depends_on_age(log: list[Evidence], days: int, rulings: list[Ruling]) -> None:
    by = timedelta(days=days)

    def older(at: datetime | None) -> datetime | None:
        return at - by if at else None

    moved = [
        replace(
            e,
            valid=e.valid - by,
            recorded=e.recorded - by,
            superseded=older(e.superseded),
            rejected=older(e.rejected),
        )
        for e in log
    ]
    old = [replace(r, valid=r.valid - by, recorded=r.recorded - by, undone=older(r.undone)) for r in rulings]
    assert derive(moved, old).status is derive(log, rulings).status


@few
@given(logs(), st.sampled_from(["accuse", "praise smear vile", "", "allegedly wonderful"]))
def test_no_status_depends_on_sentiment_or_wording(log: list[Evidence], words: str) -> None:
    assert derive([replace(e, words=words) for e in log]) == derive(log)


@few
@given(logs())
def test_removing_an_origin_re_evaluates(log: list[Evidence]) -> None:
    counted = [p for p in trace([e for e in log if e.rejected is None]) if p.counted and not p.contrary]
    for path in counted:
        ids = {e.id for e in log if e.article in path.articles and e.bearing is Bearing.STATES}
        without = [e for e in log if e.id not in ids]
        rejected = [replace(e, rejected=day(50)) if e.id in ids else e for e in log]
        assert derive(rejected) == derive(without)
        assert path.end not in [p.end for p in derive(rejected).origins if p.counted and p.articles == path.articles]


@few
@given(accusations())
def test_a_second_victim_is_no_second_origin(log: list[Evidence]) -> None:
    second = replace(log[0], id="second", parties=("Victim",), valid=day(45), article="other")
    before, after = derive(log), derive([*log, second])
    assert after.counts.origins == before.counts.origins
    assert after.counts.accusers == before.counts.accusers + 1
    assert after.status is before.status


@few
@given(logs(), RULINGS)
def test_the_last_values_of_the_history_are_where_the_claim_stands(log: list[Evidence], rulings: list[Ruling]) -> None:
    held: dict[tuple[Axis, str, str], str] = {}
    changes = history(log, rulings)
    for change in changes:
        flag = (change.new or change.old or "") if change.axis is Axis.FLAG else ""
        key = (change.axis, change.subject, flag)
        assert held.get(key) == change.old
        held.pop(key, None)
        if change.new is not None:
            held[key] = change.new
    assert held == _values(derive(log, rulings))
    assert [(c.recorded, c.axis, c.subject) for c in changes] == sorted(
        (c.recorded, c.axis, c.subject) for c in changes
    )


def _values(standing: Standing) -> dict[tuple[Axis, str, str], str]:
    counts = {"origins": standing.counts.origins, "contrary_origins": standing.counts.contrary_origins}
    values = {(Axis.STATUS, "", ""): standing.status.value}
    values |= {(Axis.FLAG, f.holder or "", f.flag.value): f.flag.value for f in standing.flags}
    values |= {(Axis.RESPONSE, a.target, ""): a.response.value for a in standing.responses}
    values |= {(Axis.LEGAL, x.target, ""): x.state.value for x in standing.legal}
    values |= {(Axis.ORIGINS, name, ""): str(number) for name, number in counts.items() if number}
    values |= {(Axis.OUTCOME, "", ""): standing.outcome.value} if standing.outcome else {}
    return values | ({(Axis.OVERRIDE, "", ""): standing.override} if standing.override is not None else {})


@few
@given(logs(), RULINGS)
def test_every_line_names_what_it_is_owed_to(log: list[Evidence], rulings: list[Ruling]) -> None:
    known = {e.id for e in log} | {f"decision:{r.number}" for r in rulings}
    assert {change.evidence for change in history(log, rulings)} <= known


@few
@given(logs())
def test_every_number_has_its_path(log: list[Evidence]) -> None:
    standing = derive(log)
    stating = {e.article for e in log if e.bearing is Bearing.STATES and e.rejected is None}
    assert {a for p in standing.origins if not p.contrary for a in p.articles} == stating
    for path in standing.origins:
        starts = {step.from_ for step in path.steps}
        assert set(path.articles) <= starts
        assert {step.to for step in path.steps} >= {path.end}
    assert Counter(p.counted for p in standing.origins if not p.contrary)[True] == standing.counts.origins
