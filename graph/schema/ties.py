"""The schema of the graph as people query it: what every label, type and property means.

A test files articles and checks that nothing is in the graph that is not described here. `docs/schema.md` and its
picture are made of this by `python -m graph.schema.pages docs`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.schema.things import THINGS, Thing

__all__ = ["THINGS", "TIES", "Thing", "Tie"]

_ID = {"id": "its id"}
_SINCE = {"id": "its id", "from": "since when the base holds it"}
_UNTIL = {**_SINCE, "to": "until when"}
_SCORED = {**_SINCE, "score": "how sure the assignment is, 0 to 1", "reason": "why it belongs there"}
_OWN = {"id": "its id", "own": "the entity's id before a merge"}
_FROM_TO = {**_OWN, "from": "the recorded time since when it is known", "to": "until when, where it is not so now"}
_PLACED = {**_SINCE, "number": "its place in the list, from 0"}


@dataclass(frozen=True, slots=True)
class Tie:
    """A type of relationship: the labels that it leads from and to, what it says, and its properties."""

    type: str
    ends: tuple[tuple[str, str], ...]
    meaning: str
    fields: Mapping[str, str] = field(default_factory=dict)


TIES = (
    Tie(
        "ACCUSED",
        (("Entity", "Entity"),),
        "the first accused the second, in one claim; an attributed claim, not a finding",
        {
            "id": "its id",
            "claim": "the id of the claim",
            "status": "where the claim stands now",
            "origins": "how many independent origins the claim has",
            "first": "when it was first said",
            "last": "when it was last said",
            "recorded": "when the base first held it",
        },
    ),
    Tie("CONCERNS", (("Claim", "Entity"),), "whom a claim is about", {**_SINCE, "role": "target or holder"}),
    Tie(
        "CONCERNED",
        (("Claim", "Entity"),),
        "whom a claim was about, until a decision changed that",
        {**_UNTIL, "role": "target or holder"},
    ),
    Tie(
        "ABOUT",
        (("Utterance", "Claim"),),
        "which claim an utterance bears on, and how",
        {**_SCORED, "bearing": "states, asks, answers, evidence, contradicts or withdraws"},
    ),
    Tie("WAS_ABOUT", (("Utterance", "Claim"),), "what a decision took away; `past` says when it held", _ID),
    Tie("PROPOSED", (("Utterance", "Claim"),), "an answer that may meet a claim; a person links it", _SCORED),
    Tie("HELD_BY", (("Utterance", "Entity"),), "for whom the act counts", _PLACED),
    Tie("SPOKEN_BY", (("Utterance", "Entity"),), "who spoke for them", _PLACED),
    Tie("WAS_HELD_BY", (("Utterance", "Entity"),), "for whom it counted, until a decision changed that", _UNTIL),
    Tie("WAS_SPOKEN_BY", (("Utterance", "Entity"),), "who spoke for them, until a decision changed that", _UNTIL),
    Tie(
        "TARGETS",
        (("Utterance", "Entity"),),
        "whom the utterance is about",
        {**_PLACED, "start": "where the text names it", "end": "to where", "reading": "distributive or collective"},
    ),
    Tie(
        "RELATES",
        (("Claim", "Claim"),),
        "how a claim bears on another",
        {
            **_SINCE,
            "relation": "means_of, counter_accuses, denies, ...",
            "reason": "why",
            "decision": "the number of the decision that made it",
        },
    ),
    Tie(
        "RELATED",
        (("Claim", "Claim"),),
        "a relation that held for a time",
        {
            **_SINCE,
            "to": "until when",
            "relation": "as in RELATES",
            "reason": "why",
            "was": "its id in RELATES",
            "decision": "the number of the decision that made it",
        },
    ),
    Tie(
        "MERGED_INTO", (("Entity", "Entity"),), "a decision says that they are one; the second stands for both", _SINCE
    ),
    Tie("WAS_MERGED_INTO", (("Entity", "Entity"),), "the same for a time, until another decision", _UNTIL),
    Tie("SAID_IN", (("Utterance", "Version"),), "where it was said", _ID),
    Tie(
        "MENTIONS",
        (("Version", "Entity"),),
        "a name where a text uses it",
        {
            **_SINCE,
            "part": "text or title",
            "start": "where it begins",
            "end": "where it ends",
            "label": "the kind of name",
            "exact": "the words",
            "own": "the entity's id before a merge or a split",
        },
    ),
    Tie(
        "OF",
        (("Version", "Article"), ("Snapshot", "Version"), ("Change", "Claim")),
        "what something is a version, a snapshot or a ledger's line of",
        {"id": "its id"},
    ),
    Tie("BY", (("Article", "Outlet"),), "who published it", _ID),
    Tie("IS", (("Outlet", "Entity"),), "the outlet as a party", _FROM_TO),
    Tie("OWNED_BY", (("Outlet", "Entity"),), "who owns or owned the outlet", _FROM_TO),
    Tie(
        "NAMES",
        (("Name", "Entity"),),
        "whom a name leads to",
        {**_SINCE, "to": "until when, where a rename was undone", "decision": "the number of a rename"},
    ),
    Tie(
        "JUDGES",
        (("Decision", "Claim"), ("Decision", "Utterance"), ("Decision", "Entity"), ("Decision", "Version")),
        "what a decision is about",
        _ID,
    ),
    Tie("TOUCHES", (("Decision", "Claim"),), "a claim that stands otherwise because of a decision", _ID),
    Tie("ANCHORED_IN", (("Decision", "Article"),), "in which article the thing that a decision is about stands", _ID),
)
