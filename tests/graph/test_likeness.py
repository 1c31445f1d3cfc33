"""Likeness: one proposition or not, and what is compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.matching import frequencies
from graph.matching.compared import Compared, Number, unpacked
from graph.matching.features import features, means
from graph.matching.likeness import compare
from graph.matching.ranking import Ranking
from graph.matching.wording import Wording, cosine

NEAR, FAR = bytes([100, 20, 5]), bytes([5, 20, 100])


def worded(text: str, vector: bytes | None = NEAR, numbers: tuple[Number, ...] = (), by: str = "Ada Orr") -> Wording:
    return Wording(text, ("Kestrel Ferries",), vector, numbers, holders=(by,))


def said(text: str, vector: bytes | None = NEAR, numbers: tuple[Number, ...] = (), by: str = "Ada Orr") -> Compared:
    return worded(text, vector, numbers, by).compared


def test_what_is_compared_leaves_out_the_parties() -> None:
    made = said("Kestrel Ferries had skipped drills on the Orla near Port Senn")
    assert made.holder == {"ada", "orr"}
    assert "kestrel" not in made.words and "ferri" not in made.words
    assert made.names == {"orla", "port", "senn"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Skipping drills on the Orla", {"orla"}),
        ("Port Senn was closed", {"port", "senn"}),
        ("The crew slept", set()),
        ("", set()),
    ],
)
def test_the_first_word_is_a_name_only_if_a_name_goes_on(text: str, names: set[str]) -> None:
    assert said(text).names == names


def test_the_same_words_are_one_proposition_whatever_the_voice() -> None:
    assert compare(said("skipping lifeboat drills at night"), said("skipped lifeboat drills at night")).same


def test_meaning_joins_what_words_do_not() -> None:
    one, text = said("skipping lifeboat drills at night"), "sailed after dark without rehearsing how to abandon ship"
    assert compare(one, said(text)).score > compare(one, said(text, FAR)).score


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (said("skipping lifeboat drills"), said("paying stewards too little", FAR)),
        (said("groping Mia Lorne in rehearsals"), said("groping Juno Vale in rehearsals")),
        (said("groping her in rehearsals", by="Mia Lorne"), said("groping her in rehearsals", by="Juno Vale")),
        (
            said("with 14 shell companies", numbers=(("companies", 14.0, ""),)),
            said("with about 30 shell companies", numbers=(("companies", 30.0, "about"),)),
        ),
    ],
    ids=["another deed", "another victim", "each itself", "another number of a part"],
)
def test_what_differs_is_apart(one: Wording, other: Wording) -> None:
    assert not compare(one, other).same


def test_parts_with_another_number_are_variants_and_never_one() -> None:
    one = said("with 14 shell companies", numbers=(("companies", 14.0, ""),))
    other = said("with about 30 shell companies", numbers=(("companies", 30.0, "about"),))
    made = compare(one, other)
    assert made.score == 0 and "another number" in made.reason
    assert compare(one, said("with some 14 shell companies", numbers=(("companies", 14.0, "some"),))).score > 0


def test_a_number_inside_the_deed_may_differ() -> None:
    one = said("had hidden losses of 40 million crowns on farm loans", numbers=(("crowns", 4e7, ""),))
    other = said("had hidden losses of 65 million crowns on farm loans", numbers=(("crowns", 6.5e7, ""),))
    assert compare(one, other).same
    assert "numbers differ" in compare(one, other).reason


@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from([NEAR, FAR, None, b""]), st.booleans())
def test_a_comparison_is_symmetric_and_a_share(one: str, other: str, vector: bytes | None, holder: bool) -> None:
    a, b = said(one), said(other, vector)
    assert features(a, b, same_holder=holder) == pytest.approx(features(b, a, same_holder=holder))
    assert 0 <= compare(a, b, same_holder=holder).score <= 1


def test_the_claim_with_more_shared_telling_words_is_nearer() -> None:
    wanted = worded("a video shows a whale in the Sarn brook near Orle")
    held = [worded(text) for text in ("A whale swam up the Sarn brook.", "A whale", "Taxes rose")]
    near = [Ranking(held).nearness(wanted, one) for one in held]
    assert near == sorted(near, reverse=True) and near[0] > near[2]


def test_without_a_vector_words_decide() -> None:
    assert cosine(said("a", None), said("b")) == 0.0
    assert "meaning" not in compare(said("skipping drills", None), said("skipped drills", None)).reason


@given(st.text(max_size=60), st.sampled_from([NEAR, None]), st.booleans())
def test_what_is_packed_is_unpacked(text: str, vector: bytes | None, part: bool) -> None:
    made = Wording(text, (), vector, (("crowns", 4e7, "about"),), part, ("Ada Orr",)).compared
    assert unpacked(made.packed()) == made


@pytest.mark.parametrize(
    ("text", "numbers", "wanted"),
    [
        ("with more than 9,000 accounts", (("accounts", 9000.0, "more than"),), True),
        ("had moved 1,200 graves", (("graves", 1200.0, ""),), False),
        ("with much noise", (), False),
    ],
)
def test_what_gives_means_only(text: str, numbers: tuple[Number, ...], wanted: bool) -> None:
    assert means(said(text, numbers=numbers)) is wanted


def test_rare_words_tell_more() -> None:
    rare, common = frequencies.stems("distillery people")
    assert frequencies.weight(rare) > frequencies.weight(common) > 0
    assert frequencies.weight("nosuchstem") >= frequencies.weight(rare)
