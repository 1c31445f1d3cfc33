"""Names: exact spans, micro F1, as `extract.md` holds foreign labels against ours."""

import collections
from collections.abc import Iterable, Mapping
from typing import Any

from benchmarks.reading.corpora import Text

UNER = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
WORLDWIDE = {
    "PERSON": "Person", "ORG": "Organization", "GPE": "Location", "LOC": "Location", "NORP": "NORP", "DATE": "Date",
    "MONEY": "Money", "FAC": "Facility", "PRODUCT": "Product", "EVENT": "Misc", "MISC": "Misc",
}  # fmt: skip
_ARTICLES = frozenset({
    "the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your", "he",
    "she", "it", "they", "we", "i", "you", "him", "them", "us", "who",
})  # fmt: skip


class Score:
    """Hits, found and gold, by label."""

    def __init__(self) -> None:
        self.hits: collections.Counter[str] = collections.Counter()
        self.found: collections.Counter[str] = collections.Counter()
        self.gold: collections.Counter[str] = collections.Counter()

    def f1(self, *labels: str) -> float:
        """Return F1 over some labels, over all by default."""
        chosen = labels or tuple({*self.found, *self.gold})
        hits = sum(self.hits[label] for label in chosen)
        return 2 * hits / max(1, sum(self.found[label] + self.gold[label] for label in chosen))

    def rows(self) -> str:
        """Return F1 of each label, for people."""
        return " ".join(f"{label} {self.f1(label):.3f}({self.gold[label]})" for label in sorted(self.gold))


def score(texts: Iterable[Text], read: Mapping[str, dict[str, Any]], labels: Mapping[str, str]) -> Score:
    """Hold the mentions of each text against its gold spans."""
    made = Score()
    for text in texts:
        gold = set(text.spans)
        found = {
            (m["start"], m["end"], labels[m["label"]])
            for m in read[text.id]["mentions"]
            if m["label"] in labels and m["part"] == "text" and is_name(text.text[m["start"] : m["end"]])
        }
        for kind, spans in (("gold", gold), ("found", found), ("hits", gold & found)):
            getattr(made, kind).update(label for _, _, label in spans)
    return made


def is_name(words: str) -> bool:
    """Whether a mention is a name, no pronoun or nominal."""
    first = words.split(maxsplit=1)[0].lower() if words.split() else ""
    return not (first in _ARTICLES and not any(word[0].isupper() for word in words.split()[1:]))
