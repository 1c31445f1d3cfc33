"""The texts that the reader is measured on, each pinned by the hash of its file; they are read, never copied."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.pinned import Pinned

PINNED = Pinned(Path(__file__).parent / "hashes.json")


@dataclass(slots=True)
class Text:
    """A text with what a corpus says of stretches of it: (start, end, label) in code points."""

    id: str
    text: str
    spans: list[tuple[int, int, str]] = field(default_factory=list)
    more: Any = None


def opened(data: Path, name: str) -> str:
    """Return the text of a corpus file whose hash is the pinned one."""
    return PINNED.opened(data, name)


def uner(data: Path, name: str = "ner/uner_ewt_dev.iob2") -> Iterator[Text]:
    """Yield the sentences of Universal NER on EWT with PER, ORG and LOC."""
    for block in opened(data, name).strip().split("\n\n"):
        lines = block.splitlines()
        ident = next(line.removeprefix("# sent_id = ") for line in lines if line.startswith("# sent_id"))
        text = next(line.removeprefix("# text = ") for line in lines if line.startswith("# text"))
        rows = [line.split("\t") for line in lines if not line.startswith("#")]
        yield aligned(ident, text, [(row[1], row[2]) for row in rows], {"PER", "ORG", "LOC"})


def worldwide(data: Path, outlets: tuple[str, ...]) -> Iterator[Text]:
    """Yield the documents of some outlets of Worldwide, sentences as lines, with its nine labels."""
    name, rows = "", []  # type: ignore[var-annotated]
    for line in [*opened(data, "ner/worldwide_train.conll").splitlines(), "# doc = "]:
        if line.startswith("# doc = "):
            if rows and name.rpartition("_")[0] in outlets:
                yield plain(name, rows)
            name, rows = line.removeprefix("# doc = "), []
        elif line.strip():
            word, _, tag = line.rpartition("\t")
            rows.append((word, tag))
        else:
            rows.append(("\n", ""))


def plain(name: str, rows: list[tuple[str, str]]) -> Text:
    """Join words by blanks as a newspaper would set them, lines kept."""
    text, placed = "", []
    for word, tag in rows:
        if word == "\n":
            text = text.rstrip(" ") + ("\n" if text.strip() else "")
            continue
        if word in set(",.;:!?)]%’”'s") | {"'s", "’s", "n't", "n’t"}:
            text = text.rstrip(" ")
        placed.append((len(text), len(text) + len(word), tag))
        text += word + ("" if word in set("([“‘$£€") else " ")
    return Text(name, text, list(_spans(placed, None)))


def aligned(ident: str, text: str, rows: list[tuple[str, str]], labels: set[str]) -> Text:
    """Find tagged words in the text that they come from."""
    placed, at = [], 0
    for word, tag in rows:
        start = text.index(word, at)
        at = start + len(word)
        placed.append((start, at, tag))
    return Text(ident, text, list(_spans(placed, labels)))


def _spans(placed: list[tuple[int, int, str]], labels: set[str] | None) -> Iterator[tuple[int, int, str]]:
    start = end = 0
    kind = ""
    for low, high, tag in [*placed, (0, 0, "O")]:
        if kind and (not tag.startswith("I-") or tag[2:] != kind):
            if labels is None or kind in labels:
                yield start, end, kind
            kind = ""
        if tag.startswith("B-") or (tag.startswith("I-") and not kind):
            kind, start = tag[2:], low
        end = high


def technology() -> Iterator[Text]:
    """Yield our sentences of technology news."""
    for number, line in enumerate((Path(__file__).parent / "technology.jsonl").read_text("utf8").splitlines()):
        record = json.loads(line)
        yield Text(str(number), record["text"], [(n["start"], n["end"], n["label"]) for n in record["names"]])
