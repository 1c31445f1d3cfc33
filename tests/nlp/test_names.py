"""Names where the encoder alone is not enough: used again, behind a noun that tells what they are, in lists."""

import pytest

from graph.model import Act, Document, Label
from nlp.pipeline import Reader


def _names(reader: Reader, text: str) -> list[tuple[str, Label]]:
    read = reader.read(Document("t", text))
    return [(text[m.start : m.end], m.label) for m in read.mentions if m.label not in {Label.DATE, Label.MONEY}]


def test_a_noun_that_opens_a_sentence_is_no_part_of_a_name(reader: Reader) -> None:
    found = _names(reader, "Insurer Gildharrow Mutual sued battery maker Voltarn Energy on Thursday.")
    assert [words for words, _ in found] == ["Gildharrow Mutual", "Voltarn Energy"]


def test_a_town_that_a_firm_is_from_is_no_member_of_a_list(reader: Reader) -> None:
    text = (
        "Mapping company Calderic accused three rivals of copying its tiles. It named Wayfen, Orbury Navigation and "
        "the Dunmarrow firm Kettlebrook Maps."
    )
    accused = next(u for u in reader.read(Document("t", text)).utterances if u.act is Act.ACCUSE)
    assert {t.entity for t in accused.targets} == {"Wayfen", "Orbury Navigation", "Kettlebrook Maps"}


@pytest.mark.parametrize("verb", ["rained", "stopped"])
def test_what_is_a_name_once_is_one_again(reader: Reader, verb: str) -> None:
    text = f"Anthropic is a company. According to Anthropic concerns, it {verb}. Anthropic said so."
    assert [words for words, _ in _names(reader, text)].count("Anthropic") == 3


def test_a_common_word_is_a_name_only_where_something_says_so(reader: Reader) -> None:
    text = "Notion Labs sells notes. The notion that notes matter is old. Notions differ."
    assert not {"notion", "Notions"} & {words for words, _ in _names(reader, text)}
