"""All corpora of the training, each with how often it is seen and a hash of what it is made of."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from nlp.train import columns, conllu, gap, polnear, said
from nlp.train.example import Example

HERE = Path(__file__).parent
# outlets of Worldwide that are kept aside to measure on
ASIDE = ("nz_rnz", "sa_star", "th_post", "cuba_diariodecuba", "kr_kherald", "aus_abc", "canada_indig", "asia_aljazeera")


@dataclass(frozen=True, slots=True)
class Corpus:
    """Texts with labels; each epoch of training sees them `times` times."""

    name: str
    times: float
    read: Callable[[], Iterable[Example]]


@dataclass(frozen=True, slots=True)
class Stage:
    """A part of the training: what is seen, how often, and at which greatest rates for the encoder and the heads."""

    corpora: list[Corpus]
    epochs: int
    rate: float
    rate_of_heads: float


def stages(data: Path, drawn: Path, epochs: int) -> list[Stage]:
    """Return the stages: the public corpora; more of names and pronouns; all with our own labels of acts."""
    public = corpora(data, drawn)
    names = said.named(HERE / "names.jsonl")
    polnear_train = data / "attribution" / "train.jsonl"
    own = [
        Corpus("acts", 4.0, lambda: said.labelled(HERE / "acts.jsonl", polnear_train, names)),
        Corpus("stories", 10.0, lambda: said.stories(HERE / "stories.jsonl")),
    ]
    # enough of each corpus that nothing of it is forgotten
    more = {"polnear": 0.7, "worldwide": 1.5, "technology": 5, "web": 2.5, "gum": 0.7, "gap": 2, "meantime": 2}
    last = {"polnear": 0.6, "worldwide": 0.8, "technology": 7, "web": 1.5, "gum": 0.5, "gap": 1, "meantime": 3}
    return [
        Stage(public, epochs, 2.5e-4, 1e-3),
        Stage(_again(public, more), 1, 2e-4, 8e-4),
        Stage([*_again(public, last), *own], 1, 1.5e-4, 8e-4),
    ]


def _again(given: list[Corpus], times: dict[str, float]) -> list[Corpus]:
    return [replace(corpus, times=times[corpus.name]) for corpus in given]


def corpora(data: Path, drawn: Path) -> list[Corpus]:
    """Return the corpora; the documents that `drawn` (the reading set's) names stay out."""
    kept = json.loads(drawn.read_text("utf8"))
    aside = (*kept["documents"], *kept["choices"])
    ewt = "en_ewt-ud-train.conllu"

    def of_web() -> Iterator[Example]:
        names = columns.uner(data / "ner" / "uner_ewt_train.iob2")
        facts = conllu.happened(data / "factuality" / "uds_train_dev.jsonl", "train")
        return conllu.web(data / "syntax" / ewt, names, facts)

    def of_gum() -> Iterator[Example]:
        dev = json.loads((data / "coref" / "gum" / "dev.json").read_text("utf8"))["dev"]
        return (conllu.gum(p) for p in sorted((data / "coref" / "gum").glob("*.conllu")) if p.stem not in dev)

    def of_worldwide() -> Iterator[Example]:
        return columns.worldwide(data / "ner" / "worldwide_train.conll", without=ASIDE)

    return [
        Corpus("polnear", 1.0, lambda: polnear.read(data / "attribution" / "train.jsonl", without=aside)),
        Corpus("worldwide", 0.4, of_worldwide),
        Corpus("technology", 0.8, lambda: columns.technology(HERE / "technology.jsonl")),
        Corpus("web", 0.7, of_web),
        Corpus("gum", 0.7, of_gum),
        Corpus("gap", 0.5, lambda: gap.read(data / "coref" / "gap_development.tsv")),
        Corpus("meantime", 1.0, lambda: conllu.meantime(data / "factuality" / "meantime_train.conll")),
    ]
