"""What is kept of a content to compare it with others: stems and marks, never its words in their order."""

import json
from base64 import b64decode, b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy

from graph.matching import frequencies, synonyms

# unit, value, modifier
Number = tuple[str, float, str]


@dataclass(frozen=True)
class Compared:
    """A content as it is compared; the names of those it blames are in none of its parts.

    `words` are its stems without the holder's name, `names` those that are written as names, `holder` the stems of the
    holder's name, `signs` its small words that tell how much it speaks of. Of the vector only the direction counts.
    """

    words: tuple[str, ...] = ()
    names: frozenset[str] = frozenset()
    holder: frozenset[str] = frozenset()
    signs: frozenset[str] = frozenset()
    numbers: tuple[Number, ...] = ()
    vector: bytes | None = None
    part: bool = False

    @cached_property
    def rarity(self) -> float:
        """How telling its words are together."""
        return weighed(self.words)

    @cached_property
    def known(self) -> frozenset[str]:
        """The stems of its words, as a set."""
        return frozenset(self.words)

    @cached_property
    def keys(self) -> frozenset[str | int]:
        """Plain forms and groups of its words: no word is met by a content that shares none of them."""
        return frozenset(synonyms.plain(word) for word in self.words).union(self.deeds, self.things)

    @cached_property
    def deeds(self) -> frozenset[int]:
        """The groups of words for deeds that its words stand in."""
        return synonyms.deeds(self.words)

    @cached_property
    def things(self) -> frozenset[int]:
        """The groups of words for things that its words stand in."""
        return synonyms.things(self.words)

    @cached_property
    def direction(self) -> "numpy.ndarray[tuple[int], numpy.dtype[numpy.float32]] | None":
        """The vector at length one."""
        return direction(self.vector)

    @cached_property
    def harmed(self) -> frozenset[str]:
        """The stems of whom it may be about beside the accused: names, and the holder where it speaks of its own."""
        return self.names | self.holder if "own" in self.signs else self.names

    def portions(self, sign: str) -> frozenset[str]:
        """Return the words of a sign."""
        return frozenset(name for name in self.signs if name.startswith(f"{sign} "))

    def packed(self) -> str:
        """Return it as a line of JSON."""
        vector = b64encode(self.vector).decode("ascii") if self.vector else ""
        sets = [sorted(part) for part in (self.names, self.holder, self.signs)]
        rows = [list(self.words), *sets, [list(n) for n in self.numbers], vector, self.part]
        return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def unpacked(line: str) -> Compared:
    """Return what was packed."""
    words, names, holder, signs, numbers, vector, part = json.loads(line)
    return Compared(
        tuple(words),
        frozenset(names),
        frozenset(holder),
        frozenset(signs),
        tuple((str(unit), float(value), str(modifier)) for unit, value, modifier in numbers),
        b64decode(vector) if vector else None,
        part,
    )


def weighed(stems: Iterable[str]) -> float:
    """Return how telling these stems are together; sorted, for the last digits depend on the order of adding."""
    return sum(frequencies.weight(s) for s in sorted(stems))


def direction(vector: bytes | None) -> "numpy.ndarray[tuple[int], numpy.dtype[numpy.float32]] | None":
    """Return a vector of signed bytes at length one."""
    if not vector:
        return None
    made = numpy.frombuffer(vector, dtype=numpy.int8).astype(numpy.float32)
    return made / max(float(numpy.linalg.norm(made)), 1e-9)
