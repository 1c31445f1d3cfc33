"""The quantities component: numbers with what they count."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from nlp import lexicon, numbers, phrases
from nlp.component import Component, assign
from nlp.words import Tag, Words

_UNIT_WORDS = 3


@dataclass(frozen=True, slots=True)
class Amount:
    """A number where it stands, as tokens with its modifier and unit; `each` where the text says so."""

    start: int
    end: int
    value: float | None
    unit: str
    modifier: str | None
    each: bool


class QuantitiesComponent(Component[tuple[Amount, ...]]):
    """Find numbers that count or measure something; days and years are none, idioms have no value."""

    attribute = "amounts"

    def predict(self, doc: Doc) -> tuple[Amount, ...]:
        """Return the quantities, in order."""
        return tuple(_amounts(doc._.words))


def _amounts(words: Words) -> Iterator[Amount]:
    i = 0
    while i < len(words):
        found = _amount(words, i) if words.tag[i] is Tag.NUM or words.lower[i] in _starting() else None
        if found is not None:
            yield found
        i = max(i + 1, found.end if found else 0)


def _starting() -> frozenset[str]:
    table = lexicon.table("numbers")
    return frozenset(table["value"]) | frozenset(table["scale"])


def _amount(words: Words, i: int) -> Amount | None:
    number = numbers.value(words, i)
    end = i + (number is not None)
    factor = numbers.scale(words, end, len(words))
    if number is None and (factor is None or not _idiom(words, i)):
        return None
    end += factor is not None
    unit, end, currency = _unit(words, i, end)
    if not unit or (_dated(words, i, end) and currency is None):
        return None
    start = i - 1 if currency and i and words.text[i - 1] in lexicon.table("numbers")["currency"] else i
    modifier, start = _modifier(words, start)
    value = None if number is None else number * (factor or 1.0)
    each = any(
        words.lower[j] in lexicon.table("numbers")["words"]["each"].split()
        for j in range(end, min(len(words), end + 2))
    )
    return Amount(start, end, value, unit, modifier, each)


def _idiom(words: Words, i: int) -> bool:
    """Whether "a million-dollar investment" stands here: a scale without a number."""
    return i > 0 and words.lower[i - 1] in {"a", "an"} and words.text[i + 1 : i + 2] == ("-",)


def _unit(words: Words, first: int, end: int) -> tuple[str, int, str | None]:
    """Return what is counted, where the phrase ends, and the currency where it is a sum."""
    currencies: dict[str, str] = lexicon.table("numbers")["currency"]
    if first and words.text[first - 1] in currencies:
        return currencies[words.text[first - 1]], end, currencies[words.text[first - 1]]
    if words.text[end : end + 1] == ("%",) or words.lower[end : end + 1] == ("percent",):
        return "%", end + 1, None
    hyphen = end + (words.text[end : end + 1] == ("-",))
    if words.lower[hyphen : hyphen + 1] and words.lower[hyphen] in currencies:
        return currencies[words.lower[hyphen]], hyphen + 1, currencies[words.lower[hyphen]]
    stop = end
    while (
        stop < min(len(words), end + _UNIT_WORDS)
        and words.tag[stop] in {Tag.NOUN, Tag.NAME}
        and not phrases.dated(words, stop)
    ):
        stop += 1
    return words.joined(end, stop), stop, None


def _dated(words: Words, i: int, end: int) -> bool:
    """Whether a number is a day, a year or a time of day."""
    if i and phrases.dated(words, i - 1):
        return True
    if end < len(words) and phrases.dated(words, i + 1):
        return True
    return words.lower[i + 1 : i + 2] in {("a.m.",), ("p.m.",), ("am",), ("pm",)}


def _modifier(words: Words, start: int) -> tuple[str | None, int]:
    """Return the modifier right before a number ("more than"), and where it begins."""
    modifiers = lexicon.table("numbers")["words"]["modifiers"]
    for length in (3, 2, 1):
        text = " ".join(words.lower[max(0, start - length) : start])
        if start >= length and text in modifiers:
            return text, start - length
    return None, start


assign("amounts")


@Language.factory("claimtrail_quantities", requires=["doc._.words"], assigns=["doc._.amounts"], default_config={})
def make(nlp: Language, name: str) -> QuantitiesComponent:
    """Make the component."""
    return QuantitiesComponent()
