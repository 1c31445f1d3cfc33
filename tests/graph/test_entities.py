from collections.abc import Sequence

import pytest

from graph.entities import Named, Resolver, group_key, keys, normalise


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Orrin Valley Pumps, Inc.", "Orrin Valley Pumps"),
        ("the Delmarch Institute", "Delmarch Institute"),
        ("Société Brumaire S.A.", "Societe Brumaire"),
        ("Kestrel’s", "Kestrel"),
        ("HALDEN GmbH", "Halden"),
    ],
)
def test_spellings_of_one_name_fold_to_one(one: str, other: str) -> None:
    assert normalise(one) == normalise(other)


def test_different_names_stay_different() -> None:
    assert len({normalise(n) for n in ("Halden", "Haldane", "Halden Bay", "Northern Halden")}) == 4


def test_a_company_is_found_without_the_words_it_drops() -> None:
    assert keys("Lumenal AI", "org") == ("lumenal ai", "lumenal")
    assert keys("Systems", "org") == ("systems",)
    assert keys("Ada Group", "person") == ("ada group",)


class Held:
    """Names that the base holds, by key."""

    def __init__(self, *held: Named) -> None:
        self.held = held
        self.asked: list[Sequence[str]] = []

    def __call__(self, wanted: Sequence[str]) -> Sequence[Named]:
        self.asked.append(wanted)
        return [named for named in self.held if named.key in wanted]


def test_a_short_name_meets_the_long_one_of_the_base() -> None:
    held = Held(Named("lumenal ai", "e1", "Lumenal AI", "org"), Named("lumenal", "e1", "Lumenal AI", "org"))
    found = Resolver("a1", held, {"Lumenal": "org"})("Lumenal")
    assert (found.id, found.new) == ("e1", False)


def test_a_long_and_a_short_name_of_one_document_are_one() -> None:
    resolver = Resolver("a1", Held(), {"Lumenal": "org", "Lumenal AI": "org"})
    resolver.resolve_all(["Lumenal", "Lumenal AI"])
    assert resolver("Lumenal").id == resolver("Lumenal AI").id
    assert [r.new for r in resolver.everything()] == [True]


def test_a_person_is_never_taken_for_a_company_of_the_name() -> None:
    held = Held(Named("marlow", "e1", "Marlow", "org"))
    found = Resolver("a1", held, {"Marlow": "person"})("Marlow")
    assert found.new
    assert found.id != "e1"


def test_two_that_share_a_short_name_are_not_guessed_at() -> None:
    held = Held(
        Named("lumenal", "e1", "Lumenal AI", "org"),
        Named("lumenal", "e2", "Lumenal Technologies", "org"),
    )
    found = Resolver("a1", held, {"Lumenal": "org"})("Lumenal")
    assert found.new
    assert found.similar == ("e1", "e2")


def test_an_unnamed_group_is_itself_in_its_own_article_only() -> None:
    here, there = Resolver("a1", Held(), {}), Resolver("a2", Held(), {})
    assert here("foreign agents").id == here("foreign agents").id
    assert here("foreign agents").id != there("foreign agents").id
    assert not here("foreign agents").named


def test_many_names_cost_one_look_up() -> None:
    held = Held()
    names = [f"Firm {letter}" for letter in "abcdefgh"]
    Resolver("a1", held, dict.fromkeys(names, "org")).resolve_all(names)
    assert len(held.asked) == 1


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("foreign AI companies", "~foreign ai companies"),
        ("the foreign  AI companies", "~foreign ai companies"),
        ("officials", None),
        ("the others", None),
    ],
)
def test_an_unnamed_group_has_a_key_where_its_words_say_enough(name: str, key: str | None) -> None:
    assert group_key(name) == key
    assert key is None or normalise(name) != key
