"""What people took out or changed is shown no more, and an earlier date still answers as it would have then."""

from datetime import datetime

import pytest

from graph.asked import paging
from graph.asked.catalogue import window
from graph.asked.shape import Answer
from graph.asking.ask import Asking
from graph.asking.portions import Portion, Wanted
from graph.asking.questions import NotHeld
from graph.bolt import Bolt
from graph.model import Act, HolderKind
from graph.standing import Status
from graph.store import Store
from tests.graph.deciding import People, about, party, said, third
from tests.graph.test_deciding import shown
from tests.graph.test_store import file_all
from tests.graph.told import START

pytestmark = pytest.mark.engine

WORKS = "Orrin Pump Works"
UNION = "Delmarch Union"


def ask(asking: Asking, name: str, as_of: datetime | None = None, /, **given: str) -> Answer:
    return asking.ask(name, {k.rstrip("_"): v for k, v in given.items()}, window(as_of=as_of))


def test_a_rejected_accusation_is_published_nowhere(people: People, asking: Asking) -> None:
    accused = about(asking, "brine").said[0]
    union = party(asking, UNION)
    made = people.decide("reject", accused.id)
    assert accused.id not in {s.id for s in asking.entity(union).said}
    article = asking.article(accused.article)
    assert accused.id not in {s.id for s in article.said}
    assert [(s.id, s.taken_out) for s in article.taken_out] == [(accused.id, made.number)]
    assert ask(asking, "exact-words", holder=UNION).rows == ()
    before = people.when(0.5)
    assert accused.id in {s.id for s in asking.entity(union, as_of=before).said}
    assert accused.id in {s.id for s in asking.article(accused.article, as_of=before).said}
    people.undo(made)
    assert accused.id in {s.id for s in asking.entity(union).said}
    assert accused.id not in {s.id for s in asking.entity(union, as_of=people.when(1.5)).said}
    assert accused.id in {s.id for s in asking.entity(union, as_of=before).said}


@pytest.mark.parametrize("kind", ["reject", "amend"])
def test_a_decision_erases_no_past_of_a_party(people: People, asking: Asking, kind: str) -> None:
    claim = about(asking, "brine")
    works, union = party(asking, WORKS), party(asking, UNION)
    settings = {"act": "assert", "target": "Mayor Quill"} if kind == "amend" else {}
    people.decide(kind, claim.said[0].id, **settings)
    before = people.when(0.5)
    assert ask(asking, "who-accused", party=WORKS).rows == ()
    assert [r.claim.id for r in ask(asking, "who-accused", before, party=WORKS).rows] == [claim.id]
    edges = ask(asking, "who-accuses-whom", before).rows
    assert (UNION, WORKS) in {(r.accuser.name, r.accused.name) for r in edges}
    assert (UNION, WORKS) not in {(r.accuser.name, r.accused.name) for r in ask(asking, "who-accuses-whom").rows}
    assert [c.id for c in asking.claims(about=WORKS, as_of=before)] == [claim.id]
    assert list(asking.claims(about=WORKS)) == []
    assert [a.claim for a in asking.entity(works, as_of=before).accused_by] == [claim.id]
    assert asking.entity(works).accused_by == ()
    assert [a.claim for a in asking.entity(union, as_of=before).accuses] == [claim.id]
    assert [r.claim.id for r in ask(asking, "answered", before, party=WORKS).rows] == [claim.id]
    assert [c.id for c in Portion(asking, Wanted(about=WORKS, as_of=before)).claims()] == [claim.id]
    assert list(Portion(asking, Wanted(about=WORKS)).claims()) == []


def test_words_are_those_of_who_held_them_then(people: People, asking: Asking) -> None:
    accused = about(asking, "brine").said[0]
    made = people.decide("amend", accused.id, holder="Sena Vale")
    before, between = people.when(0.5), people.when(1.5)
    assert [r.words.id for r in ask(asking, "exact-words", before, holder=UNION).rows] == [accused.id]
    assert ask(asking, "exact-words", holder=UNION).rows == ()
    [row] = ask(asking, "exact-words", holder="Sena Vale").rows
    assert [p.name for p in row.words.holders] == ["Sena Vale"]
    people.undo(made)
    assert ask(asking, "exact-words", holder="Sena Vale").rows == ()
    assert len(ask(asking, "exact-words", between, holder="Sena Vale").rows) == 1
    assert ask(asking, "exact-words", between, holder=UNION).rows == ()
    out = people.decide("reject", accused.id)
    people.undo(out)
    assert len(ask(asking, "exact-words", holder=UNION).rows) == 1
    assert ask(asking, "exact-words", people.when(3.5), holder=UNION).rows == ()


def test_merged_parties_were_two_before(people: People, asking: Asking) -> None:
    works, pumps = party(asking, WORKS), party(asking, "Orrin Pumps")
    brine, night = about(asking, "brine").id, about(asking, "pumps at night").id
    made = people.decide("merge", works, pumps)
    before, between = people.when(0.5), people.when(1.5)

    def accused(name: str, as_of: datetime | None = None) -> set[str]:
        return {r.claim.id for r in ask(asking, "who-accused", as_of, party=name).rows}

    for name in (works, WORKS):
        assert accused(name) == {brine, night}
        assert accused(name, before) == {brine}
        assert [c.id for c in asking.claims(about=name, as_of=before)] == [brine]
    assert accused(pumps, before) == {night}
    assert asking.entity(works, as_of=before).party.name == WORKS
    assert WORKS in asking.entity(pumps).aliases
    assert WORKS not in asking.entity(pumps, as_of=before).aliases
    people.undo(made)
    assert accused(works) == {brine}
    assert accused(works, between) == accused(pumps, between) == {brine, night}
    assert asking.entity(works, as_of=between).party.id == pumps


def test_a_state_in_law_is_that_of_who_it_was_then(people: People, asking: Asking) -> None:
    works, pumps, claim = party(asking, WORKS), party(asking, "Orrin Pumps"), about(asking, "brine").id
    people.decide("legal", claim, "on_trial", works)
    people.decide("merge", works, pumps)
    assert [x.target for x in asking.claim(claim).standing.legal] == [pumps]
    assert [x.target for x in asking.claim(claim, as_of=people.when(1.5)).standing.legal] == [works]


def test_a_party_that_an_amendment_names_follows_its_merge(people: People, asking: Asking) -> None:
    claim = about(asking, "brine")
    board, pumps = party(asking, "Water Board"), party(asking, "Orrin Pumps")
    people.decide("amend", claim.said[0].id, target=board)
    people.decide("merge", board, pumps)
    assert asking.claim(claim.id).standing.targets == (pumps,)
    assert asking.claim(claim.id, as_of=people.when(1.5)).standing.targets == (board,)


def test_a_page_without_a_hit_leads_on(people: People, asking: Asking, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paging, "_BATCH", 1)
    monkeypatch.setattr(paging, "_MOST_BATCHES", 1)
    late = list(asking.claims(about="Orrin Pumps"))
    people.decide("merge", party(asking, WORKS), party(asking, "Orrin Pumps"))
    given = {"party": "Orrin Pumps", "topic": "pumps night"}
    answer = asking.ask("who-accused", given, window())
    assert (answer.rows, answer.next is not None) == ((), True)
    assert answer.empty == "none was found among the 1 looked at so far; the next page looks on"
    answer = asking.ask("who-accused", given, window(after=str(answer.next)))
    assert {r.claim.id for r in answer.rows} == {c.id for c in late}


def test_an_answer_to_two_claims_belongs_to_both(people: People, asking: Asking) -> None:
    claim, other = about(asking, "pumps at night"), about(asking, "brine")
    denial = said(claim, Act.DENY)
    people.decide("link", denial.id, other.id)
    people.decide("link", denial.id, claim.id)
    for one in (claim.id, other.id):
        rows = ask(asking, "exact-words", holder="Orrin Pumps", claim=one).rows
        assert [(r.words.id, r.claim) for r in rows] == [(denial.id, one)]


def test_the_id_of_a_claim_that_was_taken_up_answers(people: People, asking: Asking) -> None:
    claim, other = about(asking, "brine"), about(asking, "pumps at night")
    people.decide("link", claim.said[0].id, other.id)
    rows = ask(asking, "status-history", claim=claim.id).rows
    assert {r.claim for r in rows} == {other.id}
    assert ask(asking, "independent-origins", claim=claim.id).rows[0].claim == other.id
    assert {r.claim for r in ask(asking, "status-history", people.when(0.5), claim=claim.id).rows} == {claim.id}


def test_a_new_name_was_not_known_before(people: People, asking: Asking) -> None:
    pumps, claim = party(asking, "Orrin Pumps"), about(asking, "pumps at night")
    people.decide("rename", pumps, "Kestrel Waterworks")
    named = people.decide("rename", claim.id, "The Kestrel affair")
    before = people.when(0.5)
    then = asking.claim(claim.id, as_of=before)
    assert then.proposition == claim.proposition
    assert "Kestrel" not in str(then)
    assert asking.claim(claim.id).proposition == "The Kestrel affair"
    assert asking.entity(pumps, as_of=before).party.name == "Orrin Pumps"
    assert [h for h in asking.search("Kestrel", as_of=before) if h.kind != "article"] == []
    assert pumps in {h.id for h in asking.search("Orrin Pumps", as_of=before)}
    [row] = ask(asking, "who-accused", before, party="Orrin Pumps").rows
    assert "Kestrel" not in str(row)
    with pytest.raises(NotHeld):
        ask(asking, "who-accused", before, party="Kestrel Waterworks")
    people.undo(named)
    assert asking.claim(claim.id).proposition == claim.proposition
    assert asking.claim(claim.id, as_of=people.when(2.5)).proposition == "The Kestrel affair"


def test_before_everything_there_is_no_party(people: People, asking: Asking, store: Store) -> None:
    works = party(asking, WORKS)
    with pytest.raises(NotHeld, match="is held as of 2026-03-02"):
        asking.entity(works, as_of=START)
    pumps = party(asking, "Orrin Pumps")
    file_all(store, [third(4)])
    [then] = [h for h in asking.search("Orrin Pumps", as_of=people.when(-1)) if h.id == pumps]
    assert then.snippet == "in 1 claims"


def test_a_named_holder_in_the_place_of_an_unnamed_one_is_named(people: People, asking: Asking, bolt: Bolt) -> None:
    claim = about(asking, "brine")
    bolt.run("MATCH (u:Utterance {id: $id}) SET u.holder_kind = 'anonymous'", id=claim.said[0].id)
    made = people.decide("amend", claim.said[0].id, holder="Water Board")
    now = asking.claim(claim.id)
    assert now.said[0].holder_kind is HolderKind.NAMED
    assert "anonymous_only" not in {f.flag.value for f in now.standing.flags}
    assert asking.claim(claim.id, as_of=people.when(0.5)).said[0].holder_kind is HolderKind.ANONYMOUS
    people.decide("amend", claim.said[0].id, holder_kind="role")
    assert asking.claim(claim.id).said[0].holder_kind is HolderKind.ROLE
    people.undo(made)
    assert asking.claim(claim.id).said[0].holder_kind is HolderKind.ROLE


def test_what_a_decision_quotes_of_another_article_is_withdrawn_with_it(
    people: People, asking: Asking, bolt: Bolt
) -> None:
    claim, other = about(asking, "pumps at night"), about(asking, "brine")
    denial = said(claim, Act.DENY)
    people.decide("link", denial.id, other.id)
    assert "dumping brine" in shown(bolt)
    made = people.decide("withdraw", asking.article(other.said[0].article).versions[0].snapshot)
    assert "dumping brine" not in shown(bolt)
    assert "the accusation" in shown(bolt)
    people.undo(made)
    assert said(asking.claim(other.id), Act.DENY).id == denial.id
    assert "dumping brine" in shown(bolt)


def test_what_a_person_stated_in_a_withdrawn_text_is_placed_nowhere_else(
    people: People, asking: Asking, bolt: Bolt, store: Store
) -> None:
    claim = about(asking, "brine")
    people.decide("state", claim.said[0].version, "deny", exact="test it", holder=WORKS)
    made = people.decide("withdraw", asking.article(claim.said[0].article).versions[0].snapshot)
    file_all(store, [third(4)])
    assert "test it" not in shown(bolt)
    people.undo(made)
    assert asking.claim(claim.id).standing.status is Status.DENIED
