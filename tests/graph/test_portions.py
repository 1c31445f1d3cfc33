"""What leaves the house: every utterance in its place, as of a time, of a claim or a party, on both engines."""

from datetime import timedelta

import pytest

from graph.asking.ask import Asking
from graph.asking.portions import Portion, Uttered, Wanted
from graph.asking.questions import NotHeld
from graph.decisions import DecisionKind
from graph.model import Act, Label
from graph.standing import Axis, Status
from graph.store import Store
from graph.submission import Submission
from tests.graph.test_store import decision, file_all, first, second
from tests.graph.told import PAPER, START, level, mentions, submission, utterance

pytestmark = pytest.mark.engine

ALONE = "Tarn Ferries declined to comment on the matter. Ferry tickets stay as they are, Tarn Ferries announced."


def alone(position: int = 3) -> Submission:
    """Return an article with an answer to a claim that is not held, and a claim of somebody else."""
    declined = level(ALONE, "Tarn Ferries", says="declined")
    told = level(ALONE, "Tarn Ferries", says="announced")
    said = [
        utterance(ALONE, Act.NO_COMMENT, "", declined),
        utterance(ALONE, Act.ANNOUNCE, "Ferry tickets stay as they are", told),
    ]
    named = mentions(ALONE, Tarn_Ferries=Label.ORG)
    return submission(position, ALONE, said, named, url="http://courier.test/ferries", outlet=PAPER)


def uttered(asking: Asking, **wanted: object) -> list[Uttered]:
    return list(Portion(asking, Wanted(**wanted)).utterances())  # type: ignore[arg-type]  # cases as data


def acts(found: list[Uttered]) -> list[str]:
    return sorted(f"{u.said.act} {'in a claim' if u.claim else 'apart'}" for u in found)


def test_every_utterance_leaves_once_with_its_place(store: Store, asking: Asking) -> None:
    file_all(store, [first(), second(), alone()])
    found = uttered(asking)
    assert acts(found) == [
        "accuse in a claim", "accuse in a claim", "announce in a claim", "deny in a claim", "no_comment apart",
    ]  # fmt: skip
    assert len({u.said.id for u in found}) == 5
    texts = {s.article.canonical_url: s for s in (first(), second(), alone())}
    for u in found:
        held = texts[u.said.url]
        assert u.said.exact == tuple(held.article.text[start:end] for start, end in u.said.pieces)
        assert (u.snapshot, u.sha256) == (held.snapshot.id, held.snapshot.sha256)
        assert u.published == held.article.published


def test_a_snapshot_is_the_first_that_shows_the_words(store: Store, asking: Asking) -> None:
    file_all(store, [first(1), first(2)])
    assert {u.snapshot for u in uttered(asking)} == {first(1).snapshot.id}


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"about": "Orrin Pumps"}, ["accuse in a claim", "accuse in a claim", "deny in a claim"]),
        ({"by": "Orrin Pumps"}, []),
        ({"by": "Water Board"}, ["accuse in a claim", "accuse in a claim"]),
        ({"by": "Tarn Ferries"}, ["announce in a claim", "no_comment apart"]),
        ({"about": "Orrin Pumps", "by": "Water Board"}, ["accuse in a claim", "accuse in a claim"]),
        ({"as_of": START}, []),
        ({"as_of": START + timedelta(hours=1)}, ["accuse in a claim", "deny in a claim"]),
        ({"about": "Orrin Pumps", "as_of": START + timedelta(hours=1)}, ["accuse in a claim", "deny in a claim"]),
    ],
)
def test_a_portion_is_of_a_party_and_as_of_a_time(
    store: Store, asking: Asking, wanted: dict[str, object], expected: list[str]
) -> None:
    file_all(store, [first(), second(), alone()])
    assert acts(uttered(asking, **wanted)) == expected


def test_one_claim_with_its_history(store: Store, asking: Asking) -> None:
    file_all(store, [first(), second(), alone()])
    [claim] = asking.claims(about="Orrin Pumps")
    portion = Portion(asking, Wanted(claim=claim.id))
    assert [view.id for view in portion.claims()] == [claim.id]
    assert acts(list(portion.utterances())) == ["accuse in a claim", "accuse in a claim", "deny in a claim"]
    lines = list(portion.history())
    assert tuple(line.change for line in lines) == claim.ledger
    assert [x.change.new for x in lines if x.change.axis is Axis.STATUS][-1] == Status.DENIED


def test_claims_come_in_an_order_that_stays(store: Store, asking: Asking) -> None:
    file_all(store, [first(), second(), alone()])
    ids = [view.id for view in Portion(asking, Wanted()).claims()]
    assert len(ids) == 2
    assert ids == sorted(ids)


def test_what_a_person_took_out_leaves_no_more(store: Store, asking: Asking) -> None:
    file_all(store, [first(), second()])
    [denial] = [u.said.id for u in uttered(asking) if u.said.act is Act.DENY]
    taken_out = decision(DecisionKind.REJECT, denial, 1)
    store.decide([taken_out])
    assert acts(uttered(asking)) == ["accuse in a claim", "accuse in a claim"]
    before = taken_out.recorded - timedelta(minutes=1)
    assert acts(uttered(asking, as_of=before)) == ["accuse in a claim", "accuse in a claim", "deny in a claim"]


@pytest.mark.parametrize("wanted", [{"claim": "nothing"}, {"about": "nobody"}, {"by": "nobody"}])
def test_what_is_not_held_is_said_so(store: Store, asking: Asking, wanted: dict[str, str]) -> None:
    file_all(store, [first()])
    with pytest.raises(NotHeld, match=r"'(nothing|nobody)' is held"):
        uttered(asking, **wanted)


def test_pages_are_asked_for_as_they_are_read(store: Store, asking: Asking) -> None:
    file_all(store, [first(), second(), alone()])
    claims = Portion(asking, Wanted()).claims()
    assert next(claims).said
    claims.close()  # type: ignore[attr-defined]  # a generator, which gives its session back
    assert asking.held().claims == 2
