"""The kind group of a name: what sort of party it is."""

from collections.abc import Mapping

from graph.model import HolderKind, Label, Level, Reading
from graph.naming.names import has_form, has_kind, normalise

_GROUPS = {
    Label.ORG: "org",
    Label.PERSON: "person",
    Label.GPE: "place",
    Label.LOC: "place",
    Label.NORP: "place",
    Label.FAC: "place",
    Label.PRODUCT: "thing",
    Label.EVENT: "thing",
    Label.MISC: "thing",
}


def is_party(label: Label) -> bool:
    """Tell whether a name of this kind can be a party; dates and sums cannot."""
    return label in _GROUPS


def groups(reading: Reading, also: Mapping[str, str]) -> dict[str, str]:
    """Return the kind group of every *named* party of a reading; unnamed groups are left out."""
    found: dict[str, str] = {}
    for mention in reading.mentions:
        if mention.label in _GROUPS:
            found.setdefault(mention.entity, _group(mention.entity, mention.label))
    for utterance in reading.utterances:
        for level in utterance.attribution:
            for name in _parties(level):
                found.setdefault(name, "org")
    for name, group in also.items():
        found.setdefault(name, group)
    return found


def _group(name: str, label: Label) -> str:
    # a museum is where it is, and sues; a company is one whatever its name sounds like
    acts = has_form(name) or (label is Label.FAC and has_kind(normalise(name)))
    return "org" if acts else _GROUPS[label]


def _parties(level: Level) -> tuple[str, ...]:
    # whom a text speaks for, or describes as of, is named where a mention says so: "the victims" are no one name
    return level.names if level.kind is HolderKind.NAMED else ()
