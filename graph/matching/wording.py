"""A wording: a content with its parties, from which what is compared is taken."""

import calendar
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy

from graph.lexicon import lexicon
from graph.matching import frequencies
from graph.matching.compared import Compared, Number, direction
from graph.matching.signs import signs
from graph.matching.words import content, fold, stem, tokens

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


@dataclass(frozen=True)
class Wording:
    """The content of an utterance; `accused` and `holders` are names, which are compared apart.

    `vector` holds signed bytes of which only the direction counts. `part` says that it gives means or numbers of
    another utterance.
    """

    text: str
    accused: tuple[str, ...] = ()
    vector: bytes | None = None
    numbers: tuple[Number, ...] = ()
    part: bool = False
    holders: tuple[str, ...] = ()

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The stems of its content words, without those of the parties."""
        return content(self.text, without=(*self.accused, *self.holders))

    @cached_property
    def counts(self) -> Counter[str]:
        """How often the stem of each of its telling words stands in it, names and numbers included."""
        return Counter(frequencies.stems(self.text))

    @cached_property
    def names(self) -> frozenset[str]:
        """The stems of words that are written as names and are none of the accused's."""
        said = _WORD.findall(self.text)
        capital = [w for i, w in enumerate(said) if w[:1].isupper() and (i > 0 or _goes_on(said))]
        return _stems(capital) - {stem(word) for name in self.accused for word in tokens(name)} - _DATES

    @cached_property
    def direction(self) -> "numpy.ndarray[tuple[int], numpy.dtype[numpy.float32]] | None":
        """The vector at length one."""
        return direction(self.vector)

    @cached_property
    def compared(self) -> Compared:
        """What is compared of it."""
        capital = [w for name in self.holders for w in _WORD.findall(name) if w[:1].isupper()]
        return Compared(self.words, self.names, _stems(capital), signs(self.text), self.numbers, self.vector, self.part)


# written as names, and nobody's
_DATES = frozenset(stem(fold(name)) for name in (*calendar.month_name, *calendar.day_name) if name)


def _stems(words: Iterable[str]) -> frozenset[str]:
    stems = {stem(fold(w).removesuffix("'s")) for w in words if fold(w) not in lexicon().stop}
    return frozenset(s for s in stems if not s[:1].isdigit())


def _goes_on(said: Sequence[str]) -> bool:
    # the first word of a content may be capital because a sentence begins: it is a name if another follows it
    return len(said) > 1 and said[1][:1].isupper()


def cosine(one: Wording | Compared, other: Wording | Compared) -> float:
    """Return the cosine of two vectors; without one of them 0, which says nothing."""
    a, b = one.direction, other.direction
    return float(a @ b) if a is not None and b is not None and len(a) == len(b) else 0.0
