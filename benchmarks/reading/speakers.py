"""Speakers: the subjects of speech verbs in GUM whose chain holds a proper name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.reading.corpora import Text, opened
from benchmarks.reading.same import same
from nlp.train import conllu

SPEECH = frozenset({
    "say", "tell", "ask", "add", "note", "explain", "claim", "state", "argue", "report", "announce", "declare",
    "suggest", "reply", "answer", "respond", "remark", "deny", "insist", "admit", "confirm", "warn", "accuse",
    "believe", "think", "write", "mention", "acknowledge", "comment", "describe", "conclude", "maintain",
    "assert", "reveal", "recall", "stress", "emphasize", "promise", "predict", "propose", "recommend",
    "observe", "testify", "allege", "complain", "agree",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Case:
    """The words of a subject, and the names of its chain."""

    start: int
    end: int
    names: tuple[str, ...]


def texts(data: Path) -> Iterator[Text]:
    """Yield the dev documents of GUM; `more` are the cases."""
    import json

    for name in json.loads((data / "coref/gum/dev.json").read_text("utf8"))["dev"]:
        lines = opened(data, f"coref/gum/{name}.conllu").splitlines()
        yield _text(name, lines)


def _text(name: str, lines: list[str]) -> Text:
    text, words, paragraph = "", [], False
    at = 0
    for line in lines:
        if line.startswith("# newpar"):
            paragraph = True
        elif line.startswith("# text = "):
            text = text.rstrip() + ("\n\n" if paragraph else " ") if text else ""
            at = len(text)
            text += line.removeprefix("# text = ")
            paragraph = False
        elif line and not line.startswith("#"):
            columns = line.split("\t")
            if columns[0].isdigit():
                start = text.find(columns[1], at)
                start = at if start < 0 else start
                at = start + len(columns[1])
                words.append((start, at, columns))
    return Text(name, text, more=list(_cases(words, text)))


def _cases(words: list[tuple[int, int, list[str]]], text: str) -> Iterator[Case]:
    entities = [next((m[7:] for m in c[9].split("|") if m.startswith("Entity=")), "") for _, _, c in words]
    mentions = list(conllu.mentions(entities))
    named: dict[str, list[str]] = {}
    for chain, low, high in mentions:
        run = words[low:high]
        if run[0][2][3] == "PROPN" or (run[0][2][3] == "DET" and len(run) > 1 and run[1][2][3] == "PROPN"):
            named.setdefault(chain, []).append(text[run[0][0] : run[-1][1]])
    begin = 0
    for i, (_, _, columns) in enumerate(words):
        begin = i if columns[0] == "1" else begin
        verb = begin + int(columns[6]) - 1
        if not columns[7].startswith("nsubj") or columns[6] == "0" or words[verb][2][2] not in SPEECH:
            continue
        if words[verb][2][3] != "VERB" or columns[7] == "nsubj:pass":
            continue
        around = [(high - low, chain, low, high) for chain, low, high in mentions if low <= i < high <= verb]
        for _, chain, low, high in sorted(around)[:1]:
            if chain in named:
                yield Case(words[low][0], words[high - 1][1], tuple(named[chain]))


def found(documents: list[Text], read: Mapping[str, dict[str, Any]]) -> tuple[int, int]:
    """Return how many of how many cases have a level on their words whose holder is a name of the chain."""
    hits = cases = 0
    for text in documents:
        levels = [lv for u in read[text.id]["utterances"] for lv in u["attribution"] if lv["start"] is not None]
        for case in text.more:
            over = [lv for lv in levels if lv["start"] < case.end and case.start < lv["end"]]
            cases += 1
            holders = [h for lv in over for h in (lv.get("holders") or [lv["holder"]])]
            hits += any(same(holder, name) for holder in holders for name in case.names)
    return hits, cases
