"""Who speaks, and for whom: the person that a phrase names, not the one whose person it is; invented parties."""

import pytest

from graph.model import Document, Label
from nlp.pipeline import Reader

# the subject of "said", the holder, for whom the text says that it speaks
CASES = [
    ("Conlan spokesman Rick Tyrell", "Rick Tyrell", "Conlan"),
    ("Secretary of State Jon Kerrel", "Jon Kerrel", None),
    ("Anna Weber, chief executive of Vekta Labs, a Delmoor company,", "Anna Weber", "Vekta Labs"),
    ("Dana Moss, head of global product policy at Vekta Labs,", "Dana Moss", "Vekta Labs"),
    ("Richard Allen, Vekta Labs' vice president of public policy in Europe,", "Richard Allen", "Vekta Labs"),
    (
        "Steve Collard, dean of Delmoor's Graduate School of Journalism,",
        "Steve Collard",
        "Graduate School of Journalism",
    ),
    ("Mason Harris, a Vekta Labs spokesman,", "Mason Harris", "Vekta Labs"),
    ("Officials in Sweden", "Officials in Sweden", "Sweden"),
    ("A spokesman for Ms. Conlan", "A spokesman for Ms. Conlan", "Conlan"),
    ("Ms. Conlan's lawyers", "Ms. Conlan's lawyers", "Conlan"),
    # who lives or practises somewhere does not speak for the place, and who once led a body no longer speaks for it
    ("Tomas Kildare of Sweden", "Tomas Kildare", None),
    ("Ronald Fielding, a lawyer in Sweden,", "Ronald Fielding", None),
    ("Anna Weber, the former chief executive of Vekta Labs,", "Anna Weber", None),
]


@pytest.mark.parametrize(("subject", "holder", "speaks_for"), CASES, ids=[case[0] for case in CASES])
def test_who_speaks_for_whom(reader: Reader, subject: str, holder: str, speaks_for: str | None) -> None:
    read = reader.read(Document("t", f"{subject} said on Monday that the plan was dead."))
    level = next(u.innermost for u in read.utterances if u.innermost is not None)
    assert (level.holder, level.speaks_for) == (holder, speaks_for)


def test_a_role_that_is_given_once_holds_in_the_whole_text(reader: Reader) -> None:
    text = "Kelly Conlan, Mr. Tarrant's campaign manager, said he had won. Ms. Conlan said that he would win again."
    levels = [u.innermost for u in reader.read(Document("t", text)).utterances if u.innermost is not None]
    assert [(level.holder, level.speaks_for) for level in levels] == [("Kelly Conlan", "Tarrant")] * 2


@pytest.mark.parametrize("title", ["Mr.", "Ms.", "Dr."])
def test_whoever_has_a_form_of_address_is_a_person(reader: Reader, title: str) -> None:
    text = f"{title} Vantrell said that the plan was dead."
    found = [m for m in reader.read(Document("t", text)).mentions if text[m.start : m.end] == "Vantrell"]
    assert [m.label for m in found] == [Label.PERSON]


@pytest.mark.parametrize(("pronoun", "who"), [("He", "Thomas Sandler"), ("She", "Gloria Sandler")])
def test_a_pronoun_is_nobody_of_the_other_gender(reader: Reader, pronoun: str, who: str) -> None:
    text = f"Gloria Sandler met Thomas Sandler in Oslo on Monday. {pronoun} said that the plan was dead."
    levels = [u.innermost for u in reader.read(Document("t", text)).utterances if u.innermost is not None]
    assert [level.holder for level in levels] == [who]
