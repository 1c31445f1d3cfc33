"""Which names stand in one list: "X, Y and Z"."""

from collections.abc import Iterator, Sequence

from nlp.frames import Stretch
from nlp.words import Tag, Words


def coordinated(words: Words, spans: Sequence[Stretch]) -> tuple[tuple[int, ...], ...]:
    """Return the lists among stretches that are in order, each as the indices of its members.

    A list ends with "and" or "or"; names that only commas part ("Delmarch, Corvane") are apposed, not listed.
    """
    return tuple(_runs(words, spans))


def _runs(words: Words, spans: Sequence[Stretch]) -> Iterator[tuple[int, ...]]:
    members: list[int] = []
    closed = False
    for i, (start, _) in enumerate(spans):
        # a name that only describes the next one's noun is no member ("X, Y and the Delmarch firm Z")
        if _modifies(words, start):
            continue
        joint = _joint(words, spans[members[-1]][1], start) if members else None
        if joint is None or closed:
            yield from _whole(members, closed)
            members, closed = [], False
        closed = closed or joint is True
        members.append(i)
    yield from _whole(members, closed)


def _whole(members: list[int], closed: bool) -> Iterator[tuple[int, ...]]:
    if closed and len(members) > 1:
        yield tuple(members)


def _modifies(words: Words, start: int) -> bool:
    """Whether the name that begins here stands before a common noun that leads to another name."""
    i = start
    while i < len(words) and words.tag[i] is Tag.NAME:
        i += 1
    return i + 1 < len(words) and words.tag[i] is Tag.NOUN and words.tag[i + 1] is Tag.NAME


def _described(words: Words, low: int, start: int) -> int:
    """Return where the words begin that describe a name ("the Delmarch firm Z", "insurer Z")."""
    while start - 1 > low and (words.tag[start - 1] in {Tag.NOUN, Tag.NAME} or words.lower[start - 1] in {"'s", "’s"}):
        start -= 1
    return start


def _joint(words: Words, start: int, end: int) -> bool | None:
    """Say how two names are joined: True by a conjunction, False by a comma, null not at all."""
    between = range(start, _described(words, start, end))
    if not 0 < len(between) < 4:
        return None
    kinds = [words.tag[i] for i in between if words.tag[i] is not Tag.DET and words.text[i] not in {"’s", "'s"}]
    if kinds in ([Tag.COORD], [Tag.COMMA, Tag.COORD]):
        return words.lower[start] not in {"but", "yet"}
    return False if kinds == [Tag.COMMA] else None
