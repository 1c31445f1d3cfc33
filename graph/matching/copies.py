"""Which texts are copies of one another: MinHash over shingles of five words."""

import struct
from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations
from typing import Any
from zlib import crc32

from graph.matching.words import tokens

SHINGLE = 5
PERMUTATIONS = 64
# Jaccard of 5-word shingles: independently written reports of one event reach 0.20 at most, a rewritten wire story
# often stays below it, an edited copy hardly ever does (design note "claims", section 4)
COPY = 0.30
_SEED = 1
# texts from which comparing rows of an array is faster than comparing sets, the loading of numpy left aside
_MANY = 12
_PACKED = struct.Struct(f"<{PERMUTATIONS}I")

Sketch = frozenset[tuple[int, int]]


def signature(text: str) -> str:
    """Return the MinHash signature of a text, packed; it is empty under twenty words, which say too little."""
    words = tokens(text)
    if len(words) < 20:
        return ""
    sketch = _empty().copy()
    shingles = {" ".join(words[i : i + SHINGLE]).encode() for i in range(len(words) - SHINGLE + 1)}
    sketch.update_batch(list(shingles))
    return b64encode(_PACKED.pack(*(int(value) for value in sketch.hashvalues))).decode("ascii")


def sketch(packed: str) -> Sketch:
    """Unpack a signature: which value stands at which place."""
    return frozenset(enumerate(_PACKED.unpack(b64decode(packed)))) if packed else frozenset()


def alike(one: Sketch, other: Sketch) -> bool:
    """Tell whether two signatures are of near-duplicates."""
    return bool(one) and len(one & other) / PERMUTATIONS >= COPY


@cache
def _empty() -> Any:
    from datasketch import MinHash  # noqa: PLC0415  (numpy is loaded by those who file, not by those who ask)

    # the permutations do the mixing; SHA-1, the default, takes most of the time
    return MinHash(num_perm=PERMUTATIONS, seed=_SEED, hashfunc=crc32)


def copies(signatures: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Lead every article that has near-duplicates among these to them; the signatures are packed."""
    told = [article for article, packed in signatures.items() if packed]
    found: dict[str, set[str]] = {}
    for one, other in _pairs([signatures[article] for article in told]):
        found.setdefault(told[one], set()).add(told[other])
        found.setdefault(told[other], set()).add(told[one])
    return {article: frozenset(others) for article, others in found.items()}


def _pairs(packed: Sequence[str]) -> Iterator[tuple[int, int]]:
    if len(packed) < _MANY:
        sketches = [sketch(one) for one in packed]
        yield from ((a, b) for a, b in combinations(range(len(packed)), 2) if alike(sketches[a], sketches[b]))
        return
    import numpy  # noqa: PLC0415  (loaded where a claim is in many articles)

    values = numpy.array([_PACKED.unpack(b64decode(one)) for one in packed], dtype=numpy.uint32)
    for a in range(len(packed) - 1):
        equal = (values[a + 1 :] == values[a]).sum(axis=1)
        yield from ((a, a + 1 + int(b)) for b in numpy.flatnonzero(equal / PERMUTATIONS >= COPY))
