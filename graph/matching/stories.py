"""Which articles are of one story: by their words, within a window of time, by average linkage.

Sharing a party is not enough, for one word that all share weighs little among all others; and no chain of articles,
each like the next alone, is one story, for what counts is how alike all of two groups are to one another.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy

from graph.matching import frequencies
from graph.matching.components import components

# cosine from which articles, on average, are of one story; fitted on ECB+ and on four fifths of the stories of FNC-1
ALIKE = 0.24
WINDOW = timedelta(days=21)
# news comes first: a word of the headline and the first lines counts as often as this
_FIRST, _FIRST_COUNTS = 60, 3
_LONGEST = 4_000  # stems of a text that are looked at

Array = numpy.ndarray[tuple[int, int], numpy.dtype[numpy.float64]]


@dataclass(frozen=True, slots=True)
class Told:
    """An article as it is compared: the weights of its stems at length one, and when it was published, if known."""

    id: str
    weights: Mapping[str, float]
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """Articles of one story, sorted by id, and how alike they are on average (1 for a single one)."""

    articles: tuple[str, ...]
    alike: float


def weights(text: str, title: str | None = None) -> dict[str, float]:
    """Return how much each stem says of a text, the most telling first; the squares add up to one."""
    found = frequencies.stems(f"{title}\n{text}" if title else text)[:_LONGEST]
    counts = Counter(found)
    for stem in found[:_FIRST]:
        counts[stem] += _FIRST_COUNTS - 1
    raw = {stem: (1 + math.log(count)) * frequencies.weight(stem) for stem, count in counts.items()}
    length = math.sqrt(math.fsum(value * value for value in raw.values())) or 1.0
    return {stem: raw[stem] / length for stem in sorted(raw, key=lambda s: (-raw[s], s))}


def likeness(one: Told, other: Told, window: timedelta = WINDOW) -> float:
    """Return how alike two articles are, 0 to 1; 0 where more than the window lies between them."""
    if one.at and other.at and abs(one.at - other.at) > window:
        return 0.0
    small, large = sorted((one.weights, other.weights), key=len)
    return math.fsum(value * large.get(stem, 0.0) for stem, value in small.items())


def group(told: Iterable[Told], *, window: timedelta = WINDOW, alike: float = ALIKE) -> tuple[Story, ...]:
    """Group articles into stories, the same whatever their order; stories are sorted by their first article."""
    articles = sorted(told, key=lambda a: a.id)
    near = likenesses(articles, window)
    found = []
    # the average of two groups reaches the threshold only if a pair does: no story crosses these components
    pairs = zip(*numpy.nonzero(numpy.triu(near >= alike, 1)), strict=True)
    for part in components(len(articles), ((int(a), int(b)) for a, b in pairs)):
        for members in linked(near[numpy.ix_(part, part)], alike):
            chosen = [part[i] for i in members]
            found.append(Story(tuple(articles[i].id for i in chosen), _average(near, chosen)))
    return tuple(sorted(found, key=lambda s: s.articles))


def linked(near: Array, alike: float) -> list[list[int]]:
    """Return groups of rows by average linkage, cut where two groups are less alike than `alike` on average.

    By chains of nearest neighbours (Murtagh 1983): average linkage is reducible, so the order of merging does not
    matter, and a group whose nearest is too far stays as it is.
    """
    near = near.copy()
    numpy.fill_diagonal(near, -1.0)
    members = {i: [i] for i in range(len(near))}
    done: list[list[int]] = []
    chain: list[int] = []
    while members:
        chain = chain or [min(members)]
        top = chain[-1]
        best = _nearest(near[top], chain[-2] if len(chain) > 1 else None)
        if near[top, best] < alike:
            # what leads here is further away still from everything else, or has it as nearest: look at it again
            done.append(sorted(members.pop(top)))
            near[top, :] = near[:, top] = -1.0
            chain = []
        elif len(chain) > 1 and best == chain[-2]:
            _merge(near, members, *sorted(chain[-2:]))
            chain = chain[:-2]
        else:
            chain.append(best)
    return sorted(done)


def _nearest(row: "numpy.ndarray[tuple[int], numpy.dtype[numpy.float64]]", before: int | None) -> int:
    best = int(row.argmax())
    # among equals the one that the chain comes from, or it would never end
    return before if before is not None and row[before] >= row[best] else best


def _merge(near: Array, members: dict[int, list[int]], one: int, other: int) -> None:
    a, b = len(members[one]), len(members[other])
    row = (a * near[one] + b * near[other]) / (a + b)
    row[[one, other]] = -1.0
    near[other, :] = near[:, other] = -1.0
    row[[i for i in range(len(row)) if i not in members]] = -1.0
    near[one, :] = near[:, one] = row
    members[one] += members.pop(other)


def likenesses(articles: Sequence[Told], window: timedelta = WINDOW) -> Array:
    """Return how alike any two of these articles are, a row and a column each; the diagonal holds 1 or 0."""
    made = numpy.zeros((len(articles), len(articles)))
    holding: dict[str, list[int]] = {}
    for i, article in enumerate(articles):
        for stem in article.weights:
            holding.setdefault(stem, []).append(i)
    for stem in sorted(stem for stem, rows in holding.items() if len(rows) > 1):
        rows = holding[stem]
        values = numpy.array([articles[i].weights[stem] for i in rows])
        made[numpy.ix_(rows, rows)] += numpy.outer(values, values)
    for i, j in zip(*numpy.nonzero(numpy.triu(made)), strict=True):
        one, other = articles[i].at, articles[j].at
        if one and other and abs(one - other) > window:
            made[i, j] = made[j, i] = 0.0
    # the last digits depend on the order of adding
    return numpy.round(made, 9)


def _average(near: Array, chosen: Sequence[int]) -> float:
    if len(chosen) < 2:
        return 1.0
    block = near[numpy.ix_(chosen, chosen)]
    return round(float(block.sum() / (len(chosen) * (len(chosen) - 1))), 3)
