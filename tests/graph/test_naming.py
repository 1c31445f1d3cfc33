"""Every entry of words.toml earns its place by a case of its own; spellings, signs and settings."""

import pytest

from graph.naming import names, signs
from graph.naming.keys import keys, known_by, sought
from graph.naming.setting import settings
from graph.naming.signs import Verdict, judge, kept, meant
from graph.naming.spelling import Kinship, kinship, skeleton
from graph.naming.words import name_words, table
from tests.graph.named import told

FORMS = [*table()["forms"].items(), *table()["leading"].items()]


@pytest.mark.parametrize(("form", "case"), FORMS)
def test_form(form: str, case: str) -> None:
    assert names.normalise(case) == "orrin valley"
    assert names.has_form(case)


@pytest.mark.parametrize(("word", "case"), table()["no_forms"].items())
def test_no_form(word: str, case: str) -> None:
    assert names.normalise(case).split()[-1] == word.rsplit(maxsplit=1)[-1]


@pytest.mark.parametrize(("title", "case"), [*table()["titles"].items(), *table()["suffixes"].items()])
def test_title(title: str, case: str) -> None:
    assert title in case.casefold()
    assert names.person(case) == "ines koroma"


@pytest.mark.parametrize(("letter", "two"), table()["digraphs"].items())
def test_digraph(letter: str, two: list[str]) -> None:
    spelt_out = names.spelt_out(two[1], "person")
    assert letter in two[1].casefold()
    assert spelt_out is not None
    assert two[0] in spelt_out
    assert spelt_out in keys(two[1], "person")


@pytest.mark.parametrize("case", table()["offices"]["case"])
def test_office(case: str) -> None:
    assert names.is_office(names.normalise(case))


@pytest.mark.parametrize("case", table()["offices"]["not_case"])
def test_no_office(case: str) -> None:
    assert not names.is_office(names.normalise(case))


@pytest.mark.parametrize("case", table()["kinds"]["case"])
def test_kind(case: str) -> None:
    assert names.is_kind(names.normalise(case))


@pytest.mark.parametrize("case", table()["kinds"]["not_case"])
def test_no_kind(case: str) -> None:
    assert not names.is_kind(names.normalise(case))


@pytest.mark.parametrize("case", table()["parts"]["case"])
def test_a_part_is_not_called_as_the_whole(case: str) -> None:
    whole = case.split(maxsplit=1)[0]
    one = told(1, f"{{O:{case}}} spoke; {{O:{whole}={case}}} said no.")
    assert settings(one, {case: "org"})[case].forms == ()
    other = told(1, f"{{O:{whole} Lines}} spoke; {{O:{whole}={whole} Lines}} said no.")
    assert settings(other, {f"{whole} Lines": "org"})[f"{whole} Lines"].forms == (whole.casefold(),)


@pytest.mark.parametrize("field", table()["field"], ids=lambda field: field["name"])
def test_field(field: dict[str, str]) -> None:
    group = field.get("of", "person")
    name, mark = ("Orrin Valley", "O") if group == "org" else ("Ines Koroma", "P")
    found = settings(told(1, field["case"].replace(name, f"{{{mark}:{name}}}")), {name: group})
    assert signs.DOES + field["finds"] in found[name].signs
    assert name_words().fields[group][field["finds"]] == field["name"]


def test_a_word_is_of_one_field() -> None:
    for group in ("person", "org"):
        words = [w for f in table()["field"] if f.get("of", "person") == group for w in f["words"].split()]
        assert len(words) == len(set(words)), sorted({w for w in words if words.count(w) > 1})


@pytest.mark.parametrize("namesake", table()["namesake"], ids=lambda namesake: namesake["pattern"])
def test_namesake(namesake: dict[str, str]) -> None:
    marked = namesake["case"].replace("Ines Koroma", "{P:Ines Koroma}")
    assert signs.NAMESAKE in settings(told(1, marked), {"Ines Koroma": "person"})["Ines Koroma"].signs


@pytest.mark.parametrize(
    ("one", "other", "group", "kin"),
    [
        ("nimbrava", "nimbravva", "org", Kinship.SLIP),
        ("nimbrava", "nimbrvaa", "org", Kinship.SLIP),
        ("nimbrava", "nimbravvaa", "org", None),
        ("belkhaddour nadia", "nadia belkhaddour", "person", Kinship.VARIANT),
        ("j aasheim", "jorunn aasheim", "person", Kinship.VARIANT),
        ("p aasheim", "jorunn aasheim", "person", None),
        ("jorunn m aasheim", "jorunn marie aasheim", "person", Kinship.VARIANT),
        ("jorunn m aasheim", "jorunn k aasheim", "person", None),
        ("milan torbov", "milan torbova", "person", None),
        ("mario rossi", "maria rossi", "person", None),
        ("jan koroma", "jon koroma", "person", None),
        ("ministry of the interior", "interior ministry", "org", Kinship.VARIANT),
        ("kess aurora 2", "kess aurora 3", "org", None),
        ("sun dholm", "sundholm", "org", Kinship.SLIP),
        ("marlow freight", "harlow freight", "org", None),
    ],
)
def test_kinship_is_the_same_both_ways(one: str, other: str, group: str, kin: Kinship | None) -> None:
    assert kinship(one, other, group) is kin
    assert kinship(other, one, group) is kin


@pytest.mark.parametrize(
    ("one", "other", "group"),
    [
        ("Nimbrava", "Nimbravva", "org"),
        ("Nimbrava", "Nimbravda", "org"),
        ("Tessaro Microsystems", "Testsaro Microsystems", "org"),
        ("Nadia Belkhaddour", "Nadia Belkadour", "person"),
        ("Jorunn Aasheim", "J. Aasheim", "person"),
        ("Jorunn Marie Aasheim", "Jorunn Aasheim", "person"),
        ("Hyun-woo Carlsen", "Carlsen Hyun-woo", "person"),
        ("University of Norrland", "Norrland University", "org"),
    ],
)
def test_names_that_may_be_one_have_a_key_in_common(one: str, other: str, group: str) -> None:
    assert set(sought(one, group)) & set(sought(other, group))


def test_no_name_key_looks_like_one_of_another_sort() -> None:
    assert all(key[0] not in "=*?#~" for name in ("*Ada", "?Bo", "#Cy", "~Di", "=El") for key in keys(name, "org"))


def test_what_sounds_alike_has_one_skeleton() -> None:
    assert skeleton("belkhaddour") == skeleton("belkadour")
    assert skeleton("petar") == skeleton("peter")
    assert skeleton("kessaria") != skeleton("corvane")


def test_a_name_is_known_by_what_documents_call_it() -> None:
    assert known_by("EMA") == ("ema", "=ema")


def test_signs_are_kept_in_the_order_in_which_they_come() -> None:
    parties = [f"p:firm {number}" for number in range(30)]
    held = kept("", [*parties, "r:coach"])
    assert held.split("\n") == [*parties[:10], "r:coach"]
    assert kept(held, ["p:late", "r:coach"]) == held
    assert kept(held, ["r:singer"]) == f"{held}\nr:singer"


def test_of_the_articles_that_mean_somebody_the_last_are_kept() -> None:
    held = "p:nimbrava"
    for number in range(9):
        held = meant(held, f"a{number}")
    assert held.split("\n") == ["p:nimbrava", "a:a5", "a:a6", "a:a7", "a:a8"]
    assert meant(held, "a6") == held
    assert kept(held, ["a:a9"]) == held
    assert judge(("a:a6", "r:coach"), f"r:minister\n{held}", "person").again


@pytest.mark.parametrize(
    ("told", "known", "group", "verdict"),
    [
        ("p:nimbrava", "p:nimbrava", "person", Verdict.FITS),
        ("r:coach", "r:coach g:brenn", "person", Verdict.SILENT),
        ("r:coach g:brenn", "r:coach g:brenn", "person", Verdict.FITS),
        ("r:coach", "r:minister", "person", Verdict.CONTRARY),
        ("r:coach p:nimbrava", "r:minister p:nimbrava", "person", Verdict.FITS),
        ("r:coach x: p:nimbrava", "r:minister p:nimbrava", "person", Verdict.CONTRARY),
        ("r:senator", "r:minister", "person", Verdict.SILENT),
        ("f:nimbrava g:brenn", "f:orrelis g:arland", "person", Verdict.CONTRARY),
        ("f:nimbrava", "f:orrelis", "person", Verdict.SILENT),
        ("r:bank", "r:shipping", "org", Verdict.SILENT),
        ("r:bank g:brenn", "r:shipping g:arland", "org", Verdict.CONTRARY),
        ("h:brenn", "h:arland", "org", Verdict.CONTRARY),
        ("", "p:nimbrava", "org", Verdict.SILENT),
    ],
)
def test_what_is_told_fits_or_not(told: str, known: str, group: str, verdict: Verdict) -> None:
    assert judge(tuple(told.split()), known.replace(" ", "\n"), group).verdict is verdict


def test_a_setting_is_read_near_the_name() -> None:
    text = (
        "{P:Ifeoma Brandt}, head of research at {O:Lockhaven}, met the handball coach {P:Petar Ilovac} in {G:Kesten}. "
        "Later {O:Nimbrava}, a cloud provider in {G:Porthaven}, sued."
    )
    groups = {"Ifeoma Brandt": "person", "Petar Ilovac": "person", "Lockhaven": "org", "Nimbrava": "org"}
    groups |= {"Kesten": "place", "Porthaven": "place"}
    found = settings(told(1, text), groups)
    assert "f:lockhaven" in found["Ifeoma Brandt"].signs
    assert "r:coach" in found["Petar Ilovac"].signs
    assert "r:coach" not in found["Ifeoma Brandt"].signs
    assert {"r:cloud", "h:porthaven"} <= set(found["Nimbrava"].signs)
    assert {"p:petar ilovac", "g:kesten", "o:wire"} <= set(found["Nimbrava"].signs)
    assert "p:nimbrava" not in found["Nimbrava"].signs
