"""Synonyms: which words meet."""

import pytest

from graph.matching import synonyms
from graph.matching.words import content


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ("concealed a deficit", "hid the shortfall", 2),
        ("sold", "selling", 1),
        ("bribes", "kickback", 1),
        ("dumped waste", "paid wages", 0),
        ("zorbing", "zorbed", 1),
        ("", "sold", 0),
    ],
)
def test_words_that_are_put_for_one_another_meet(one: str, other: str, wanted: int) -> None:
    assert len(synonyms.met(content(one), content(other))) == wanted


def test_meeting_is_mutual() -> None:
    one, other = content("copied its catalogue of studies"), content("lifted the index of research papers")
    assert bool(synonyms.met(one, other)) == bool(synonyms.met(other, one))


def test_a_form_has_the_groups_of_its_plain_word() -> None:
    (hidden,), (hide,) = content("hidden"), content("hide")
    assert synonyms.groups(hidden) == synonyms.groups(hide) != frozenset()
    assert synonyms.groups("nosuchstem") == frozenset()
