"""Names that may be one name written in two ways: by which keys they find each other, and whether they are."""

import re
from collections.abc import Iterator
from enum import IntEnum
from functools import lru_cache

from rapidfuzz.distance import OSA

from graph.naming import names

# below these lengths of a word one edit, or two, change one name into another (Jan, Jon; Marlow, Harlow)
_ONE_EDIT, _TWO_EDITS = 5, 9
# what sounds alike is written alike by whoever has only heard it
_ALIKE = str.maketrans("qcxzwfdbgjy", "kkksvvtpkii")
_SILENT = re.compile(r"(?<=.)[aeiouhi]")
_NUMBER = re.compile(r"\d+")
_DOUBLED = re.compile(r"(.)\1+")
_MOST_MASKS = 4


class Kinship(IntEnum):
    """How two names are one: in another order or with initials, or by a slip of the pen."""

    VARIANT = 1
    SLIP = 2


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """Return the consonants of a folded word, those that sound alike as one, after its first letter."""
    sounds = word.replace("ph", "v").replace("ck", "k").translate(_ALIKE)
    return _DOUBLED.sub(r"\1", _SILENT.sub("", sounds))


@lru_cache(maxsize=65536)
def keys(full: str, group: str) -> tuple[str, ...]:
    """Return the keys under which names meet that may be one: no name key begins as they do.

    A name has its consonants, and itself with each of its words in turn cut to the first letter; a name of one word
    its consonants with each of them left out in turn.
    """
    if group not in ("org", "person") or len(full) < _ONE_EDIT:
        return ()
    every = full.split()
    words = _ends(every) if group == "person" else every
    sounds = [skeleton(word) for word in words]
    found = ["*" + " ".join(sounds)]
    if len(words) == 1:
        found += _shortened(sounds[0])
    else:
        found += _masked(words, group)
    # "Ministry of the Interior", and a surname before two first names
    if len(every) > 2 if group == "person" else len(words) > 1 and names.has_kind(full):
        found.append("#" + names.in_any_order(full))
    return tuple(dict.fromkeys(found))


def _ends(words: list[str]) -> list[str]:
    # middle names come and go
    return [words[0], words[-1]] if len(words) > 2 else words


def _shortened(sound: str) -> list[str]:
    return ["*" + sound[:i] + sound[i + 1 :] for i in range(1, len(sound))] if len(sound) > 3 else []


def _masked(words: list[str], group: str) -> Iterator[str]:
    for number, word in enumerate(words[:_MOST_MASKS]):
        # a short word can only be an initial of another
        if len(word) >= _ONE_EDIT or (group == "person" and number == 0):
            rest = " ".join(words[:number] + words[number + 1 :])
            yield f"?{word[0]} {rest}"


@lru_cache(maxsize=65536)
def kinship(one: str, other: str, group: str) -> Kinship | None:
    """Return how two different folded names of one kind group are one, if they may be."""
    a, b = one.split(), other.split()
    if (_NUMBER.search(one) or _NUMBER.search(other)) and _NUMBER.findall(one) != _NUMBER.findall(other):
        return None
    if sorted(a) == sorted(b) or (group == "org" and names.in_any_order(one) == names.in_any_order(other)):
        return Kinship.VARIANT
    if group == "person" and _same_person(a, b):
        return Kinship.VARIANT
    return Kinship.SLIP if _slips(a, b, group) else None


def _same_person(a: list[str], b: list[str]) -> bool:
    """Tell whether two names have one surname, and first and middle names that do not contradict each other."""
    if len(a) < 2 or len(b) < 2 or a[-1] != b[-1] or not _abbreviates(a[0], b[0]):
        return False
    return not a[1:-1] or not b[1:-1] or all(_abbreviates(x, y) for x, y in zip(a[1:-1], b[1:-1], strict=False))


def _abbreviates(one: str, other: str) -> bool:
    return one == other or (1 in (len(one), len(other)) and one[0] == other[0])


def _slips(a: list[str], b: list[str], group: str) -> bool:
    if len(a) != len(b):
        return _joined_alike(a, b)
    differing = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    return len(differing) <= 2 and all(_slip(x, y, group) for x, y in differing)


def _joined_alike(a: list[str], b: list[str]) -> bool:
    # "Sun dholm" and "Sundholm"
    return "".join(a) == "".join(b)


def _slip(x: str, y: str, group: str) -> bool:
    shorter = min(len(x), len(y))
    allowed = 0 if shorter < _ONE_EDIT else 1 if shorter < _TWO_EDITS else 2
    if x[0] != y[0]:
        return False
    # a last letter tells Ivanov from Ivanova and Mario from Maria
    if group == "person" and (x[:-1] == y[:-1] or x[:-1] == y or x == y[:-1]):
        return False
    return OSA.distance(x, y, score_cutoff=allowed) <= allowed
