"""Which texts are copies of one another: MinHash over shingles of five words."""

from collections.abc import Sequence

from graph.matching.words import tokens

SHINGLE = 5
PERMUTATIONS = 64
# Jaccard of 5-word shingles: independently written reports of one event reach 0.20 at most, a rewritten wire story
# often stays below it, an edited copy hardly ever does (design note "claims", section 4)
COPY = 0.30
_SEED = 1


def signature(text: str) -> tuple[int, ...]:
    """Return the MinHash signature of a text; texts under twenty words have none, for they say too little."""
    from datasketch import MinHash  # noqa: PLC0415  (numpy is loaded by those who file, not by those who ask)

    words = tokens(text)
    if len(words) < 20:
        return ()
    sketch = MinHash(num_perm=PERMUTATIONS, seed=_SEED)
    shingles = {" ".join(words[i : i + SHINGLE]).encode() for i in range(len(words) - SHINGLE + 1)}
    sketch.update_batch(sorted(shingles))
    return tuple(int(value) for value in sketch.hashvalues)


def alike(one: Sequence[int], other: Sequence[int]) -> bool:
    """Tell whether two signatures are of near-duplicates."""
    if not one or not other:
        return False
    equal = sum(a == b for a, b in zip(one, other, strict=True))
    return equal / len(one) >= COPY
