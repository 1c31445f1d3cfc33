"""Connected components: which of n things hang together by pairs."""

from collections.abc import Iterable


def components(n: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Return the components of 0 to n - 1, each sorted, by their smallest."""
    parent = list(range(n))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for one, other in pairs:
        a, b = sorted((root(one), root(other)))
        parent[b] = a
    found: dict[int, list[int]] = {}
    for i in range(n):
        found.setdefault(root(i), []).append(i)
    return [found[key] for key in sorted(found)]
