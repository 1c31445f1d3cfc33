"""How well the reader reads: `python -m benchmarks.reading DATA EVAL [ROW ...]`.

Prints each figure beside its floor, its bar and its peers; exits 1 when one is below its floor. `floors.json` holds the
floors: CI enforces them, and one is raised with the reader and never lowered silently.
"""

import importlib.util
import json
import sys
import tempfile
import warnings
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.figures import Figure, printed
from benchmarks.reading import cases, corpora, factuality, names, pronouns, speakers
from benchmarks.reading.corpora import Text
from graph.model import Document
from graph.readings import to_json
from nlp.pipeline import Reader
from nlp.train.corpora import ASIDE

HERE = Path(__file__).parent
TECHNOLOGY = {label: label for label in ["PERSON", "ORG", "GPE", "LOC", "NORP", "PRODUCT", "FAC", "EVENT"]}


class Measure:
    """Read every corpus once and score it."""

    def __init__(self, data: Path, scorers: Path) -> None:
        self.data, self.scorers = data, scorers
        self.reader = Reader()

    def read(self, texts: Iterable[Text]) -> dict[str, Any]:
        """Return what `extract` prints of each text."""
        return self.documents(Document(text.id, text.text) for text in texts)

    def documents(self, documents: Iterable[Document]) -> dict[str, Any]:
        """Return what `extract` prints of each document, by id."""
        found = {}
        for answer in self.reader.read_all(documents):
            value = json.loads(json.dumps(to_json(answer)))  # type: ignore[arg-type]
            found[value["id"]] = value
        return found

    def attribution(self) -> list[Figure]:
        """Score PolNeAR dev by the published scorers."""
        spans, linked = module(self.scorers / "attribution.py"), module(self.scorers / "relations.py")
        records = [json.loads(line) for line in corpora.opened(self.data, "attribution/dev.jsonl").splitlines()]
        corpora.opened(self.data, "attribution/dev_tokens.tsv")
        read = self.documents(Document(r["id"], r["text"], r["title"]) for r in records)
        with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
            # the scorers leave their files to the interpreter
            warnings.simplefilter("ignore", ResourceWarning)
            said = Path(folder) / "said.jsonl"
            said.write_text("".join(json.dumps(value) + "\n" for value in read.values()), "utf8")
            hits, found, gold, quiet, quiet_gold = linked.score(self.data / "attribution/dev.jsonl", said)
            roles = _roles(spans, self.data / "attribution/dev_tokens.tsv", read)
        more = f"P {hits / max(1, found):.3f} R {hits / gold:.3f}"
        return [
            Figure("attribution, ALL exact", roles["ALL"], 0.72, "CRF .54, BERT-base .695, people .71", _line(roles)),
            Figure("relations, F1", 2 * hits / (found + gold), 0.66, "people .73", more),
            Figure("relations without quotation marks, recall", quiet / quiet_gold, 0.62, "people .67"),
        ]

    def uner(self) -> list[Figure]:
        """Score Universal NER on EWT dev."""
        texts = list(corpora.uner(self.data))
        made = names.score(texts, self.read(texts), names.UNER)
        return [Figure("names, UNER EWT dev", made.f1(), 0.79, "XLM-R-large .86, en_core_web_sm .55", made.rows())]

    def worldwide(self) -> list[Figure]:
        """Score the outlets of Worldwide that no training saw."""
        texts = list(corpora.worldwide(self.data, ASIDE))
        made = names.score(texts, self.read(texts), names.WORLDWIDE)
        return [Figure("names, Worldwide, outlets aside", made.f1(), 0.84, "en_core_web_sm .61", made.rows())]

    def technology(self) -> list[Figure]:
        """Score our sentences of technology news."""
        texts = list(corpora.technology())
        made = names.score(texts, self.read(texts), TECHNOLOGY)
        value = made.f1("PRODUCT", "ORG")
        return [Figure("products and companies of technology news", value, 0.80, "-", made.rows())]

    def speakers(self) -> list[Figure]:
        """Score the subjects of speech verbs of GUM."""
        texts = list(speakers.texts(self.data))
        hits, count = speakers.found(texts, self.read(texts))
        return [Figure("speakers, GUM dev", hits / count, 0.88, ".86-.87", f"{hits} of {count}")]

    def pronouns(self) -> list[Figure]:
        """Score GAP validation."""
        texts = list(pronouns.texts(self.data))
        return [Figure("pronouns, GAP validation", pronouns.f1(texts, self.read(texts)), 0.72, ".67")]

    def factuality(self) -> list[Figure]:
        """Score MEANTIME dev."""
        texts = list(factuality.texts(self.data))
        made = factuality.scores(texts, self.read(texts))
        more = f"{made['held']:.2f} of {made['events']} events held by an utterance"
        return [
            Figure("factuality, mean absolute error", made["mae"], 0.23, ".24", more, less=True),
            Figure("factuality, macro F1", made["macro_f1"], 0.50, ".50"),
        ]

    def cases(self) -> list[Figure]:
        """Score the reading set."""
        found = list(cases.documents(self.data))
        read = self.documents(Document(d.id, d.text, d.title) for d in found)
        pairs = [pair for d in found for pair in cases.pairs(d, read[d.id]["utterances"])]
        clear = [pair for pair in pairs if not pair.gold["arguable"]]
        act, acts = cases.acts(pairs)
        acts = f"without arguable {cases.acts(clear)[0]:.3f}; {acts}"
        whom, swapped = cases.whom(pairs)
        basis, bases = cases.bases(pairs, read)
        precision, recall, claimed = cases.accusations(pairs, read, 0.0)
        met = sum(pair.said is not None for pair in pairs)
        return [
            Figure("acts, macro F1 of the 12 commonest", act, 0.75, "-", acts),
            Figure("utterances found", met / len(pairs), 0.0, "-", f"{met} of {len(pairs)}"),
            Figure(
                "accuser, accused, of what", whom, 0.75, "blame ties .70",
                f"without arguable {cases.whom(clear)[0]:.3f}; roles swapped {swapped}",
            ),
            Figure("bases, speaks_for, origins", basis, 0.75, "-", bases),
            Figure("accusations, precision", precision, 0.90, "-", f"{claimed} said; recall {recall:.3f}"),
        ]  # fmt: skip


def module(path: Path) -> ModuleType:
    """Return a scorer as a module."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None and spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def _roles(scorer: ModuleType, tokens: Path, read: dict[str, Any]) -> dict[str, float]:
    """Return exact F1 by role and of ALL, by the scorer's own functions."""
    hits: dict[str, int] = dict.fromkeys((*scorer.ROLES, "ALL"), 0)
    both = dict(hits)
    for name, sentences in scorer.documents(tokens):
        predicted = scorer.spans(read[name]["utterances"])
        for sentence in sentences:
            gold = scorer.chunks([role for *_, role in sentence])
            said = scorer.chunks(scorer.roles(sentence, predicted))
            for role in hits:
                of = {c for c in gold if role in ("ALL", c[0])}
                to = {c for c in said if role in ("ALL", c[0])}
                hits[role] += len(of & to)
                both[role] += len(of) + len(to)
    return {role: 2 * hits[role] / max(1, both[role]) for role in hits}


def _line(values: dict[str, float]) -> str:
    return " ".join(f"{name} {value:.3f}" for name, value in values.items())


def main(data: str, scorers: str, *rows: str) -> int:
    """Measure the rows, all by default, and print them."""
    measure = Measure(Path(data), Path(scorers))
    every = ["attribution", "uner", "worldwide", "technology", "speakers", "pronouns", "factuality", "cases"]
    figures = (figure for row in rows or every for figure in getattr(measure, row)())
    return int(printed(figures, HERE / "floors.json") > 0)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
