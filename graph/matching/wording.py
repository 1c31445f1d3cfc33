"""A wording: what is compared when two utterances may say the same, taken from the words of one of them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy

from graph.lexicon import lexicon
from graph.matching import frequencies
from graph.matching.words import content, fold, stem, tokens

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")

# unit, value, modifier
Number = tuple[str, float, str]


@dataclass(frozen=True)
class Wording:
    """The content of an utterance; `parties` are the names that it blames or is held by, which are compared apart.

    `vector` holds signed bytes of which only the direction counts. `part` says that it gives means or numbers of
    another utterance.
    """

    text: str
    parties: tuple[str, ...] = ()
    vector: bytes | None = None
    numbers: tuple[Number, ...] = ()
    part: bool = False

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The stems of its content words, without those of the parties."""
        return content(self.text, without=self.parties)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of all its telling words, names and numbers included."""
        return frozenset(frequencies.stems(self.text))

    @cached_property
    def names(self) -> frozenset[str]:
        """The stems of words that are written as names and are none of the parties'."""
        known = {stem(word) for name in self.parties for word in tokens(name)}
        said = _WORD.findall(self.text)
        capital = [w for i, w in enumerate(said) if w[:1].isupper() and (i > 0 or _goes_on(said))]
        stems = {stem(fold(w).removesuffix("'s")) for w in capital if fold(w) not in lexicon().stop}
        return frozenset(s for s in stems - known if not s[:1].isdigit())

    @cached_property
    def rarity(self) -> float:
        """How telling its words are together."""
        return weighed(self.words)

    @cached_property
    def direction(self) -> "numpy.ndarray[tuple[int], numpy.dtype[numpy.float32]] | None":
        """The vector at length one."""
        if not self.vector:
            return None
        made = numpy.frombuffer(self.vector, dtype=numpy.int8).astype(numpy.float32)
        return made / max(float(numpy.linalg.norm(made)), 1e-9)


def _goes_on(said: Sequence[str]) -> bool:
    # the first word of a content may be capital because a sentence begins: it is a name if another follows it
    return len(said) > 1 and said[1][:1].isupper()


def weighed(stems: Iterable[str]) -> float:
    """Return how telling these stems are together."""
    return sum(frequencies.weight(s) for s in stems)


def cosine(one: Wording, other: Wording) -> float:
    """Return the cosine of two vectors; without one of them 0, which says nothing."""
    a, b = one.direction, other.direction
    return float(a @ b) if a is not None and b is not None and len(a) == len(b) else 0.0
