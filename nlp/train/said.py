"""What is done by saying something: acts, certainty, polarity and targets, annotated by us.

`acts.jsonl` labels attributions of PolNeAR's training part and `names.jsonl` names in some of the same articles (places
and labels, none of their text); `stories.jsonl` has articles that we wrote, with names and attributions.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from nlp.heads import ACTS, CERTAINTIES, NAMES, POLARITIES
from nlp.train import columns, polnear
from nlp.train.example import IGNORE, Example, Link

Attribution = dict[str, Any]
Place = tuple[int, int, str]


def labels(path: Path, *, aside: bool) -> dict[str, dict[int, Attribution]]:
    """Return the labels by article and attribution; every seventh article is kept aside for choices."""
    found: dict[str, dict[int, Attribution]] = {}
    for line in path.read_text("utf8").splitlines():
        record = json.loads(line)
        found.setdefault(record["doc"], {})[record["n"]] = record
    return {name: found[name] for i, name in enumerate(sorted(found)) if (i % 7 == 6) is aside}


def named(path: Path) -> dict[str, list[Place]]:
    """Return the names by article, as begin, end and label."""
    return {record["doc"]: record["names"] for record in map(json.loads, path.read_text("utf8").splitlines())}


def labelled(path: Path, articles: Path, names: dict[str, list[Place]]) -> Iterator[Example]:
    """Yield the articles of PolNeAR that `acts.jsonl` labels, with roles, and with names where they are known."""
    found = labels(path, aside=False)
    splitter = polnear.sentence_splitter()
    for line in articles.read_text("utf8").splitlines():
        document = json.loads(line)
        told = found.get(document["id"])
        if told:
            attributions = document["annotations"][0]["attributions"]
            doc = splitter(document["text"])
            example = polnear.example(doc, attributions)
            add(example, doc, [{**attributions[n], **label} for n, label in told.items()])
            if document["id"] in names:
                example.labels["name"] = _tags(doc, names[document["id"]])
            yield example


def stories(path: Path) -> Iterator[Example]:
    """Yield our articles."""
    splitter = polnear.sentence_splitter()
    for line in path.read_text("utf8").splitlines():
        story = json.loads(line)
        doc = splitter(story["text"])
        example = polnear.example(doc, story["attributions"])
        example.labels["name"] = _tags(doc, [(n["start"], n["end"], n["label"]) for n in story["names"]])
        add(example, doc, story["attributions"])
        yield example


def _tags(doc: Doc, names: list[Place]) -> list[int]:
    kept, _ = polnear.words_of(doc)
    tags = ["O"] * len(kept)
    for start, end, label in names:
        inside = [w for w, i in enumerate(kept) if _overlaps(doc, i, (start, end))]
        for w in inside:
            tags[w] = ("B-" if w == inside[0] else "I-") + columns.OF_OURS[label]
    return [NAMES.index(tag) for tag in tags]


def add(example: Example, doc: Doc, attributions: list[Attribution]) -> None:
    """Add the labels of acts at the words of each cue."""
    kept, _ = polnear.words_of(doc)
    rows = {head: [IGNORE] * len(kept) for head in ("act", "certainty", "polarity")}
    links: list[Link] = []
    for attribution in attributions:
        cue = [w for w, i in enumerate(kept) if _covers(doc, i, attribution.get("cue"))]
        targets = tuple(w for w, i in enumerate(kept) if _covers(doc, i, attribution.get("targets")))
        links += [(w, targets, None) for w in cue]
        for w in cue:
            rows["act"][w] = ACTS.index(attribution["act"])
            rows["certainty"][w] = CERTAINTIES.index(attribution.get("certainty") or "certain")
            rows["polarity"][w] = POLARITIES.index(attribution.get("polarity") or "positive")
    example.labels |= rows
    example.links["target"] = links


def _covers(doc: Doc, i: int, pieces: list[list[int]] | None) -> bool:
    return any(_overlaps(doc, i, (start, end)) for start, end in pieces or [])


def _overlaps(doc: Doc, i: int, place: tuple[int, int]) -> bool:
    return bool(doc[i].idx < place[1] and place[0] < doc[i].idx + len(doc[i]))
