"""One utterance in words: the holder is named, and the words are the outlet's where they are."""

from dataclasses import replace

import pytest

from graph.asking.views import Said
from graph.model import Act, Certainty, HolderKind, Part, Polarity, Quote
from tests.web.made import (
    ACCUSED,
    ANGLERS,
    BOARD,
    BOARD_SITE,
    CLAIM,
    COPIED,
    DAY,
    DENIED,
    ENTITY,
    HEADLINE,
    MILL,
    OFFICIAL,
    PUMPS,
    SEEN,
    SILENT,
    WORDS,
    said,
)
from web import speech
from web.verbs import VERBS


@pytest.mark.parametrize(
    ("names", "words"),
    [((), ""), (("A",), "A"), (("A", "B"), "A and B"), (("A", "B", "C"), "A, B and C"), (("A", "B", "A"), "A and B")],
)
def test_lists(names: tuple[str, ...], words: str) -> None:
    assert speech.listed(names) == words


@pytest.mark.parametrize(
    ("number", "words"), [(0, "no origins"), (1, "one origin"), (2, "2 origins"), (16000, "16,000 origins")]
)
def test_numbers(number: int, words: str) -> None:
    assert speech.counted(number, "origin") == words


@pytest.mark.parametrize(
    ("exact", "shown"),
    [
        (("we did not",), "“we did not”"),
        (("we", "did not"), "“we … did not”"),
        (("“we did not”",), "“we did not”"),
        (('"we did not"',), '"we did not"'),
        (("“we” and “they”",), "““we” and “they””"),
        (('"', ""), '“" … ”'),
    ],
)
def test_quotation_marks(exact: tuple[str, ...], shown: str) -> None:
    assert speech.quoted(exact) == shown


@pytest.mark.parametrize(
    ("utterance", "lead"),
    [
        (
            ACCUSED,
            "Tarn River Board accused Orrin Valley Pumps and Tarn Mill <b>& Sons</b>, in the words of The Tarn Courier",
        ),
        (replace(ACCUSED, quote=Quote.DIRECT, targets=(PUMPS,)), "Tarn River Board accused Orrin Valley Pumps"),
        (DENIED, "Ida Vell for Orrin Valley Pumps denied"),
        (SILENT, "Tarn Mill <b>& Sons</b> did not respond, in the words of The Tarn Courier"),
        (replace(SILENT, exact=()), "Tarn Mill <b>& Sons</b> did not respond, as The Tarn Courier reports"),
        (
            SEEN,
            "A former inspector (not named by The Tarn Courier) voiced a suspicion about Orrin Valley Pumps, "
            "in the words of The Tarn Courier",
        ),
        (HEADLINE, "Tarn River Board accused Orrin Valley Pumps, in a headline of The Tarn Courier"),
        (ANGLERS, "The Tarn Courier voiced criticism, in its own voice"),
        (COPIED, "Upland Wire wrote of Orrin Valley Pumps, in its own voice"),
        (
            said("x", "shame", outlet=replace(BOARD_SITE, name=BOARD.name), targets=(MILL,)),
            "Tarn River Board accused Tarn Mill <b>& Sons</b>",
        ),
        (
            said("x", "shame", act=Act.SUE, holders=(), targets=(PUMPS,)),
            "The Tarn Courier reported a suit against Orrin Valley Pumps, in its own voice",
        ),
        (
            said("x", "shame", act=Act.ASKED_FOR_COMMENT, holders=(), targets=(PUMPS, MILL)),
            "The Tarn Courier asked Orrin Valley Pumps and Tarn Mill <b>& Sons</b> for comment, in its own voice",
        ),
        (said("x", "shame"), "Tarn River Board made an accusation, in the words of The Tarn Courier"),
        (
            said("x", "shame", holders=(OFFICIAL,), quote=Quote.DIRECT),
            "A former inspector (not named by The Tarn Courier) made an accusation",
        ),
    ],
)
def test_who_did_what_in_whose_words(utterance: Said, lead: str) -> None:
    assert speech.lead(utterance) == lead


def test_a_sentence_ends_in_the_exact_words() -> None:
    assert speech.utterance_sentence(ACCUSED).endswith(f", in the words of The Tarn Courier: “{WORDS}”")
    assert speech.utterance_sentence(replace(SILENT, exact=())).endswith("reports")


@pytest.mark.parametrize("act", Act)
@pytest.mark.parametrize("holders", [(BOARD,), (OFFICIAL,), ()])
@pytest.mark.parametrize("targets", [(PUMPS, MILL), ()])
def test_every_act_names_holder_and_targets(act: Act, holders: tuple[object, ...], targets: tuple[object, ...]) -> None:
    utterance = said("x", "shame", act=act, holders=holders, targets=targets)
    sentence = speech.utterance_sentence(utterance)
    assert sentence.startswith(("Tarn River Board ", "A former inspector (not named by ", "The Tarn Courier "))
    assert all(target.name in sentence for target in utterance.targets)
    assert sentence.endswith(": “shame”")
    assert "{" not in sentence


def test_an_outlet_in_its_own_voice_performs_no_act_of_law() -> None:
    for act in (Act.SUE, Act.CHARGE, Act.CONVICT, Act.ACQUIT, Act.SETTLE, Act.SANCTION, Act.INVESTIGATE):
        for targets in ("Orrin Valley Pumps", ""):
            assert VERBS[act].phrase(targets, own_voice=True).startswith("reported ")


@pytest.mark.parametrize(
    ("differing", "notes"),
    [
        ({}, ("reported speech",)),
        ({"quote": Quote.DIRECT, "polarity": Polarity.NEGATIVE}, ("quoted directly", "in the negative")),
        ({"certainty": Certainty.POSSIBLE}, ("reported speech", "held for possible")),
        ({"holders": ()}, ()),
        ({"exact": (), "pieces": ()}, ()),
        (
            {"superseded": DAY},
            ("reported speech", "a later version, obtained on 2026-03-02, no longer has these words"),
        ),
    ],
)
def test_notes(differing: dict[str, object], notes: tuple[str, ...]) -> None:
    assert speech.notes(said("x", "shame", **differing)) == notes


def test_what_a_later_version_dropped_was_not_known_before() -> None:
    utterance = said("x", "shame", superseded=DAY)
    assert speech.notes(utterance, DAY.replace(hour=1)) == ("reported speech",)


def test_a_claim_is_worded_by_its_accuser_in_the_body() -> None:
    asserted = said("x", "shame", act=Act.ASSERT)
    assert speech.stated((HEADLINE, DENIED, asserted, SEEN, ACCUSED)) is ACCUSED
    assert speech.stated((DENIED, asserted, SEEN)) is SEEN
    assert speech.stated((DENIED, HEADLINE)) is HEADLINE
    assert speech.stated(()) is None


def test_an_edge_is_the_accusers() -> None:
    edge = ENTITY.accused_by[0]
    assert speech.accusation_sentence(edge) == speech.utterance_sentence(ACCUSED)
    assert CLAIM.proposition not in speech.accusation_sentence(edge)
    assert speech.accusation_sentence(replace(edge, said=None)) == "Tarn River Board accused Orrin Valley Pumps"


def test_a_title_without_holder_is_the_outlets() -> None:
    headline = said("x", "pumps", part=Part.TITLE, holders=(), act=Act.ASSERT, holder_kind=HolderKind.UNKNOWN_AUTHOR)
    assert speech.lead(headline) == "The Tarn Courier wrote, in a headline of its own"
