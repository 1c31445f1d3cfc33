"""Who is told of before being named: "a nurse said ... Lidia Orl, who works at ..."."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.model import HolderKind, How, Label
from nlp.descriptions import head_of
from nlp.names import Name
from nlp.parties import Party
from nlp.resolver import Resolver
from nlp.words import Tag

# how far behind the first telling the name may stand, in tokens
_FAR = 90
_BODIES = frozenset({Label.ORG})


def named(resolver: Resolver, found: Sequence[Party | None]) -> Iterator[Party | None]:
    """Yield the holders, one that a phrase with "a" introduces under the name that the text gives it right after."""
    speaking = {p.names[0] for p in found if p is not None and p.named}
    for party in found:
        name = _name(resolver, party, speaking) if party is not None and _introduced(resolver, party) else None
        if party is None or name is None:
            yield party
            continue
        speaks = party.speaks_for or (resolver.doc._.roles.get(name.entity) if name.label is Label.PERSON else None)
        yield replace(
            party, names=(name.entity,), named=True, kind=HolderKind.NAMED, how=How.COREFERENCE, label=name.label,
            speaks_for=speaks,
        )  # fmt: skip


def _introduced(resolver: Resolver, party: Party) -> bool:
    opened = resolver.words.lower[party.start] in {"a", "an"}
    return opened and not party.named and party.number is None and party.kind is not HolderKind.DOCUMENT


def _name(resolver: Resolver, party: Party, speaking: set[str]) -> Name | None:
    noun = resolver.words.lower[head_of(resolver.words, (party.start, party.end))]
    before = {n.entity for n in resolver.names if n.start < party.start}
    new = [n for n in resolver.names if party.end <= n.start < party.end + _FAR and n.entity not in before]
    for label in (Label.PERSON, Label.ORG):
        first = next((n for n in new if n.label is label), None)
        if first is not None and _fits(resolver, first, noun, speaking):
            return first
    return None


def _fits(resolver: Resolver, name: Name, noun: str, speaking: set[str]) -> bool:
    """Whether a name first given here is that of the one introduced: called the same, or told of as known already."""
    words = resolver.words
    if name.label is Label.ORG:
        return resolver.focus.is_a(name, noun)
    beside = words.lower[max(0, name.start - 4) : name.end + 10]
    if noun in beside:
        return True
    behind = words.lower[name.end : name.end + 2]
    told = behind[:1] == (",",) and (behind[1:2] == ("who",) or words.tag[name.end + 1] is Tag.NUM)
    return told and name.entity in speaking
