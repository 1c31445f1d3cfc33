from dataclasses import replace

import pytest

from graph.asking.ask import Asking
from graph.model import Act, DeclaredOrigin, Label, OriginKind
from graph.store import Store
from graph.submission import Submission
from tests.graph.told import PAPER, START, WIRE, level, mentions, span, submission, utterance

pytestmark = pytest.mark.engine

FIRST = "Orbury accused Voltarn of emptying the reservoir at night. The council meets on Friday, and nobody else spoke."
CITING = "Orbury accused Voltarn of emptying the reservoir at night, Corvane Wire reported. We asked the council too."
LATER = "On Friday the council met. Orbury again accused Voltarn of emptying the reservoir at night, and left early."
CONTENT = "emptying the reservoir at night"


def told(position: int, text: str, url: str, **more: object) -> Submission:
    said = utterance(text, Act.ACCUSE, CONTENT, level(text, "Orbury", says="accused"), ["Voltarn"])
    made = submission(position, text, [said], mentions(text, Orbury=Label.ORG, Voltarn=Label.ORG), url=url)
    return replace(made, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("late", ["a", "z"], ids=["its address sorts first", "its address sorts last"])
def test_what_is_cited_is_the_first_held_not_a_later_one(store: Store, asking: Asking, late: str) -> None:
    citing = told(2, CITING, "http://courier.test/m", outlet=PAPER)
    words = span(CITING, "Corvane Wire")
    origin = DeclaredOrigin("Corvane Wire", *words, OriginKind.FIRST_REPORTED_BY, (0,))
    citing = replace(citing, reading=replace(citing.reading, declared_origins=(origin,)))
    later = told(3, LATER, f"http://corvane.test/{late}", outlet=WIRE)
    store.file([told(1, FIRST, "http://corvane.test/m"), citing, later], upto=3)
    [claim] = asking.claims()
    assert claim.standing.counts.reports == 3
    assert "chain_incomplete" not in {change.new for change in claim.ledger}
    [then] = asking.claims(as_of=START.replace(hour=11))
    assert (then.standing.counts.reports, [f.flag for f in then.standing.flags]) == (2, ["machine_only"])
