"""GAP: whom a pronoun of a Wikipedia passage stands for."""

import csv
from collections.abc import Iterator
from pathlib import Path

from nlp.train.example import Example
from nlp.train.polnear import sentence_splitter, words_of


def read(path: Path) -> Iterator[Example]:
    """Yield the passages; right are the last words of the name wherever the passage has it, wrong the other name's."""
    splitter = sentence_splitter()
    with path.open(encoding="utf8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    for row in rows:
        doc = splitter(row["Text"])
        kept, begins = words_of(doc)
        starts = {doc[i].idx: n for n, i in enumerate(kept)}
        pronoun = starts.get(int(row["Pronoun-offset"]))
        if pronoun is None:
            continue
        words = [doc[i].text for i in kept]
        right: list[int] = []
        for side in "AB":
            if row[f"{side}-coref"] == "TRUE":
                right += _places(words, row[side].split())
        if right:
            link = (pronoun, tuple(sorted(i for i in right if i != pronoun)), None)
            yield Example(words, begins, links={"antecedent": [link]})


def _places(words: list[str], name: list[str]) -> Iterator[int]:
    """Yield the last word of each place of a name."""
    for i in range(len(words) - len(name) + 1):
        if words[i : i + len(name)] == name:
            yield i + len(name) - 1
