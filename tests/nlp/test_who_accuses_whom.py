"""Who accuses whom of what, by whom it is denied: one way of saying it a case, invented parties."""

import pytest

from graph.model import Act, Document
from nlp.pipeline import Reader

# text, then (act, holder, for whom, targets, words that the content holds)
CASES = [
    pytest.param(
        "DELMOOR, March 3 (Corvane Wire) - Shipping firm Haldane Lines on Monday accused two rivals, Brisk Freight and "
        "Oster Cargo, of copying its routes.",
        (Act.ACCUSE, "Haldane Lines", None, ["Brisk Freight", "Oster Cargo"], "copying its routes"),
        id="a descriptor before a name, a dateline before both",
    ),
    pytest.param(
        "Haldane Lines accused two rivals, Brisk Freight and Oster Cargo, of spying. Haldane said they had used fake "
        "accounts to take the data.",
        (Act.ACCUSE, "Haldane Lines", None, ["Brisk Freight", "Oster Cargo"], "they had used fake accounts"),
        id="they are the several who are accused",
    ),
    pytest.param(
        "The lender Ostrand Bank accused two brokers of falsifying loan papers. It named Hexley Capital and Dorn "
        "Partners. Neither has answered.",
        (Act.ACCUSE, "Ostrand Bank", None, ["Hexley Capital", "Dorn Partners"], "falsifying loan papers"),
        id="a number announces a list",
    ),
    pytest.param(
        "Ostrand Bank accused Hexley Capital and Dorn Partners of falsifying loan papers. The two sent 300 letters to "
        "its clients, it said.",
        (Act.ACCUSE, "Ostrand Bank", None, ["Hexley Capital", "Dorn Partners"], "The two sent 300 letters"),
        id="what the accuser counts of all it accuses is a part",
    ),
    pytest.param(
        "Pellam Foods erased the records, Mira Stroud told The Gazette in her first interview since leaving.",
        (Act.ACCUSE, "Mira Stroud", None, ["Pellam Foods"], "erased the records"),
        id="the words stand before who was told",
    ),
    pytest.param(
        "In all, Pellam Foods dumped 90 tonnes of waste, said Ana Lind, a neighbour.",
        (Act.ACCUSE, "Ana Lind", None, ["Pellam Foods"], "dumped 90 tonnes"),
        id="an adverbial opens the clause",
    ),
    pytest.param(
        "The Ministry of Transport accused the shipping company Dorrin Line of declaring batteries as furniture.",
        (Act.ACCUSE, "Ministry of Transport", None, ["Dorrin Line"], "declaring batteries as furniture"),
        id="blamed for saying",
    ),
    pytest.param(
        "Pellam Foods on Friday sued Mira Stroud, the engineer who says that the bakery erased its records, accusing "
        "her of inventing the story out of spite.",
        (Act.ACCUSE, "Pellam Foods", None, ["Mira Stroud"], "inventing the story"),
        id="a participle goes on with the main clause",
    ),
    pytest.param(
        "Orlo Works has hit back at Vask Works. Its chairman, Piet Sander, told The Gazette on Wednesday that Vask "
        "Works had itself copied thousands of plans.",
        (Act.ACCUSE, "Piet Sander", "Orlo Works", ["Vask Works"], "had itself copied"),
        id="its chairman speaks for it, not for the accused",
    ),
    pytest.param(
        "Pellam Foods sued Mira Stroud. Her lawyer, Petra Onslow, dismissed the suit as an attempt to frighten a "
        "witness.",
        (Act.DISMISS, "Petra Onslow", "Mira Stroud", [], "the suit"),
        id="her lawyer speaks for her",
    ),
    pytest.param(
        "Brisk Freight's lawyer, Tom Hale, denied in a letter to The Gazette on Wednesday that the company had erased "
        "any records.",
        (Act.DENY, "Tom Hale", "Brisk Freight", [], "the company had erased"),
        id="where it was said is no part of what was said",
    ),
]


@pytest.fixture(scope="module")
def reader() -> Reader:
    """Return the reader."""
    return Reader()


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_the_utterance_is_found(reader: Reader, text: str, wanted: tuple[Act, str, str | None, list[str], str]) -> None:
    act, holder, speaks_for, targets, words = wanted
    found = [
        u
        for u in reader.read(Document("t", text)).utterances
        if u.act is act and words in " ".join(text[a:b] for a, b in u.content)
    ]
    assert len(found) == 1
    level = found[0].innermost
    assert level is not None
    assert (level.holder, level.speaks_for) == (holder, speaks_for)
    assert [t.entity for t in found[0].targets] == targets


@pytest.mark.parametrize(
    "text",
    [
        "Orlo Works has hit back, and not by denying anything. Without denying the report, the chairman left.",
        "Brisk Freight accused Haldane Lines, Oster Cargo and the Delmoor firm Hexley Capital of spying.",
    ],
    ids=["what was not done is not said", "a place that describes a firm is not accused"],
)
def test_nothing_false_is_found(reader: Reader, text: str) -> None:
    said = reader.read(Document("t", text)).utterances
    assert not any(u.act is Act.DENY for u in said)
    assert not any(t.entity == "Delmoor" for u in said for t in u.targets)
