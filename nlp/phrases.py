"""Noun phrases by word classes: the one that ends or begins at a token."""

from nlp import lexicon
from nlp.frames import Stretch
from nlp.words import NOMINAL, Tag, Words

_JOINING = frozenset({"of", "for", "in", "at", "from", "with", "on", "to", "about", "by", "as"})
_OPENS = NOMINAL | {Tag.DET, Tag.PRON}
_INNER_MARKS = frozenset("-&/$#()’'")
_LONGEST = 30


def opens(words: Words, i: int) -> bool:
    """Whether a noun phrase can begin with this token."""
    return words.tag[i] in _OPENS and words.lower[i] not in {"'s", "’s"}


def dated(words: Words, i: int) -> bool:
    """Whether a token is a day or a month."""
    return words.lower[i].rstrip(".") in lexicon.words("words", "weekday") | lexicon.words("words", "month")


def ending_at(words: Words, end: int, floor: int) -> Stretch | None:
    """Return the noun phrase that ends before `end`, looking back to `floor` at most.

    A participle or relative clause behind a noun belongs to it ("people briefed on the matter").
    """
    i = end - 1
    low = max(floor, end - _LONGEST)
    while i >= low and _extends(words, i, end, low):
        if _complete(words, i, low):
            return i, end
        i -= 1
    return _trimmed(words, i + 1, end)


def _extends(words: Words, i: int, end: int, low: int) -> bool:
    """Whether the token goes on with the phrase that begins right behind it."""
    tag = words.tag[i]
    if tag in NOMINAL or tag is Tag.DET:
        return True
    if i + 1 >= end:
        return tag is Tag.PRON and words.lower[i] not in {"who", "which", "whom"}
    return i > low and _joins(words, i, end, low)


def _joins(words: Words, i: int, end: int, low: int) -> bool:
    """Whether a word that is no part of a bare phrase joins two parts of one."""
    match words.tag[i]:
        case Tag.PREP | Tag.TO:
            joins = words.lower[i] in _JOINING
        case Tag.MARK:
            apart = words.text[i] == "-" and words.start[i] > words.end[i - 1]
            joins = words.text[i] in _INNER_MARKS and not apart and words.tag[i - 1] in NOMINAL | {Tag.MARK}
        case Tag.VERB | Tag.ING:
            joins = _reduced(words, i, end, low)
        case Tag.COORD:
            joins = words.lower[i] == "and" and _listed(words, i, low)
        case tag:
            joins = tag is Tag.ADV and words.tag[i + 1] is Tag.NOUN and words.lower[i].endswith("ly")
    return joins


def _reduced(words: Words, i: int, end: int, low: int) -> bool:
    """Whether a verb form stands in the phrase: before a noun, or behind one with a phrase of its own."""
    if i > low and words.tag[i - 1] in {Tag.DET, Tag.POSS}:
        return True
    behind = words.tag[i + 1] in {Tag.PREP, Tag.TO} or dated(words, i + 1)
    return i > low and words.tag[i - 1] in NOMINAL and behind and words.lower[i].endswith(("ed", "ing", "en"))


def _listed(words: Words, i: int, low: int) -> bool:
    """Whether "and" joins two names that open the clause."""
    if i == low or words.tag[i - 1] not in NOMINAL:
        return False
    j = i - 1
    while j >= low and words.tag[j] in NOMINAL | {Tag.DET, Tag.PREP}:
        j -= 1
    return j < low or words.tag[j] in {Tag.COMMA, Tag.QUOTE, Tag.SUB, Tag.SPACE, Tag.STOP}


def _complete(words: Words, i: int, low: int) -> bool:
    """Whether the phrase is whole with this token as its first."""
    if words.tag[i] is Tag.PRON:
        return True
    if words.tag[i] is not Tag.DET:
        return False
    return i <= low or words.tag[i - 1] not in {Tag.PREP, Tag.TO} or words.lower[i - 1] not in _JOINING


def _trimmed(words: Words, start: int, end: int) -> Stretch | None:
    """Take away what cannot open a phrase."""
    while start < end and (words.tag[start] not in _OPENS or words.lower[start] in {"'s", "’s", "'", "’"}):
        start += 1
    if start < end and start and words.tag[start - 1] in {Tag.PREP, Tag.TO}:
        return None if start + 1 >= end else (start, end)
    return (start, end) if start < end else None


def beginning_at(words: Words, start: int, ceiling: int) -> Stretch | None:
    """Return the noun phrase that begins with `start`, without appositions, up to `ceiling` at most."""
    if start >= ceiling or not opens(words, start):
        return None
    if words.tag[start] is Tag.PRON:
        return start, start + 1
    i = start + 1
    while i < min(ceiling, start + _LONGEST) and _goes_on(words, i, ceiling):
        i += 1
    while i > start and words.tag[i - 1] in {Tag.PREP, Tag.COORD, Tag.TO, Tag.MARK, Tag.DET}:
        i -= 1
    return (start, i) if i > start else None


def _goes_on(words: Words, i: int, ceiling: int) -> bool:
    """Whether a phrase goes on with a token."""
    before = words.tag[i - 1]
    match words.tag[i]:
        case Tag.NAME | Tag.NUM:
            on = True
        case Tag.POSS:
            on = words.lower[i].startswith(("'", "’")) or before in {Tag.PREP, Tag.COORD}
        case Tag.NOUN:
            on = not (before is Tag.NAME and i > 1 and words.tag[i - 2] is Tag.NOUN)
        case Tag.PREP:
            on = words.lower[i] in {"of", "for", "at", "in", "from"} and before in NOMINAL
        case Tag.DET:
            on = before in {Tag.PREP, Tag.COORD, Tag.DET}
        case Tag.COORD:
            named = i + 1 < ceiling and words.tag[i + 1] in {Tag.NAME, Tag.DET}
            on = words.lower[i] == "and" and named and before is Tag.NAME
        case Tag.VERB | Tag.ING:
            on = before in {Tag.DET, Tag.POSS}
        case tag:
            on = tag is Tag.MARK and words.text[i] in {"-", "&", "/"}
    return on


def with_list(words: Words, phrase: Stretch, floor: int) -> Stretch:
    """Take in the names before the last of a list ("X, Y and Z did not"), unless they hang on a preposition."""
    start = phrase[0]
    members = 1 + ("and" in words.lower[phrase[0] : phrase[1]])
    if start - 2 > floor and words.lower[start - 1] == "and" and words.tag[start - 2] is Tag.COMMA:
        start -= 1
    while start - 2 >= floor and words.tag[start - 1] is Tag.COMMA and words.tag[start - 2] is Tag.NAME:
        start -= 2
        members += 1
        while start > floor and words.tag[start - 1] is Tag.NAME:
            start -= 1
    whole = members > 2 and not (start > floor and words.tag[start - 1] in {Tag.PREP, Tag.TO, Tag.VERB})
    return (start, phrase[1]) if whole else phrase
