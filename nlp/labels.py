"""What a name is the name of: what the encoder leaves open, and what the document calls it elsewhere."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.model import Label
from nlp import lexicon
from nlp.words import Tag, Words


@dataclass(frozen=True, slots=True)
class Sighted:
    """A name where it stands, with the label that the encoder gives it here and how surely, 0 to 9."""

    start: int
    end: int
    text: str
    label: Label
    strength: int


def refined(words: Words, start: int, end: int, label: Label) -> Label:
    """Tell what the encoder does not: a region from a place with a government, an event from other names."""
    last = words.lower[end - 1]
    if label is Label.GPE and (last in lexicon.words("names", "locations") or words.lower[start] in _COMPASS):
        return Label.LOC
    if label is Label.GPE and words.lower[start] in lexicon.words("names", "locations"):
        return Label.LOC
    if label is Label.MISC and last in lexicon.words("names", "events"):
        return Label.EVENT
    return label


_COMPASS = frozenset({"northern", "southern", "eastern", "western", "central"})


def settle(found: Iterable[Sighted], entities: Mapping[str, str], known: Mapping[str, Label]) -> dict[str, Label]:
    """Return the label of each entity: that of a document's known name, else of its strongest sighting."""
    best: dict[str, tuple[int, Label]] = {}
    for s in found:
        entity = entities[s.text]
        if entity not in best or s.strength > best[entity][0]:
            best[entity] = (s.strength, s.label)
    return {entity: known.get(entity, label) for entity, (_, label) in best.items()}


def alike(found: Sequence[Sighted], listed: Iterable[Sequence[int]]) -> list[Sighted]:
    """Give the weakly judged names of a list the label of its strongest."""
    judged = list(found)
    for members in listed:
        best = max((judged[i] for i in members), key=lambda s: s.strength)
        for i in members:
            if best.strength > 4 and judged[i].strength < 4:
                judged[i] = replace(judged[i], label=best.label, strength=4)
    return judged


def acting(found: Sequence[Sighted], words: Words) -> list[Sighted]:
    """Take a single unlisted word for a body, not a place, where nothing is ever said to be in it and it acts."""
    places = frozenset(lexicon.table("names")["places"].split("\n"))
    inside = {s.text for s in found if s.start and words.lower[s.start - 1] in _WITHIN}
    does = {s.text for s in found if s.end < len(words) and words.tag[s.end] in _DOING}
    bodies = lexicon.words("parties", "body")
    found = [
        # "the Delmoor firm X": the town that a firm is from
        replace(s, label=Label.GPE, strength=4)
        if s.label is Label.ORG
        and s.end + 1 < len(words)
        and words.lower[s.end] in bodies
        and s.start
        and words.lower[s.start - 1] in {"the", "a", "an"}
        and s.end + 1 == following.start
        else s
        for s, following in zip(found, [*found[1:], *found[-1:]], strict=True)
    ]
    return [
        replace(s, label=Label.ORG, strength=4)
        if s.label is Label.GPE and " " not in s.text and s.text.lower() not in places
        and s.text not in inside and s.text in does
        else s
        for s in found
    ]  # fmt: skip


_WITHIN = frozenset({"in", "at", "near", "outside", "around"})
_DOING = frozenset({Tag.VERB, Tag.AUX})
