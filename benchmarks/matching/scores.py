"""How two answers are compared: pair F1, B-cubed, average precision, F1 by class."""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Sequence


def f1(hits: int, said: int, gold: int) -> float:
    """Return the harmonic mean of precision and recall."""
    return 2 * hits / max(1, said + gold)


def bcubed(gold: Sequence[Hashable], said: Sequence[Hashable]) -> float:
    """Return B-cubed F1 of two groupings (Bagga and Baldwin 1998)."""
    one, other, both = Counter(gold), Counter(said), Counter(zip(gold, said, strict=True))
    precision = sum(n * n / other[s] for (_, s), n in both.items()) / len(gold)
    recall = sum(n * n / one[g] for (g, _), n in both.items()) / len(gold)
    return 2 * precision * recall / (precision + recall)


def average_precision(found: Sequence[str], wanted: str, depth: int = 5) -> float:
    """Return the average precision of one right answer among the first few."""
    return 1 / (1 + found.index(wanted)) if wanted in found[:depth] else 0.0


def by_class(gold: Sequence[int], said: Sequence[int], classes: int) -> list[float]:
    """Return F1 of each class."""
    pairs = list(zip(gold, said, strict=True))
    return [
        f1(sum(g == s == c for g, s in pairs), sum(s == c for _, s in pairs), sum(g == c for g, _ in pairs))
        for c in range(classes)
    ]


def bm25(texts: Sequence[Sequence[str]], *, k: float = 1.2, b: float = 0.75) -> Callable[[Sequence[str]], list[float]]:
    """Return what scores all texts for a query by BM25 (Robertson and Zaragoza 2009)."""
    counts = [Counter(text) for text in texts]
    mean = sum(map(len, texts)) / max(1, len(texts))
    holding: dict[str, list[int]] = defaultdict(list)
    for i, found in enumerate(counts):
        for word in found:
            holding[word].append(i)

    def score(query: Sequence[str]) -> list[float]:
        made = [0.0] * len(texts)
        for word in set(query):
            rows = holding.get(word, [])
            idf = math.log(1 + (len(texts) - len(rows) + 0.5) / (len(rows) + 0.5))
            for i in rows:
                n = counts[i][word]
                made[i] += idf * n * (k + 1) / (n + k * (1 - b + b * len(texts[i]) / mean))
        return made

    return score
