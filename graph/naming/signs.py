"""Signs of who somebody is: what documents have told of them, kept small with the entity, and compared."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from graph.naming.words import name_words

# a sign is a letter that says what it is of, and a folded word or name
DOES, OF, HOME, PLACE, PARTY, WORD, OUTLET, NAMESAKE = "r:", "f:", "h:", "g:", "p:", "w:", "o:", "x:"
ARTICLE = "a:"

# how many of each are kept: the first ones recorded, so that the order of filing alone decides
_KEPT = {DOES: 6, OF: 4, HOME: 4, PLACE: 6, PARTY: 10, WORD: 8, OUTLET: 3, NAMESAKE: 1, ARTICLE: 0}
# what each shared sign tells; parties twice at most, so that a crowd does not outweigh what somebody does
_TELLS = {OF: 3, DOES: 2, HOME: 1, PLACE: 1, WORD: 1, OUTLET: 1}
_PARTY_TELLS, _MOST_PARTIES = 3, 2
# from here on two texts are about the same matter
AGREES = 3
_SAME_STORY = 3  # rare words
_READ_AGAIN = 1000
# articles of which it is kept that they mean this one: a text is read again soon, or with all the others
_MOST_ARTICLES = 4
# the letters that the name of a country and that of its people share: Morvania, Morvanian
_PEOPLE = 5


class Verdict(IntEnum):
    """Whether what a document tells of a name fits what is known of somebody."""

    CONTRARY = 0
    SILENT = 1
    FITS = 2


@dataclass(frozen=True, slots=True)
class Judged:
    """How a document and an entity fit, how much speaks for it, and whether this very article has told of it."""

    verdict: Verdict
    points: int
    again: bool = False


def kept(held: str, told: Iterable[str]) -> str:
    """Return the signs of an entity, one a line, with those that a document adds."""
    found = dict.fromkeys(held.split("\n")) if held else {}
    count = dict.fromkeys(_KEPT, 0)
    for sign in found:
        count[sign[:2]] += 1
    # whether an article is kept is told by how it came to mean this one, see `meant`
    for sign in told:
        if sign not in found and count[sign[:2]] < _KEPT[sign[:2]]:
            found[sign] = None
            count[sign[:2]] += 1
    return "\n".join(found)


def meant(held: str, article: str) -> str:
    """Return the signs of an entity that an article means without having its full name from it; the last few count."""
    found = held.split("\n") if held else []
    articles = [sign for sign in found if sign.startswith(ARTICLE)]
    if ARTICLE + article in articles:
        return held
    dropped = articles[: max(0, len(articles) + 1 - _MOST_ARTICLES)]
    return "\n".join([*(sign for sign in found if sign not in dropped), ARTICLE + article])


@lru_cache(maxsize=8192)
def parsed(held: str) -> dict[str, frozenset[str]]:
    """Return the signs of an entity by what they are of."""
    return _by_kind(held.split("\n")) if held else {}


@lru_cache(maxsize=256)
def told(signs: tuple[str, ...]) -> dict[str, frozenset[str]]:
    """Return the signs of a document by what they are of."""
    return _by_kind(signs)


def _by_kind(signs: Iterable[str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for sign in signs:
        found.setdefault(sign[:2], set()).add(sign[2:])
    return {kind: frozenset(values) for kind, values in found.items()}


_NONE: frozenset[str] = frozenset()


def judge(signs: tuple[str, ...], held: str, group: str, *, office: bool = False) -> Judged:
    """Judge whether a name of a document is an entity of that name, by all that is told of both.

    An `office` is one that any country has: the place that its name is given with tells it from the others.
    """
    one, other = told(signs), parsed(held)

    def shared(kind: str) -> int:
        return len(one.get(kind, _NONE) & other.get(kind, _NONE))

    parties = _around(one) & _around(other)
    points = _PARTY_TELLS * min(len(parties), _MOST_PARTIES) + sum(n * shared(kind) for kind, n in _TELLS.items())
    if shared(ARTICLE):
        # a text that is read again means whom it meant
        return Judged(Verdict.FITS, _READ_AGAIN + points, again=True)
    linked = bool(parties) or shared(WORD) >= _SAME_STORY
    if _contrary(one, other, group, linked=linked) or (office and not linked and _other_country(one, other)):
        return Judged(Verdict.CONTRARY, points)
    return Judged(Verdict.FITS if points >= AGREES else Verdict.SILENT, points)


def elsewhere(signs: tuple[str, ...], held: str) -> bool:
    """Tell whether a document and what is held of an entity tell of places, and none of them is common."""
    return _disjoint(_places(told(signs)), _places(parsed(held)))


Signs = dict[str, frozenset[str]]


def _around(signs: Signs) -> frozenset[str]:
    return signs.get(PARTY, _NONE) | signs.get(OF, _NONE)


def _contrary(one: Signs, other: Signs, group: str, *, linked: bool) -> bool:
    fields = name_words().fields.get(group, {})
    does, did = one.get(DOES, _NONE), other.get(DOES, _NONE)
    if NAMESAKE in one or NAMESAKE in other:
        # a text says that there is another one: what they do must be the same where it is told
        return bool(does) and not does & did and (NAMESAKE in one or bool(did))
    if linked:
        return False
    where, there = _places(one), _places(other)
    elsewhere = _disjoint(where, there)
    if does and did and not {fields[w] for w in does if w in fields} & {fields[w] for w in did if w in fields}:
        # a firm does more than one text tells of: it must also be elsewhere
        return elsewhere or (group == "person" and not one.get(HOME, _NONE) & other.get(HOME, _NONE))
    apart = _apart(one, other, OF) if group == "person" else _apart(one, other, HOME)
    return apart and elsewhere


def _other_country(one: Signs, other: Signs) -> bool:
    """Tell whether each is given with a place that the texts of the other do not name."""
    mine, theirs = one.get(HOME, _NONE), other.get(HOME, _NONE)
    return _disjoint(mine, _places(other)) and _disjoint(theirs, _places(one))


def _places(signs: Signs) -> frozenset[str]:
    return signs.get(PLACE, _NONE) | signs.get(HOME, _NONE)


def _apart(one: Signs, other: Signs, kind: str) -> bool:
    mine, theirs = one.get(kind, _NONE), other.get(kind, _NONE)
    return _disjoint(mine, theirs) if kind == HOME else bool(mine) and bool(theirs) and not mine & theirs


def _disjoint(places: frozenset[str], others: frozenset[str]) -> bool:
    """Tell whether two sets of places are known and have none in common; a country is also where its people are."""
    return bool(places) and bool(others) and not {p[:_PEOPLE] for p in places} & {p[:_PEOPLE] for p in others}
