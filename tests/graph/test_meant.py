"""What tells little by itself means the one claim that is there."""

from dataclasses import replace

import pytest

from graph.claims import Candidate, Proposition
from graph.matching.words import content
from graph.model import Act
from graph.resolving.meant import meant


def proposition(text: str, on: str = "x") -> Proposition:
    return Proposition(content(text), True, frozenset(on.split()), frozenset("a"))


def claim(identity: str, text: str, *, on: str = "x", article: str = "here") -> Candidate:
    return Candidate(identity, proposition(text, on), frozenset({article}))


PUMPS, BRIBES = claim("c1", "switched off the pumps at night"), claim("c2", "bribed two inspectors in Delmarch")
THERE, OTHER = claim("c3", "switched off the pumps", article="there"), claim("c4", "falsified readings", on="y")

CASES = [
    ("the only one here", Act.ACCUSE, "did it", [PUMPS, OTHER], "c1"),
    ("several here", Act.ACCUSE, "did it", [PUMPS, BRIBES], None),
    ("its few words are of the claim", Act.ACCUSE, "pumps off", [PUMPS], "c1"),
    ("its few words are of another deed", Act.ACCUSE, "bribing a clerk", [PUMPS], None),
    ("it tells enough", Act.ACCUSE, "sold the harbour to a cousin", [PUMPS], None),
    ("nothing here, and no step of the law", Act.ACCUSE, "did it", [THERE], None),
    ("the law took it up", Act.INVESTIGATE, "opened an investigation into the firm", [THERE, OTHER], "c3"),
    ("the law closed one of several", Act.ACQUIT, "was acquitted", [THERE, replace(THERE, id="c5")], None),
    ("against another", Act.INVESTIGATE, "opened an investigation", [OTHER], None),
]


@pytest.mark.parametrize(("what", "act", "text", "held", "wanted"), CASES, ids=[c[0] for c in CASES])
def test_what_is_meant(what: str, act: Act, text: str, held: list[Candidate], wanted: str | None) -> None:
    found = meant(act, proposition(text), "here", held)
    assert (found.claim if found else None) == wanted


def test_parts_and_opposites_are_not_meant() -> None:
    part = replace(PUMPS, proposition=replace(PUMPS.proposition, part=True))
    opposite = replace(PUMPS, proposition=replace(PUMPS.proposition, negated=True))
    assert meant(Act.ACCUSE, proposition("did it"), "here", [part, opposite]) is None
