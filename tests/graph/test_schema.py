"""The description of the schema is whole, and the pages are made of it."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from graph.bolt import Bolt
from graph.decisions import DecisionKind
from graph.rows import EdgeType, NodeLabel
from graph.schema.pages import markdown
from graph.schema.picture import svg
from graph.schema.ties import THINGS, TIES
from graph.store import Store
from tests.graph.test_store import decision, file_all, first, second

DOCS = Path(__file__).parents[2] / "docs"
LABELS = {thing.label: thing for thing in THINGS}
TYPES = {tie.type: tie for tie in TIES}


def test_every_label_and_type_is_described() -> None:
    assert {label.value for label in NodeLabel} <= set(LABELS)
    assert {kind.value for kind in EdgeType} <= set(TYPES)
    assert {end for tie in TIES for ends in tie.ends for end in ends} <= set(LABELS)


@pytest.mark.parametrize(("name", "made"), [("schema.md", markdown), ("schema.svg", svg)])
def test_the_pages_are_those_of_the_code(name: str, made: object) -> None:
    assert callable(made)
    held = DOCS.joinpath(name).read_text(encoding="utf-8")
    assert held == made(), "run `python -m graph.schema.pages docs`"


def test_the_picture_shows_every_label_and_type() -> None:
    # our own text, a few lines above
    texts = [found.text for found in ElementTree.fromstring(svg()).iter() if found.tag.endswith("text")]  # noqa: S314
    assert set(texts) == {*LABELS, *TYPES}


@pytest.mark.engine
def test_nothing_is_in_the_graph_that_is_not_described(store: Store, bolt: Bolt) -> None:
    file_all(store, [first(), second()])
    [claim] = bolt.run("MATCH (c:Claim) RETURN c.id AS id")
    utterances = bolt.run("MATCH (u:Utterance {act: 'deny'}) RETURN u.id AS id")
    signed = decision(DecisionKind.SIGN, claim["id"], 1, "for")
    store.decide([signed, decision(DecisionKind.REJECT, utterances[0]["id"], 2)])
    for row in bolt.run("MATCH (n) RETURN labels(n) AS labels, keys(n) AS keys"):
        [label] = row["labels"]
        assert set(row["keys"]) <= {"id", *LABELS[label].fields}, label
    statement = "MATCH (a)-[r]->(b) RETURN type(r) AS type, keys(r) AS keys, labels(a) AS start, labels(b) AS end"
    for row in bolt.run(statement):
        tie = TYPES[row["type"]]
        assert (row["start"][0], row["end"][0]) in tie.ends, tie.type
        assert set(row["keys"]) <= set(tie.fields), tie.type
