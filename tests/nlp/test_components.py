"""Components by themselves, on Docs built by hand: each needs only what its factory says that it requires."""

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from graph.model import Document, Label
from nlp import (
    acts,
    attribution,
    blame,
    cued,
    lexicon,
    names,
    quantities,
    quotes,
    scores,
    sentences,
    sightings,
    speakers,
    times,
    tokens,
    words,
)
from nlp.frames import Frame
from nlp.pipeline import COMPONENTS, assembled
from nlp.sections import sections


@pytest.fixture(scope="module")
def blank() -> Language:
    return spacy.blank("en")


def made(blank: Language, *text: str) -> Doc:
    """Return a Doc of these words with their classes and quotations, one sentence."""
    doc = Doc(blank.vocab, words=list(text))
    words.WordsComponent()(doc)
    quotes.QuotesComponent()(doc)
    sentences.SentencesComponent(longest=300)(doc)
    scores.ScoresComponent(folder=None)(doc)
    return sightings.SightingsComponent(second=0.5)(doc)


def test_the_list_is_the_pipeline() -> None:
    nlp = assembled()
    assert nlp.pipe_names == [f"claimtrail_{name}" for name in COMPONENTS]
    assert nlp.analyze_pipes()["problems"] == {name: [] for name in nlp.pipe_names}
    for name in nlp.pipe_names:
        assert nlp.get_pipe_meta(name).assigns, name


def test_predicting_keeps_nothing(blank: Language) -> None:
    doc = made(blank, "Dana", "Orl", "said", "that", "it", "rained", ".")
    names.NamesComponent(slip=2)(doc)
    cued.CuedComponent(shortest_carried=6)(doc)
    found = attribution.AttributionComponent(least=0.5, hint=0.1).predict(doc)
    assert found
    assert doc._.frames == ()


def test_a_component_takes_what_another_assigned(blank: Language) -> None:
    """Speakers and acts are resolved for frames that any reader may have put there."""
    doc = made(blank, "Vekta", "Labs", "reckons", "Corvane", "stole", "it", ".")
    doc._.names = (names.Name(0, 2, Label.ORG, "Vekta Labs"), names.Name(3, 4, Label.ORG, "Corvane"))
    entry = lexicon.Cue(("reckons",), acts.Act.ASSERT, lexicon.Frame.CLAUSE, "")
    doc._.frames = (Frame(((2, 3),), entry, (0, 2), ((3, 6),), (0, 7)),)
    speakers.SpeakersComponent()(doc)
    acts.ActsComponent(least=0.5, firm=0.7, sure=0.0, bold=0.7)(doc)
    assert [party and party.names for party in doc._.speakers] == [("Vekta Labs",)]
    assert [(one.act, one.agent) for one in doc._.judged] == [(acts.Act.ACCUSE, (3, 4))]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('He said "yes" and left.', ['"yes"']),
        ("“One. Two,” he said. “Three.”", ["“One. Two,”", "“Three.”"]),
        ("''Old wire marks,'' he said.", ["''Old wire marks,''"]),
        ('"Never closed in this paragraph\n\nand then text', ['"Never closed in this paragraph']),
        ('A 12" pipe broke.', []),
        ("No marks.", []),
    ],
)
def test_quotations(text: str, wanted: list[str]) -> None:
    assert [text[start:end] for start, end in quotes.marked(text)] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("One is done. Two is not.", 2),
        ("Mr. Orl of the U.S. came. He left.", 2),
        ("A heading\nIt has text.", 2),
        ("A line that\ngoes on here.", 1),
        ("“Stop. Go,” she said. He went.", 2),
        ("It cost 3.5 million. Then more.", 2),
        ("", 0),
    ],
)
def test_sentences(text: str, wanted: int, blank: Language) -> None:
    doc = blank.make_doc(text)
    words.WordsComponent()(doc)
    quotes.QuotesComponent()(doc)
    sentences.SentencesComponent(longest=300)(doc)
    assert len(list(doc.sents)) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The maker of pumps, Vekta Labs, sells. Vekta is small.", {("Vekta", "Vekta Labs", Label.ORG)}),
        ("Dana Orl came. Ms. Orl left.", {("Orl", "Dana Orl", Label.PERSON)}),
        ("Three firms, Vekta, Corvane and Bryll, sell.", {("Bryll", "Bryll", Label.ORG)}),
        (
            "Google showed the Pixel 9 in Berlin.",
            {("Pixel 9", "Pixel 9", Label.PRODUCT), ("Google", "Google", Label.ORG)},
        ),
        ("The U.S. left. The United States came.", {("U.S.", "United States", Label.GPE)}),
        ("We saw the Bank of Delmarch.", {("Bank of Delmarch", "Bank of Delmarch", Label.ORG)}),
    ],
)
def test_names(text: str, wanted: set[tuple[str, str, Label]]) -> None:
    doc = assembled()(text)
    found = {(doc._.words.joined(n.start, n.end), n.entity, n.label) for n in doc._.names}
    assert wanted <= found


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("They sent approximately 16 million messages.", ("16 million", 16_000_000, "messages", "approximately")),
        ("It paid more than $2.5 billion for it.", ("$2.5 billion", 2_500_000_000, "USD", "more than")),
        ("At least 12 percent left.", ("12 percent", 12, "%", "at least")),
        ("We counted 9,000 files.", ("9,000", 9_000, "files", None)),
    ],
)
def test_quantities(text: str, wanted: tuple[str, float, str, str | None], blank: Language) -> None:
    doc = blank.make_doc(text)
    words.WordsComponent()(doc)
    (found,) = quantities.QuantitiesComponent().predict(doc)
    stretch = text[slice(*doc._.words.span(found.start, found.end))]
    assert (found.value, found.unit, found.modifier) == wanted[1:]
    assert wanted[0] in stretch
    assert stretch.lower().startswith(wanted[3] or wanted[0].lower())


@pytest.mark.parametrize("text", ["On March 14 it rained.", "It closed at 5 p.m. there.", "No number."])
def test_no_quantity(text: str, blank: Language) -> None:
    doc = blank.make_doc(text)
    words.WordsComponent()(doc)
    assert quantities.QuantitiesComponent().predict(doc) == ()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("on February 23, 2026", "2026-02-23"),
        ("on 23 February 2026", "2026-02-23"),
        ("in March 2026", "2026-03"),
        ("by 2030", "2030"),
        ("on 2026-02-23", "2026-02-23"),
        ("on Monday", "2026-03-09"),
        ("yesterday", "2026-03-11"),
        ("on February 3", "2026-02-03"),
        ("on December 24", "2025-12-24"),
        ("on February 31, 2026", None),
    ],
)
def test_times(text: str, wanted: str | None, blank: Language) -> None:
    doc = blank.make_doc(f"It rained {text}.")
    words.WordsComponent()(doc)
    doc._.document = Document("a", doc.text, published="2026-03-12T08:00:00Z")
    assert [moment.value for moment in times.TimesComponent().predict(doc)] == [wanted]


@pytest.mark.parametrize("text", ["a" * 2_000, "(" * 2_000, "word " * 9 + "x" * 700 + " end", "", "a b"])
def test_tokens_are_the_text(text: str, blank: Language) -> None:
    assert tokens.Tokens(blank.tokenizer, blank.vocab)(text).text == text


@pytest.mark.parametrize("text", ["", "a" * 95, "One. Two.\n\nThree. " * 20, "x y " * 50])
def test_sections_are_the_text(text: str) -> None:
    found = list(sections(text, longest=40))
    assert "".join(section for _, section in found) == text
    assert all(text[at:].startswith(section) and len(section) <= 40 for at, section in found)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("peacekeepers", True),
        ("another reporter", True),
        ("his sister", True),
        ("the media", True),
        ("a group of the reporters", True),
        ("the weather", False),
        ("articles about the company", False),
        ("the company's marketing efforts", False),
    ],
)
def test_who_can_be_blamed(text: str, wanted: bool, blank: Language) -> None:
    doc = blank.make_doc(text)
    words.WordsComponent()(doc)
    assert blame.party(doc._.words, (0, len(doc)), named=False) is wanted
