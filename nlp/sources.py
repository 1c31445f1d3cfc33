"""Who says: the words of the source of a cue, before it, behind it, or those of an earlier cue."""

from collections.abc import Sequence
from dataclasses import dataclass

from nlp import phrases
from nlp.cues import Match
from nlp.frames import Stretch
from nlp.lexicon import Frame
from nlp.words import NOMINAL, Tag, Words

_ENDS = frozenset({Tag.STOP, Tag.COMMA, Tag.QUOTE, Tag.SPACE, Tag.COORD, Tag.MARK, Tag.PREP, Tag.ADV})
_LONGEST_APPOSITION = 30


@dataclass(frozen=True, slots=True)
class Source:
    """The words of a source; `subject` is the antecedent of a relative pronoun, `inverted` says it follows its cue."""

    words: Stretch | None
    subject: Stretch | None = None
    inverted: bool = False
    shared: bool = False


NOBODY = Source(None)


def find(words: Words, match: Match, sentence: Stretch, earlier: Sequence[tuple[Match, Source]]) -> Source:
    """Find the source of a cue; `earlier` are the cues to its left in the sentence with theirs."""
    low, high = sentence
    inverted = _inverted(words, match, low, high)
    if inverted:
        return Source(inverted, inverted=True)
    at = match.start - 1
    if match.participle or (at >= low and words.tag[at] is Tag.COORD):
        return _shared(words, match, low, earlier)
    return _before(words, at, low) if at >= low else NOBODY


def _before(words: Words, at: int, low: int) -> Source:
    """Return the source that ends with a token: a relative pronoun, an apposition, or a phrase."""
    if words.lower[at] in {"who", "which", "that"}:
        antecedent = phrases.ending_at(words, at - (words.tag[at - 1] is Tag.COMMA), low) if at > low else None
        return Source((at, at + 1), antecedent) if antecedent else NOBODY
    if words.tag[at] is Tag.COMMA:
        return Source(_apposed(words, at, low) or phrases.ending_at(words, at, low))
    at = _before_time(words, at, low)
    phrase = phrases.ending_at(words, at + 1, low)
    return Source(phrases.with_list(words, phrase, low) if phrase else None)


def _before_time(words: Words, at: int, low: int) -> int:
    """Step back over a day between source and cue ("Orl on Monday said")."""
    if phrases.dated(words, at) and at - 1 > low:
        if words.lower[at - 1] in {"on", "in"}:
            return at - 2
        if words.tag[at - 1] in {Tag.NAME, Tag.NOUN, Tag.PRON} and not phrases.dated(words, at - 1):
            return at - 1
    return at


def _inverted(words: Words, match: Match, low: int, high: int) -> Stretch | None:
    """Return the phrase behind the cue where it closes a quotation or clause ("...", said X)."""
    at = match.start - 1
    if (
        match.entry.told
        or match.entry.frame is Frame.PARTY
        or match.participle
        or match.start != match.head
        or at < 0
        or words.tag[at] not in {Tag.QUOTE, Tag.COMMA}
    ):
        return None
    if match.end >= high or words.tag[match.end] is Tag.SUB or words.lower[match.end] in {"it", "them", "him"}:
        return None
    phrase = phrases.beginning_at(words, match.end, high)
    if phrase is None:
        return None
    end = phrase[1]
    closed = end >= high or words.tag[end] in _ENDS or words.lower[end] in {"who", "which"}
    if not closed or (words.tag[at] is Tag.COMMA and not _clause(words, low, at)):
        return None
    return (phrase[0], _with_apposition(words, end, high))


def _clause(words: Words, low: int, at: int) -> bool:
    """Whether what stands before the comma has a verb."""
    return any(words.tag[i] in {Tag.VERB, Tag.AUX} or words.tag[i] is Tag.QUOTE for i in range(low, at))


def _with_apposition(words: Words, end: int, high: int) -> int:
    """Take in ", the mayor of Delmarch" and ", who ..." up to the sentence's end or the next quotation."""
    if end + 1 >= high:
        return end
    if (
        words.tag[end] is Tag.COMMA
        and words.lower[end + 1] not in {"who", "which"}
        and not phrases.opens(words, end + 1)
    ):
        return end
    if words.tag[end] is not Tag.COMMA and words.lower[end] != "who":
        return end
    i = end + 1
    while i < min(high, end + _LONGEST_APPOSITION) and words.tag[i] not in {Tag.STOP, Tag.QUOTE, Tag.SPACE}:
        i += 1
    return i if words.tag[i - 1] not in {Tag.COMMA, Tag.VERB} else i - 1


def _apposed(words: Words, comma: int, low: int) -> Stretch | None:
    """Return "NAME, apposition" where the comma before the cue closes the apposition."""
    for i in range(comma - 2, max(low, comma - _LONGEST_APPOSITION), -1):
        # what a relative clause lists is no source ("X, whose clients include schools and shops, said")
        if words.tag[i] is Tag.COMMA and words.lower[i + 1] in {"whose", "which", "who", "whom"}:
            return phrases.ending_at(words, i, low)
    i = comma - 1
    while i > low and comma - i < _LONGEST_APPOSITION and words.tag[i] not in {Tag.QUOTE, Tag.STOP}:
        if words.tag[i] is Tag.COMMA and words.tag[i - 1] in NOMINAL | {Tag.PRON}:
            phrase = phrases.ending_at(words, i, low)
            if phrase is None:
                return None
            return phrase if _aside(words, i + 1, comma) else (phrase[0], comma)
        i -= 1
    return None


def _aside(words: Words, start: int, end: int) -> bool:
    """Whether what stands between two commas is an interjection, not an apposition."""
    return words.tag[start] in {Tag.ADV, Tag.PREP, Tag.SUB, Tag.VERB, Tag.ING, Tag.COORD, Tag.AUX} or end - start < 1


def _shared(words: Words, match: Match, low: int, earlier: Sequence[tuple[Match, Source]]) -> Source:
    """Return the source of the cue before, else the subject that opens the sentence."""
    main = [source for _, source in earlier if source.words is not None and source.subject is None]
    # a participle behind a relative clause goes on with the main clause ("sued X, who says P, accusing her")
    if match.participle and main:
        return Source(main[-1].words, shared=True)
    for _, source in reversed(earlier):
        if source.words is not None:
            return Source(source.words, source.subject, shared=True)
    i = low
    while i < match.start and not phrases.opens(words, i):
        if words.tag[i] in {Tag.QUOTE, Tag.PREP, Tag.ING, Tag.SUB}:
            return _after_comma(words, i, match)
        i += 1
    phrase = phrases.beginning_at(words, i, match.start)
    return Source(phrase, shared=True)


def _after_comma(words: Words, start: int, match: Match) -> Source:
    for i in range(start, match.start - 1):
        if words.tag[i] is Tag.COMMA and phrases.opens(words, i + 1):
            return Source(phrases.beginning_at(words, i + 1, match.start), shared=True)
    return NOBODY
