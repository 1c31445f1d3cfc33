"""Corpora of names in columns: Universal NER, Worldwide, and our sentences of technology news."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from nlp.encoding import Begin
from nlp.heads import NAMES, UNER
from nlp.train.example import Example, sentences_begin
from nlp.train.polnear import sentence_splitter

OF_OURS = {
    "PERSON": "Person", "ORG": "Organization", "GPE": "Location", "LOC": "Location", "NORP": "NORP",
    "PRODUCT": "Product", "FAC": "Facility", "EVENT": "Misc", "MISC": "Misc", "DATE": "Date", "MONEY": "Money",
}  # fmt: skip


def uner(path: Path) -> dict[str, list[int]]:
    """Return the tags of each sentence by its id."""
    found: dict[str, list[int]] = {}
    current: list[int] = []
    for line in path.read_text("utf8").splitlines():
        if line.startswith("# sent_id = "):
            current = found.setdefault(line.removeprefix("# sent_id = "), [])
        elif line and not line.startswith("#"):
            tag = line.split("\t")[2]
            current.append(UNER.index(tag) if tag in UNER else 0)
    return found


def worldwide(path: Path, *, without: Sequence[str] = ()) -> Iterator[Example]:
    """Yield the documents but those of the outlets `without`."""
    for name, sentences in _documents(path):
        if outlet(name) not in without:
            lengths = [len(s) for s in sentences]
            flat = [row for sentence in sentences for row in sentence]
            if flat:
                tags = [NAMES.index(tag) if tag in NAMES else 0 for _, tag in flat]
                yield Example([word for word, _ in flat], sentences_begin(lengths), {"name": tags})


def outlet(document: str) -> str:
    """Return the outlet of a document of Worldwide ("af_afrol_1" is of "af_afrol")."""
    return document.rpartition("_")[0]


def _documents(path: Path) -> Iterator[tuple[str, list[list[tuple[str, str]]]]]:
    name, sentences, sentence = "", [], []  # type: ignore[var-annotated]
    for line in [*path.read_text("utf8").splitlines(), "", "# doc = "]:
        if line.startswith("# doc = "):
            if sentences:
                yield name, sentences
            name, sentences = line.removeprefix("# doc = "), []
        elif line.strip():
            word, _, tag = line.rpartition("\t")
            sentence.append((word, tag))
        elif sentence:
            sentences.append(sentence)
            sentence = []


def technology(path: Path) -> Iterator[Example]:
    """Yield our sentences, each a text of its own."""
    splitter = sentence_splitter()
    for line in path.read_text("utf8").splitlines():
        record = json.loads(line)
        doc = [token for token in splitter(record["text"]) if not token.is_space]
        tags = ["O"] * len(doc)
        for name in record["names"]:
            inside = [i for i, t in enumerate(doc) if t.idx < name["end"] and name["start"] < t.idx + len(t)]
            for i in inside:
                tags[i] = ("B-" if i == inside[0] else "I-") + OF_OURS[name["label"]]
        begins = [int(Begin.PARAGRAPH if i == 0 else Begin.NOTHING) for i in range(len(doc))]
        yield Example([t.text for t in doc], begins, {"name": [NAMES.index(tag) for tag in tags]})
