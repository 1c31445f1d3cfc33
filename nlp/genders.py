"""Whom "he" and "she" cannot be: people whose given name or form of address is of the other sex."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from graph.model import Label
from nlp import lexicon
from nlp.names import Name
from nlp.words import Words


class Gender(StrEnum):
    """What a text says of a person by a name, a form of address or a pronoun."""

    FEMININE = "feminine"
    MASCULINE = "masculine"


_OTHER = {
    **dict.fromkeys(("he", "him", "his", "himself"), Gender.FEMININE),
    **dict.fromkeys(("she", "her", "hers", "herself"), Gender.MASCULINE),
}


def other(pronoun: str) -> Gender | None:
    """Return the gender that a pronoun's antecedent does not have, or null where the pronoun says nothing."""
    return _OTHER.get(pronoun)


def of_names(words: Words, names: Sequence[Name]) -> Mapping[str, Gender]:
    """Return the gender of each person of whom the text tells it; a form of address tells more than a given name."""
    found: dict[str, Gender] = {}
    addressed: dict[str, Gender] = {}
    for name in names:
        if name.label is not Label.PERSON:
            continue
        if name.start and (gender := _listed(words.lower[name.start - 1], "addressed_")):
            addressed.setdefault(name.entity, gender)
        given, _, surname = name.entity.partition(" ")
        if surname and (gender := _listed(given.lower())):
            found[name.entity] = gender
    return {**found, **addressed}


def _listed(word: str, kind: str = "") -> Gender | None:
    return next((gender for gender in Gender if word in lexicon.words("names", kind + gender)), None)
