"""The reader as its users have it: parts, publishers, processes, models, its fingerprint."""

from pathlib import Path

import pytest
import spacy

from graph.model import Act, Document, How, Link, OriginKind, Outlet, OutletKind, Part, Reading
from nlp.pipeline import Reader

BLAME = "Orlan Works accused Vekta Labs of copying its pumps. The company denied it."


def test_a_title_is_read_with_the_names_of_its_text(reader: Reader) -> None:
    title = "Orlan Accuses Vekta Labs of Theft"
    found = reader.read(Document("a", BLAME, title=title))
    (headline,) = [u for u in found.utterances if u.part is Part.TITLE]
    assert (headline.act, headline.targets[0].entity) == (Act.ACCUSE, "Vekta Labs")
    assert [(level.holder, level.how) for level in headline.attribution] == [("Orlan Works", How.HEADLINE)]
    assert title[headline.content[0][0] : headline.content[0][1]] == "Theft"


@pytest.mark.parametrize("kind", list(OutletKind))
def test_who_publishes_for_itself_speaks_for_itself(kind: OutletKind, reader: Reader) -> None:
    outlet = Outlet("o", "Orlan News", kind, owner="Orlan Works")
    found = reader.read(Document("a", "Vekta Labs has copied the designs of our pumps.", outlet=outlet)).utterances
    holders = [level.holder for u in found for level in u.attribution if level.how is How.PUBLISHER]
    if kind.speaks_for_itself:
        assert holders == ["Orlan Works"]
        assert [(u.act, u.targets[0].entity) for u in found] == [(Act.ACCUSE, "Vekta Labs")]
    else:
        assert not holders
        assert Act.ACCUSE not in {u.act for u in found}


@pytest.mark.slow
def test_long_texts_are_read_in_sections(reader: Reader) -> None:
    text = "\n\n".join([BLAME] * 4_000)
    found = reader.read(Document("a", text))
    accusations = [u for u in found.utterances if u.act is Act.ACCUSE]
    assert len(accusations) == 4_000
    assert {text[u.targets[0].start : u.targets[0].end] for u in accusations} == {"Vekta Labs"}
    assert {text[u.content[0][0] : u.content[0][1]] for u in accusations} == {"copying its pumps"}


def test_links_lead_to_origins(reader: Reader) -> None:
    text = "Orlan Works said so in a letter."
    links = (Link("https://www.orlan.test/letter", 25, 31), Link("http://own.test/a", 0, 5), Link("https://far.test"))
    found = reader.read(Document("a", text, url="http://own.test/b", links=links)).declared_origins
    assert [(o.entity, o.start, o.end) for o in found if o.kind is OriginKind.LINK] == [("orlan.test", 25, 31)]


@pytest.mark.parametrize("workers", [2])
def test_workers_change_nothing(workers: int, reader: Reader) -> None:
    documents = [Document(str(i), BLAME * (i % 3), title="Orlan Accuses Vekta") for i in range(40)]
    one = list(reader.read_all(iter(documents)))
    assert list(reader.read_all(iter(documents), workers=workers)) == one
    assert [reading.id for reading in one] == [document.id for document in documents]


def test_reading_streams(reader: Reader) -> None:
    taken = []

    def endless() -> object:
        for i in range(10**9):
            taken.append(i)
            yield Document(str(i), BLAME)

    first = next(reader.read_all(endless()))  # type: ignore[arg-type]  # a generator of documents
    assert isinstance(first, Reading)
    assert len(taken) == 1


def test_a_text_alone_is_read_as_among_others(reader: Reader) -> None:
    alone = reader.read(Document("a", BLAME))
    for _ in range(3):
        reader.read(Document("b", "Corvane denied the claims. They said so."))
    assert reader.read(Document("a", BLAME)) == alone


def test_a_model_gives_names(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "ORG", "pattern": "vekta labs"}])  # type: ignore[attr-defined]  # the ruler's own method
    nlp.to_disk(tmp_path / "names")
    reader = Reader(model=str(tmp_path / "names"))
    found = reader.read(Document("a", "the memo said vekta labs copied it."))
    named = [(m.entity, m.label.value) for m in found.mentions if m.end - m.start > len("it")]
    assert named == [("vekta labs", "ORG")]
    assert reader.fingerprint != Reader().fingerprint


def test_the_fingerprint_is_stable(reader: Reader) -> None:
    assert reader.fingerprint == Reader().fingerprint
    assert len(reader.fingerprint) == 64
