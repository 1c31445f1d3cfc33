"""Names behind titles: whoever is called "Mr." is a person, whatever the encoder takes the name for."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.model import Label
from nlp import lexicon
from nlp.labels import Sighted
from nlp.words import Tag, Words

_SURE = 9
_LONGEST = 4


def people(found: Sequence[Sighted], words: Words) -> list[Sighted]:
    """Return the sightings, those behind a form of address as people, and people whom the encoder passed over."""
    taken = {i: s for s in found for i in range(s.start, s.end)}
    made = [_person(s) if _addressed(words, s.start - 1) or _in_office(words, s) else s for s in found]
    made += [s for s in _missed(words, taken) if not any(i in taken for i in range(s.start, s.end))]
    return sorted(made, key=lambda s: s.start)


def _person(sighted: Sighted) -> Sighted:
    if sighted.label in {Label.DATE, Label.MONEY}:
        return sighted
    return replace(sighted, label=Label.PERSON, strength=_SURE)


def _in_office(words: Words, sighted: Sighted) -> bool:
    """Whether an office stands right before a name of two words ("Its chairman, X Y", "spokesman X Y")."""
    i = sighted.start - 1
    i -= i > 0 and words.tag[i] is Tag.COMMA
    return (
        i >= 0
        and words.lower[i] in lexicon.offices()
        and sighted.label is Label.ORG
        and sighted.end - sighted.start == 2
    )


def _addressed(words: Words, i: int) -> bool:
    return i >= 0 and words.lower[i] in lexicon.words("names", "address") and words.text[i][0].isupper()


def _missed(words: Words, taken: dict[int, Sighted]) -> Iterator[Sighted]:
    for i in range(len(words) - 1):
        if _addressed(words, i) and i + 1 not in taken and i not in taken:
            end = i + 1
            while end < min(len(words), i + 1 + _LONGEST) and _of_a_name(words, end):
                end += 1
            if end > i + 1:
                yield Sighted(i + 1, end, words.joined(i + 1, end).replace(" - ", "-"), Label.PERSON, _SURE)


def _of_a_name(words: Words, i: int) -> bool:
    return words.text[i][0].isupper() and words.tag[i] is not Tag.PRON and not _addressed(words, i)
