"""Every kind of decision on both engines: it takes effect, holds as of its time, is undone, and survives a replay."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

from graph.asking.ask import Asking
from graph.asking.views import ClaimView
from graph.bolt import Bolt
from graph.decisions import DecisionError
from graph.digest import digest
from graph.model import Act, Label
from graph.standing import Bearing, Legal, Outcome, Relation, Status
from graph.store import Store
from tests.graph.deciding import People, about, party, said, third
from tests.graph.test_store import file_all
from tests.graph.told import PAPER, level, mentions, submission, utterance

pytestmark = pytest.mark.engine


def test_a_signature_confirms_until_it_is_undone(people: People, asking: Asking) -> None:
    claim = about(asking, "pumps at night")
    made = people.decide("sign", claim.id, "for")
    assert asking.claim(claim.id).standing.status is Status.CONFIRMED
    people.undo(made)
    assert asking.claim(claim.id).standing.status is Status.DENIED
    assert asking.claim(claim.id, as_of=people.when(1.5)).standing.status is Status.CONFIRMED
    assert [c.evidence for c in asking.claim(claim.id).ledger if c.new == "confirmed"] == ["decision:1"]


def test_an_override_shows_the_computed_status_too(people: People, asking: Asking) -> None:
    claim = about(asking, "pumps at night")
    made = people.decide("override", claim.id, "disputed")
    standing = asking.claim(claim.id).standing
    assert (standing.status, standing.computed, standing.override) == (Status.DISPUTED, Status.DENIED, "disputed")
    people.undo(made)
    assert asking.claim(claim.id).standing.override is None


def test_outcome_verdict_and_law_are_axes_of_their_own(people: People, asking: Asking) -> None:
    promise, claim = about(asking, "to test it"), about(asking, "brine")
    kept = people.decide("outcome", promise.id, "came_true")
    checked = people.decide("verdict", claim.id, "false", publisher="Facts of the Delta", words="No brine was found.")
    tried = people.decide("legal", claim.id, "on_trial", "Orrin Pump Works")
    assert asking.claim(promise.id).standing.outcome is Outcome.CAME_TRUE
    standing = asking.claim(claim.id).standing
    assert standing.status is Status.DISPUTED
    [verdict] = asking.claim(claim.id).verdicts
    assert (verdict.publisher, verdict.words, verdict.rating, verdict.number) == (
        "Facts of the Delta", "No brine was found.", "false", checked.number,
    )  # fmt: skip
    assert asking.claim(claim.id, as_of=people.when(1.5)).verdicts == ()
    assert [(x.target, x.state) for x in standing.legal] == [(party(asking, "Orrin Pump Works"), Legal.ON_TRIAL)]
    for one in (kept, checked, tried):
        people.undo(one)
    assert asking.claim(promise.id).standing.outcome is Outcome.PENDING
    standing = asking.claim(claim.id).standing
    assert (standing.status, standing.legal) == (Status.ALLEGED, ())


def test_a_rejected_utterance_counts_until_then_and_again_after(people: People, asking: Asking) -> None:
    claim = about(asking, "pumps at night")
    made = people.decide("reject", said(claim, Act.DENY).id)
    assert asking.claim(claim.id).standing.status is Status.ALLEGED
    assert Act.DENY not in {s.act for s in asking.claim(claim.id).said}
    assert asking.claim(claim.id, as_of=people.when(0.5)).standing.status is Status.DENIED
    people.undo(made)
    assert asking.claim(claim.id).standing.status is Status.DENIED
    assert asking.claim(claim.id, as_of=people.when(1.5)).standing.status is Status.ALLEGED
    fallen = [c for c in asking.claim(claim.id).ledger if c.axis == "status"]
    assert [(c.new, c.evidence) for c in fallen[-2:]] == [("alleged", "decision:1"), ("denied", "decision:1")]


def test_an_accepted_utterance_is_no_longer_the_machines_alone(people: People, asking: Asking) -> None:
    claim = about(asking, "brine")
    made = people.decide("accept", said(claim, Act.ACCUSE).id)
    flags = {f.flag.value for f in asking.claim(claim.id).standing.flags}
    assert "machine_only" not in flags
    people.undo(made)
    assert "machine_only" in {f.flag.value for f in asking.claim(claim.id).standing.flags}


def test_merged_parties_are_one_from_then_on(people: People, asking: Asking) -> None:
    works, pumps = party(asking, "Orrin Pump Works"), party(asking, "Orrin Pumps")
    claim = about(asking, "brine")
    made = people.decide("merge", works, pumps)
    assert asking.claim(claim.id).standing.targets == (pumps,)
    assert asking.claim(claim.id, as_of=people.when(0.5)).standing.targets == (works,)
    view = asking.entity(works)
    assert view.party.id == pumps
    assert {a.claim for a in view.accused_by} == {claim.id, about(asking, "pumps at night").id}
    assert len(list(asking.claims(about="Orrin Pump Works"))) == 2
    with pytest.raises(DecisionError, match=f"is gone: '{pumps}' stands for it"):
        people.decide("merge", works, pumps)
    people.undo(made)
    assert asking.claim(claim.id).standing.targets == (works,)
    assert asking.claim(claim.id, as_of=people.when(1.5)).standing.targets == (pumps,)
    assert [a.claim for a in asking.entity(works).accused_by] == [claim.id]


def test_what_is_filed_under_a_merged_name_is_its_own_again(people: People, store: Store, asking: Asking) -> None:
    works, pumps = party(asking, "Orrin Pump Works"), party(asking, "Orrin Pumps")
    made = people.decide("merge", works, pumps)
    text = "Sena Vale accused the Orrin Pump Works of cutting a cable."
    accused = level(text, "Sena Vale", says="accused")
    filed = submission(
        4,
        text,
        [utterance(text, Act.ACCUSE, "cutting a cable", accused, ["Orrin Pump Works"])],
        mentions(text, Sena_Vale=Label.PERSON, Orrin_Pump_Works=Label.ORG),
        url="http://corvane.test/cable",
    )
    file_all(store, [filed])
    claim = about(asking, "cutting a cable")
    assert claim.standing.targets == (pumps,)
    people.undo(made)
    assert asking.claim(claim.id).standing.targets == (works,)
    assert {a.claim for a in asking.entity(works).accused_by} == {claim.id, about(asking, "brine").id}


def test_a_party_is_split_where_it_is_somebody_else(people: People, asking: Asking) -> None:
    pumps = party(asking, "Orrin Pumps")
    claim = about(asking, "pumps at night")
    article = next(s.article for s in claim.said if s.outlet.key == PAPER.key)
    made = people.decide("split", pumps, "Orrin Pumps of Delmarch", in_=article)
    other = party(asking, "Orrin Pumps of Delmarch")
    assert set(asking.claim(claim.id).standing.targets) == {pumps, other}
    assert asking.claim(claim.id, as_of=people.when(0.5)).standing.targets == (pumps,)
    people.undo(made)
    assert asking.claim(claim.id).standing.targets == (pumps,)


@pytest.mark.parametrize("kind", ["claim", "entity"])
def test_a_new_name_is_shown_and_found_until_it_is_undone(people: People, asking: Asking, kind: str) -> None:
    def shown() -> str:
        return asking.claim(thing).proposition if kind == "claim" else asking.entity(thing).party.name

    thing = about(asking, "brine").id if kind == "claim" else party(asking, "Orrin Pumps")
    before = shown()
    older = people.decide("rename", thing, "Kestrel dumping")
    newer = people.decide("rename", thing, "Kestrel dumping at dawn")
    assert shown() == "Kestrel dumping at dawn"
    assert thing in {hit.id for hit in asking.search("Kestrel")}
    people.undo(newer)
    assert shown() == "Kestrel dumping"
    people.undo(older)
    assert shown() == before


def test_claims_are_related_and_parted(people: People, asking: Asking) -> None:
    one, other = about(asking, "brine").id, about(asking, "pumps at night").id
    related = people.decide("relate", one, "counter_accuses", other)
    parted = people.decide("relate", other, "none", one)

    def relations(at: float | None = None) -> list[Relation]:
        view = asking.claim(one, as_of=people.when(at) if at else None)
        return [r.relation for r in view.related]

    assert relations() == []
    assert relations(1.5) == [Relation.COUNTER_ACCUSES]
    people.undo(parted)
    assert relations() == [Relation.COUNTER_ACCUSES]
    people.undo(related)
    assert relations() == []
    assert relations(3.5) == [Relation.COUNTER_ACCUSES]


def test_an_answer_is_linked_to_another_claim(people: People, asking: Asking) -> None:
    claim, other = about(asking, "pumps at night"), about(asking, "brine")
    denial = said(claim, Act.DENY)
    people.decide("merge", party(asking, "Orrin Pump Works"), party(asking, "Orrin Pumps"))
    made = people.decide("link", denial.id, other.id)
    assert asking.claim(claim.id).standing.status is Status.ALLEGED
    assert asking.claim(other.id).standing.status is Status.DENIED
    assert said(asking.claim(other.id), Act.DENY).bearing is Bearing.ANSWERS
    people.undo(made)
    assert asking.claim(claim.id).standing.status is Status.DENIED
    assert asking.claim(other.id).standing.status is Status.ALLEGED
    assert asking.claim(other.id, as_of=people.when(2.5)).standing.status is Status.DENIED


def test_a_claim_that_loses_all_it_was_made_of_still_answers(people: People, asking: Asking) -> None:
    claim, other = about(asking, "brine"), about(asking, "pumps at night")
    made = people.decide("link", said(claim, Act.ACCUSE).id, other.id)
    assert asking.claim(claim.id).id == other.id
    assert claim.id not in {c.id for c in asking.claims()}
    assert asking.claim(claim.id, as_of=people.when(0.5)).id == claim.id
    with pytest.raises(DecisionError, match=f"is gone: '{other.id}' stands for it now"):
        people.decide("sign", claim.id, "for")
    people.undo(made)
    assert asking.claim(claim.id).standing.status is Status.ALLEGED


def test_an_utterance_gets_a_claim_of_its_own(people: People, asking: Asking) -> None:
    claim = about(asking, "pumps at night")
    late = next(s for s in claim.said if s.outlet.key == PAPER.key)
    made = people.decide("link", late.id, "new")
    assert asking.claim(claim.id).standing.counts.reports == 1
    [own] = [c for c in asking.claims() if late.id in {s.id for s in c.said}]
    assert own.id != claim.id
    assert own.standing.status is Status.ALLEGED
    people.undo(made)
    assert asking.claim(claim.id).standing.counts.reports == 2
    assert asking.claim(own.id).id == claim.id


def hedged(claim: ClaimView) -> bool:
    return "hedged" in {f.flag.value for f in claim.standing.flags}


def voiced(claim: ClaimView) -> tuple[str | None, list[str]]:
    return claim.said[0].speaker, [p.name for p in claim.said[0].holders]


def blamed(claim: ClaimView) -> list[str]:
    return [p.name for p in claim.said[0].targets]


@dataclass(frozen=True, slots=True)
class Amendment:
    """What is set, where to look, and what is seen there before and then."""

    settings: dict[str, str]
    look: Callable[[ClaimView], object]
    before: object
    then: object


UNION = "Delmarch Union"
AMENDMENTS = {
    "act": Amendment({"act": "suspect"}, hedged, before=False, then=True),
    "certainty": Amendment({"certainty": "possible"}, hedged, before=False, then=True),
    "holder": Amendment({"holder": "Sena Vale"}, voiced, (None, [UNION]), (None, ["Sena Vale"])),
    "target": Amendment({"target": "Mayor Quill"}, blamed, ["Orrin Pump Works"], ["Mayor Quill"]),
    "speaks_for": Amendment({"speaks_for": "Water Board"}, voiced, (None, [UNION]), (UNION, ["Water Board"])),
}


@pytest.mark.parametrize("amendment", AMENDMENTS.values(), ids=AMENDMENTS)
def test_an_utterance_is_amended(people: People, asking: Asking, amendment: Amendment) -> None:
    claim, look = about(asking, "brine"), amendment.look
    assert look(claim) == amendment.before
    made = people.decide("amend", claim.said[0].id, **amendment.settings)
    assert look(asking.claim(claim.id)) == amendment.then
    assert look(asking.claim(claim.id, as_of=people.when(0.5))) == amendment.before
    people.undo(made)
    assert look(asking.claim(claim.id)) == amendment.before
    assert look(asking.claim(claim.id, as_of=people.when(1.5))) == amendment.then


def test_a_denial_for_another_is_a_third_partys(people: People, asking: Asking) -> None:
    claim = about(asking, "pumps at night")
    people.decide("amend", said(claim, Act.DENY).id, holder="Embassy of Halden")
    standing = asking.claim(claim.id).standing
    assert standing.status is Status.ALLEGED
    assert "third_party_denial" in {f.flag.value for f in standing.flags}
    then = asking.claim(claim.id, as_of=people.when(0.5)).standing
    assert then.status is Status.DENIED


def test_a_person_states_what_the_reader_missed(people: People, asking: Asking, store: Store) -> None:
    claim = about(asking, "brine")
    version = claim.said[0].version
    made = people.decide("state", version, "deny", exact="test it", holder="Orrin Pump Works")
    stated = said(asking.claim(claim.id), Act.DENY)
    assert (stated.exact, [p.name for p in stated.holders]) == (("test it",), ["Orrin Pump Works"])
    assert asking.claim(claim.id).standing.status is Status.DENIED
    assert asking.claim(claim.id, as_of=people.when(0.5)).standing.status is Status.ALLEGED
    again = third(4)
    store.file([replace(again, reading_key="another reader")], upto=4)
    assert asking.claim(claim.id).standing.status is Status.DENIED
    people.undo(made)
    assert asking.claim(claim.id).standing.status is Status.ALLEGED


def test_a_withdrawn_text_is_hidden_with_its_quotations(people: People, asking: Asking, bolt: Bolt) -> None:
    claim = about(asking, "pumps at night")
    one = next(s for s in claim.said if s.outlet.key != PAPER.key)
    snapshot = asking.article(one.article).versions[0].snapshot
    whole = digest(bolt, exact=False)
    made = people.decide("withdraw", snapshot)
    view = asking.claim(claim.id)
    assert view.standing.status is Status.ALLEGED
    assert view.standing.counts.reports == 1
    assert "four pumps" not in shown(bolt)
    assert "Orrin Pumps denied" not in shown(bolt)
    assert asking.article(one.article).versions[0].text == ""
    assert not [hit for hit in asking.search("denied") if hit.kind == "article"]
    with pytest.raises(DecisionError, match="is withdrawn already, since 2026-03-09"):
        people.decide("withdraw", snapshot)
    people.undo(made)
    assert asking.claim(claim.id).standing.status is Status.DENIED
    assert asking.claim(claim.id).proposition == claim.proposition
    assert "Orrin Pumps denied" in asking.article(one.article).versions[0].text
    assert digest(bolt, exact=False) != whole


def shown(bolt: Bolt) -> str:
    """Return all that the graph holds as text."""
    return "\n".join(str(dict(r["props"])) for r in bolt.stream("MATCH (n) RETURN properties(n) AS props"))
