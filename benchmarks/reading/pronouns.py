"""Pronouns: GAP's passages, F1 over the two names that each could mean."""

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from benchmarks.reading.corpora import Text, opened
from benchmarks.reading.same import same


def texts(data: Path) -> Iterator[Text]:
    """Yield the passages; `more` is the row."""
    table = csv.DictReader(
        io.StringIO(opened(data, "coref/gap_validation.tsv")), delimiter="\t", quoting=csv.QUOTE_NONE
    )
    for row in table:
        yield Text(row["ID"], row["Text"], more=row)


def f1(found: list[Text], read: Mapping[str, dict[str, Any]]) -> float:
    """Return F1 of "the pronoun means this name"."""
    hits = wrong = missed = 0
    for text in found:
        entities = of_pronoun(text, read[text.id])
        for side in "AB":
            said = any(same(entity, text.more[side]) for entity in entities)
            gold = text.more[f"{side}-coref"] == "TRUE"
            hits, wrong, missed = hits + (said and gold), wrong + (said and not gold), missed + (gold and not said)
    return 2 * hits / max(1, 2 * hits + wrong + missed)


def of_pronoun(text: Text, answer: dict[str, Any]) -> list[str]:
    """Return the entity of the mention on the pronoun's exact words, else the holder of a level with exactly these."""
    start = int(text.more["Pronoun-offset"])
    place = (start, start + len(text.more["Pronoun"]))
    mentions = [m["entity"] for m in answer["mentions"] if (m["start"], m["end"]) == place and m["part"] == "text"]
    levels = (level for u in answer["utterances"] for level in u["attribution"])
    return mentions[:1] or [level["holder"] for level in levels if (level["start"], level["end"]) == place][:1]
