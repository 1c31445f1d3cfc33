"""A clause of a content: its subject, its predicate, and what hedges or negates it."""

from collections.abc import Iterator
from dataclasses import dataclass

from nlp import lexicon, phrases
from nlp.frames import Stretch
from nlp.words import Tag, Words

_SKIPPED = frozenset({Tag.QUOTE, Tag.SPACE, Tag.COMMA, Tag.STOP, Tag.COORD})
_TOGETHER = frozenset({"together", "jointly", "meanwhile", "then", "later", "also", "instead"})
_FLOATING = frozenset({"each", "both", "all"})
_LONGEST_SUBJECT = 40
_LONGEST_OPENING = 30
_LONGEST_SAID = 16


@dataclass(frozen=True, slots=True)
class Clause:
    """A subject and a predicate; `predicate` is its first token, `end` where the clause ends."""

    subject: Stretch
    predicate: int
    end: int
    negated: bool
    modal: str | None


def pieces(words: Words, content: tuple[Stretch, ...]) -> Iterator[Stretch]:
    """Yield the sentences of a content, one by one."""
    for start, end in content:
        low = start
        for i in range(start, end):
            if words.tag[i] is Tag.STOP and i + 1 < end and words.text[i + 1][0].isupper():
                yield low, i + 1
                low = i + 1
        if low < end:
            yield low, end


def read(words: Words, start: int, end: int) -> Clause | None:
    """Read the first clause of a stretch; null where it begins with no subject before a verb."""
    while start < end and (words.tag[start] in _SKIPPED or words.lower[start] in {"that", "how"}):
        start += 1
    start = _over_opening(words, start, end)
    i = start
    while i < min(end, start + _LONGEST_SUBJECT) and not _is_predicate(words, i, start):
        if words.tag[i] is Tag.QUOTE and i > start and i + 1 < end and words.tag[i + 1] in {Tag.AUX, Tag.VERB, Tag.NEG}:
            # "his client "did not let anybody work""
            i += 1
            break
        if words.tag[i] in {Tag.TO, Tag.STOP, Tag.QUOTE} or (words.tag[i] is Tag.SUB and i == start):
            return None
        i += 1
    if i in {start, end} or i >= start + _LONGEST_SUBJECT:
        return None
    while start + 1 < i and words.lower[start] in _TOGETHER:
        start += 1
    subject = (start, i)
    while subject[1] - subject[0] > 1 and (
        words.tag[subject[1] - 1] in {Tag.ADV, Tag.COMMA, Tag.QUOTE} or words.lower[subject[1] - 1] in _FLOATING
    ):
        subject = (start, subject[1] - 1)
    return Clause(subject, i, _end(words, i, end), *_mood(words, i, end))


def _over_opening(words: Words, start: int, end: int) -> int:
    """Step over an adverbial that opens a clause ("In all, ", "On Friday, ", "Although it rained, ")."""
    if start >= end or words.tag[start] not in {Tag.PREP, Tag.ADV, Tag.SUB} or words.lower[start] == "that":
        return start
    opened = _said(words, start, end) or _dated(words, start, end)
    if opened is not None:
        return opened
    if words.tag[start] is Tag.SUB:
        commas = (i for i in range(start + 2, min(end - 1, start + _LONGEST_OPENING)) if words.tag[i] is Tag.COMMA)
        return next((i + 1 for i in commas if phrases.opens(words, i + 1)), start)
    for i in range(start + 1, min(end - 1, start + 9)):
        if words.tag[i] is Tag.COMMA:
            return i + 1
        if words.tag[i] in {Tag.VERB, Tag.AUX}:
            break
    return start


def _dated(words: Words, start: int, end: int) -> int | None:
    """Return where the clause begins behind a day without a comma ("on Oct. 9 the company did")."""
    if words.lower[start] not in {"on", "in"} or start + 1 >= end or not phrases.dated(words, start + 1):
        return None
    i = start + 1
    while i < end - 2 and (phrases.dated(words, i) or words.tag[i] in {Tag.NUM, Tag.STOP}):
        i += 1
    return i + (words.tag[i] is Tag.COMMA)


def _said(words: Words, start: int, end: int) -> int | None:
    """Return where the clause begins behind where or when it was said ("in a post that X did")."""
    for i in range(start + 1, min(end - 2, start + _LONGEST_SAID)):
        if words.lower[i] == "that" and words.tag[i] is Tag.SUB:
            return i + 1
        if words.tag[i] in {Tag.VERB, Tag.AUX, Tag.STOP, Tag.QUOTE}:
            return None
    return None


def _is_predicate(words: Words, i: int, start: int) -> bool:
    if i == start or words.lower[i - 1] in {"who", "which", "that"}:
        return False
    if words.tag[i] in {Tag.AUX, Tag.NEG}:
        return True
    apart = words.tag[i - 1] not in {Tag.DET, Tag.POSS, Tag.PREP} or words.lower[i - 1] in _FLOATING
    return words.tag[i] is Tag.VERB and apart


def _end(words: Words, start: int, end: int) -> int:
    """Return where the clause ends: before a comma with a new clause, or a condition."""
    for i in range(start, end - 1):
        if words.lower[i] in {"if", "unless", "whether", "when"} and i > start:
            return i
        if words.tag[i] is Tag.COMMA and words.tag[i + 1] in {Tag.COORD, Tag.SUB}:
            return i
    return end


def _mood(words: Words, i: int, end: int) -> tuple[bool, str | None]:
    """Return whether the verbs that open a predicate are negated, and their modal."""
    negated, modal = False, None
    j = i
    while j < end and (words.tag[j] in {Tag.AUX, Tag.NEG, Tag.ADV} or j == i):
        negated = negated or words.tag[j] is Tag.NEG
        if words.lower[j] in {
            "may",
            "might",
            "could",
            "can",
            "would",
            "will",
            "should",
            "must",
            "shall",
            "'ll",
            "’ll",
            "ca",
            "wo",
        }:
            modal = words.lower[j]
        j += 1
    return negated, modal


def sureness(words: Words, start: int, end: int) -> str | None:
    """Return "possible" or "probable" where the words of a clause hedge it."""
    for kind in ("possible", "probable"):
        listed = lexicon.words("acts", kind)
        if any(words.lower[i] in listed for i in range(start, min(end, start + 14))):
            return kind
    return None
