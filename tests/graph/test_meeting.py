"""Which claim an utterance of a filed text bears on, and how: the whole way from a reading to where claims stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from graph.asking.ask import Asking
from graph.asking.views import ClaimView
from graph.bolt import Bolt
from graph.evidence import bundles
from graph.model import Act, Basis, BasisKind, HolderKind, Label, Level, Polarity, Utterance
from graph.standing import Bearing
from graph.store import Store
from graph.submission import Submission
from tests.graph.deciding import People, about
from tests.graph.test_store import file_all
from tests.graph.told import PAPER, START, mentions, span, submission, utterance

pytestmark = pytest.mark.engine

NAMED = {
    "Greens": Label.ORG, "Meridian_Chemicals": Label.ORG, "Halden_Valves": Label.ORG, "Harbour_Police": Label.ORG,
    "Kessler_Mills": Label.ORG, "Anna_Voss": Label.PERSON, "Jane_Roe": Label.PERSON, "Mayor_Quill": Label.PERSON,
    "Delmarch": Label.GPE,
}  # fmt: skip
DUMPED = "dumping brine in the canal"
BRINE = f"The Greens accused Meridian Chemicals of {DUMPED}."


def by(text: str, holder: str, says: str, *, after: str = "", speaks_for: str | None = None) -> Level:
    """Attribute to a holder, at its first place behind the words `after`."""
    start = text.index(holder, text.index(after) + len(after) if after else 0)
    cue = text.index(says, start)
    return Level(1, holder, start=start, end=start + len(holder), cue=((cue, cue + len(says)),), speaks_for=speaks_for)


def article(position: int, text: str, said: Sequence[Utterance], *, url: str | None = None) -> Submission:
    named = {name: label for name, label in NAMED.items() if name.replace("_", " ") in text}
    outlet = PAPER if position % 2 else replace(PAPER, key="herald", name="Aldmere Herald")
    address = url or f"http://x.test/{position}"
    return submission(position, text, said, mentions(text, **named), url=address, outlet=outlet)


def accused(text: str = BRINE, content: str = DUMPED, on: Sequence[str] = ("Meridian Chemicals",)) -> Utterance:
    return utterance(text, Act.ACCUSE, content, by(text, "Greens", "accused"), on)


@dataclass(frozen=True, slots=True)
class Stood:
    """Where a claim stands, in names."""

    status: str
    said: tuple[tuple[str, str], ...]
    responses: Mapping[str, str]
    third: tuple[str, ...] = ()
    legal: Mapping[str, str] | None = None


def stood(claim: ClaimView) -> Stood:
    names, found = claim.names, claim.standing
    return Stood(
        found.status.value,
        tuple(sorted((s.act.value, s.bearing.value if s.bearing else "") for s in claim.said)),
        {names[a.target].name: a.response.value for a in found.responses},
        tuple(names[t].name for t in found.third_party_deniers),
        {names[s.target].name: s.state.value for s in found.legal} or None,
    )


def test_answers_are_not_forced_on_the_only_accusation(store: Store, asking: Asking, bolt: Bolt) -> None:
    text = f"{BRINE} Meridian Chemicals denied plans to leave Delmarch. Mayor Quill denied he would resign."
    said = [
        accused(text),
        utterance(text, Act.DENY, "plans to leave Delmarch", by(text, "Meridian Chemicals", "denied", after="canal")),
        utterance(text, Act.DENY, "he would resign", by(text, "Mayor Quill", "denied")),
    ]
    store.file([article(1, text, said)], upto=1)
    assert stood(about(asking, DUMPED)) == Stood("alleged", (("accuse", "states"),), {})
    assert len(bolt.run("MATCH (u:Utterance {act: 'deny'}) WHERE NOT (u)-[:ABOUT]->(:Claim) RETURN u.id")) == 2


def test_a_statement_and_its_opposite_are_no_two_reports_of_one_thing(store: Store, asking: Asking) -> None:
    texts = [
        "Kessler Mills said it had closed the northern plant for repairs.",
        "Kessler Mills said it had not closed the northern plant for repairs.",
    ]
    made = [utterance(t, Act.ASSERT, t[t.index("it had") : -1], by(t, "Kessler Mills", "said")) for t in texts]
    made[1] = replace(made[1], polarity=Polarity.NEGATIVE)
    file_all(store, [article(n, t, [u]) for n, (t, u) in enumerate(zip(texts, made, strict=True), start=1)])
    [claim] = asking.claims()
    assert [s.bearing for s in claim.said] == [Bearing.STATES, Bearing.CONTRADICTS]
    assert claim.standing.counts.reports == 1


NO_EVIDENCE = [
    ("of another thing", "no evidence for claims that the town's bread causes headaches", []),
    ("of this one, in its words", "no evidence for claims of dumping brine", ["no_public_evidence"]),
    ("of the claims", "no evidence for the claims", ["no_public_evidence"]),
]


@pytest.mark.parametrize(("name", "content", "flags"), NO_EVIDENCE, ids=[n[0] for n in NO_EVIDENCE])
def test_no_evidence(store: Store, asking: Asking, name: str, content: str, flags: list[str]) -> None:
    text = f"{BRINE} Doctors said there was {content}."
    doctors = replace(by(text, "Doctors", "said"), kind=HolderKind.COLLECTIVE)
    store.file([article(1, text, [accused(text), utterance(text, Act.EVIDENCE_STATUS, content, doctors)])], upto=1)
    claim = about(asking, f"Meridian Chemicals] {DUMPED}")
    assert [f.flag.value for f in claim.standing.flags if f.flag.value != "machine_only"] == flags
    assert len(list(asking.claims())) == (1 if flags else 2)


RETRACTED = [
    ("the accuser elsewhere", "The Greens retracted their accusation that Meridian Chemicals was dumping brine.",
     "their accusation that Meridian Chemicals was dumping brine", "Greens", "retracted"),
    ("the outlet elsewhere", "The Courier retracts its report on dumping brine in the canal by Meridian Chemicals.",
     "its report on dumping brine in the canal by Meridian Chemicals", None, "alleged"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "content", "holder", "status"), RETRACTED, ids=[r[0] for r in RETRACTED])
def test_a_retraction_meets_what_it_takes_back(
    store: Store, asking: Asking, name: str, text: str, content: str, holder: str | None, status: str
) -> None:
    said = utterance(text, Act.RETRACT, content, by(text, holder, "retracted") if holder else None)
    file_all(store, [article(1, BRINE, [accused()]), article(2, text, [said])])
    claim = about(asking, DUMPED)
    assert ("retract", "withdraws") in stood(claim).said
    # another outlet's note takes back its own report only
    assert claim.standing.status.value == status


def test_what_blames_nobody_can_be_taken_back(store: Store, asking: Asking) -> None:
    text = "Kessler Mills said it had closed the northern plant for repairs."
    back = "Kessler Mills retracted its statement that it had closed the northern plant for repairs."
    closed = text[text.index("it had") : -1]
    said = utterance(text, Act.ASSERT, closed, by(text, "Kessler Mills", "said"))
    content = "its statement that it had closed the northern plant for repairs"
    taken = utterance(back, Act.RETRACT, content, by(back, "Kessler Mills", "retracted"))
    file_all(store, [article(1, text, [said]), article(2, back, [taken])])
    [claim] = asking.claims()
    assert claim.standing.status.value == "retracted"


def test_what_takes_back_the_whole_takes_back_its_parts(store: Store, asking: Asking) -> None:
    text = f"{BRINE[:-1]}, in 31 trucks at night."
    later = f"{text} Editor's note: this newspaper retracts the report."
    part = "in 31 trucks at night"

    def reading(text: str) -> list[Utterance]:
        whole = accused(text)
        return [whole, replace(accused(text, part), means_of=0)]

    file_all(
        store,
        [
            article(1, text, reading(text), url="http://x.test/1"),
            article(3, later, [*reading(later), utterance(later, Act.RETRACT, "the report")], url="http://x.test/1"),
        ],
    )
    assert {c.proposition: c.standing.status.value for c in asking.claims()} == {
        f"[Meridian Chemicals] {DUMPED}": "retracted",
        f"[Meridian Chemicals] {part}": "retracted",
    }


CONFIRMED = "The Harbour Police confirmed that Meridian Chemicals was dumping brine in the canal, its own samples show."


@pytest.mark.parametrize("order", [(1, 2), (2, 1)], ids=["blamed first", "confirmed first"])
@pytest.mark.parametrize(("act", "targets"), [(Act.CONFIRM, True), (Act.ASSERT, True)])
def test_who_confirms_with_a_basis_of_its_own_is_a_second_origin(
    store: Store, asking: Asking, act: Act, targets: bool, order: tuple[int, int]
) -> None:
    said = confirmation(act)
    made = {1: article(1, BRINE, [accused()]), 2: article(2, CONFIRMED, [said])}
    file_all(store, [replace(made[n], snapshot=replace(made[n].snapshot, position=p)) for p, n in enumerate(order, 1)])
    [claim] = asking.claims()
    assert (claim.standing.status.value, claim.standing.counts.origins) == ("corroborated", 2)
    assert [h.name for h in (claim.names[a] for a in claim.standing.accusers)] == ["Greens"]


def confirmation(act: Act, *, on: Sequence[str] = ("Meridian Chemicals",), score: float | None = None) -> Utterance:
    holder = by(CONFIRMED, "Harbour Police", "confirmed")
    said = utterance(CONFIRMED, act, "was dumping brine in the canal", holder, on)
    basis = Basis(BasisKind.MEASURED_DATA, *span(CONFIRMED, "its own samples"))
    return replace(said, basis=(basis,), score=score)


def test_a_confirmation_that_names_the_accused_needs_no_targets(store: Store, asking: Asking) -> None:
    said = confirmation(Act.CONFIRM, on=())
    said = replace(said, content=(span(CONFIRMED, "Meridian Chemicals was dumping brine in the canal"),))
    file_all(store, [article(1, BRINE, [accused()]), article(2, CONFIRMED, [said])])
    [claim] = asking.claims()
    assert claim.standing.status.value == "corroborated"


def test_what_the_reader_is_unsure_of_corroborates_nothing(store: Store, asking: Asking) -> None:
    file_all(store, [article(1, BRINE, [accused()]), article(2, CONFIRMED, [confirmation(Act.ASSERT, score=0.3)])])
    assert sorted(c.standing.status.value for c in asking.claims()) == ["alleged", "reported"]


def test_who_settles_has_settled(store: Store, asking: Asking) -> None:
    text = "Meridian Chemicals settled with the Greens over dumping brine in the canal."
    said = utterance(text, Act.SETTLE, "over dumping brine in the canal", by(text, "Meridian Chemicals", "settled"))
    file_all(store, [article(1, BRINE, [accused()]), article(2, text, [said])])
    [claim] = asking.claims()
    assert stood(claim).legal == {"Meridian Chemicals": "settled"}
    assert claim.standing.status.value == "alleged"


def test_a_first_admission_opens_a_claim_that_a_person_may_confirm(store: Store, asking: Asking) -> None:
    texts = [f"Kessler Mills {said} that it had poisoned the well." for said in ("admitted", "has admitted")]
    made = [
        article(n, t, [utterance(t, Act.ADMIT, "it had poisoned the well", by(t, "Kessler Mills", "admitted"))])
        for n, t in enumerate(texts, start=1)
    ]
    file_all(store, made)
    [claim] = asking.claims()
    assert (claim.standing.status.value, claim.standing.proposed) == ("reported", ("confirmed",))
    assert claim.standing.counts.reports == 2


def test_who_spoke_for_the_accused_in_another_text_does_here(store: Store, asking: Asking) -> None:
    one = f"{BRINE} Jane Roe, a lawyer for Meridian Chemicals, declined to comment."
    other = f"{BRINE} Jane Roe denied the accusation."
    spoke = by(one, "Jane Roe", "declined", speaks_for="Meridian Chemicals")
    denied = by(other, "Jane Roe", "denied")
    file_all(
        store,
        [
            article(1, one, [accused(one), utterance(one, Act.NO_COMMENT, "", spoke)]),
            article(2, other, [accused(other), utterance(other, Act.DENY, "the accusation", denied)]),
        ],
    )
    claim = about(asking, DUMPED)
    assert (stood(claim).status, stood(claim).responses, stood(claim).third) == (
        "denied", {"Meridian Chemicals": "denied"}, (),
    )  # fmt: skip
    [then] = asking.claims(as_of=START + timedelta(hours=1))
    assert stood(then).responses == {"Meridian Chemicals": "no_comment"}


def test_who_is_accused_in_person_answers_while_it_speaks_for_others(store: Store, asking: Asking) -> None:
    text = (
        "The Greens accused Anna Voss of bribing two inspectors. "
        "Anna Voss, speaking for Meridian Chemicals, declined to comment."
    )
    voss = by(text, "Anna Voss", "declined", after="inspectors", speaks_for="Meridian Chemicals")
    said = [accused(text, "bribing two inspectors", ["Anna Voss"]), utterance(text, Act.NO_COMMENT, "", voss)]
    store.file([article(1, text, said)], upto=1)
    [claim] = asking.claims()
    assert stood(claim).responses == {"Anna Voss": "no_comment"}


def test_an_unnamed_group_that_is_spoken_for_is_itself_in_its_article_only(store: Store, bolt: Bolt) -> None:
    text = f"A lawyer for the victims accused Meridian Chemicals of {DUMPED}."
    lawyer = replace(by(text, "A lawyer", "accused", speaks_for="the victims"), kind=HolderKind.ANONYMOUS)
    said = [utterance(text, Act.ACCUSE, DUMPED, lawyer, ["Meridian Chemicals"])]
    file_all(store, [article(1, text, said), article(2, text, said)])
    found = bolt.run("MATCH (e:Entity {name: 'the victims'}) RETURN e.named AS named")
    assert [r["named"] for r in found] == [False, False]


def test_a_part_keeps_its_past_when_a_person_says_that_it_is_none(store: Store, asking: Asking) -> None:
    text = f"{BRINE[:-1]}, in 31 trucks at night. Meridian Chemicals denied the accusation."
    denied = by(text, "Meridian Chemicals", "denied", after="night")
    part = replace(accused(text, "in 31 trucks at night"), means_of=0)
    store.file([article(1, text, [accused(text), part, utterance(text, Act.DENY, "the accusation", denied)])], upto=1)
    one, whole = about(asking, "31 trucks"), about(asking, DUMPED)
    then = START + timedelta(hours=5)
    made = People(store, at=1)
    made.decide("relate", one.id, "none", whole.id)
    now = asking.claim(one.id)
    assert (now.standing.status.value, asking.claim(one.id, as_of=then).standing.status.value) == ("alleged", "denied")
    assert [(c.old, c.new) for c in now.ledger if c.axis == "status"] == [(None, "denied"), ("denied", "alleged")]
    made.undo(made.made[0])
    assert asking.claim(one.id).standing.status.value == "denied"


def test_only_the_version_that_is_a_copy_makes_one(store: Store, bolt: Bolt) -> None:
    base = f"{BRINE} " + " ".join(f"word{i} about harbour number {i} and gate" for i in range(30))
    other = f"{BRINE} " + " ".join(f"other{i} matter on quay {i} with doors" for i in range(30))
    own = article(1, base, [accused(base)], url="http://w.test/1")
    before = article(2, other, [accused(other)], url="http://c.test/1")
    copied = article(30, base, [accused(base)], url="http://c.test/1")
    file_all(store, [own, before, copied])
    [claim] = bolt.run("MATCH (c:Claim) RETURN c.id AS id")
    held = bolt.read(lambda tx: bundles(tx, [claim["id"]]))[claim["id"]].evidence
    since = START + timedelta(hours=30)
    assert [(len(e.copies), [at for at, _ in e.copied]) for e in sorted(held, key=lambda e: e.recorded)] == [
        (1, [since]), (0, []), (1, []),
    ]  # fmt: skip
