"""Factuality: MEANTIME's events against the certainty of the utterances that hold them."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from benchmarks.reading.corpora import Text, opened, plain

_VALUE = {"certain": 3, "probable": 2, "possible": 1, "unknown": 0}


def texts(data: Path) -> Iterator[Text]:
    """Yield the sentences; `spans` are the events, their label the gold value."""
    for number, block in enumerate(opened(data, "factuality/meantime_dev.conll").strip().split("\n\n")):
        rows = [line.split("\t") for line in block.splitlines()]
        # every word its own span: what is no event has no label
        tagged = [(row[1], f"B-{row[2]}" if row[2] != "_" else "O") for row in rows]
        yield plain(str(number), tagged)


def scores(found: list[Text], read: Mapping[str, dict[str, Any]]) -> dict[str, float]:
    """Return mean absolute error, macro F1 of fact/counterfact/uncertain, and the share of events that are held."""
    error, held, pairs = 0.0, 0, []
    for text in found:
        for start, end, label in text.spans:
            value = of_word(read[text.id]["utterances"], start, end)
            held += value is not None
            said = 3 if value is None else value
            error += abs(said - float(label))
            pairs.append((kind(float(label)), kind(said)))
    return {"mae": error / len(pairs), "macro_f1": macro(pairs), "held": held / len(pairs), "events": len(pairs)}


def of_word(utterances: list[dict[str, Any]], start: int, end: int) -> float | None:
    """Return the value of a word: that of the shortest utterance that holds it."""
    holding = [
        (sum(b - a for a, b in u["content"]), u)
        for u in utterances
        if u["part"] == "text" and any(a <= start and end <= b for a, b in u["content"])
    ]
    if not holding:
        return None
    utterance = min(holding, key=lambda pair: pair[0])[1]
    levels = utterance["attribution"]
    value = _VALUE[levels[-1]["certainty"] if levels else utterance["author_certainty"]]
    return -value if utterance["polarity"] == "negative" else value


def kind(value: float) -> str:
    """Return the class of a value."""
    return "fact" if value >= 2 else "counterfact" if value <= -2 else "uncertain"


def macro(pairs: list[tuple[str, str]]) -> float:
    """Return the mean F1 of the classes that gold has."""
    hits = Counter(g for g, s in pairs if g == s)
    gold, said = Counter(g for g, _ in pairs), Counter(s for _, s in pairs)
    return sum(2 * hits[k] / (gold[k] + said[k]) for k in gold) / len(gold)
