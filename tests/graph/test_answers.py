from dataclasses import replace

import pytest

from graph.answers import Answer, meet, of_what
from graph.claims import Candidate, Proposition
from graph.lexicon import lexicon
from graph.matching.words import content
from graph.model import Act


def claim(identity: str, text: str, *, on: str, by: str = "a", article: str = "here", part: bool = False) -> Candidate:
    made = Proposition(content(text), True, frozenset(on.split()), frozenset(by.split()), part=part)
    return Candidate(identity, made, frozenset({article}))


def answer(act: Act, text: str, by: str) -> Answer:
    return Answer(act, frozenset(by.split()), content(text), text, "here")


def met(found: Answer, *held: Candidate) -> list[str]:
    return [m.claim for m in meet(found, held)]


PUMPS = claim("c1", "switched off the pumps at night", on="x")
BRIBES = claim("c2", "bribed two inspectors in Delmarch", on="x")
ELSEWHERE = claim("c3", "dumped sludge into the Orrin", on="x", article="there")
OTHERS = claim("c4", "falsified meter readings", on="y")


def test_one_accusation_in_the_article_is_what_is_denied() -> None:
    assert met(answer(Act.DENY, "the accusation", "x"), PUMPS, ELSEWHERE, OTHERS) == ["c1"]


def test_all_the_allegations_are_all_of_the_article() -> None:
    assert met(answer(Act.DENY, "all the allegations", "x"), PUMPS, BRIBES, OTHERS) == ["c1", "c2"]


def test_a_denial_in_words_of_one_claim_meets_that_one() -> None:
    assert met(answer(Act.DENY, "it had ever bribed inspectors", "x"), PUMPS, BRIBES) == ["c2"]


def test_a_denial_that_fits_several_is_left_to_people() -> None:
    assert met(answer(Act.DENY, "it", "x"), PUMPS, BRIBES) == []


def test_an_answer_that_says_whose_accusation_it_answers_meets_that_one() -> None:
    cable = replace(claim("c6", "emptied the lake", on="y"), voices=frozenset({"cabl"}))
    company = replace(claim("c7", "copied the machine", on="z"), voices=frozenset({"calderic"}))
    assert met(answer(Act.DENY, "the cable's accusation groundless", "embassy"), cable, company) == ["c6"]
    assert met(answer(Act.DENY, "the accusation groundless", "embassy"), cable, company) == []


def test_a_denial_of_something_else_is_not_forced() -> None:
    words = "it owned the abandoned quarry beside Lake Serrin or its access road"
    assert met(answer(Act.DENY, words, "x"), PUMPS) == []


def test_a_denial_reaches_another_article_by_its_words_only() -> None:
    assert met(answer(Act.DENY, "dumping any sludge into the Orrin", "x"), ELSEWHERE) == ["c3"]
    assert met(answer(Act.DENY, "the report", "x"), ELSEWHERE) == []


def test_silence_covers_everything_said_against_the_silent() -> None:
    assert met(answer(Act.DID_NOT_RESPOND, "", "x"), PUMPS, BRIBES, OTHERS) == ["c1", "c2"]


def test_an_answer_to_the_whole_is_not_linked_to_its_parts() -> None:
    part = claim("c5", "in 31 nights", on="x", part=True)
    assert met(answer(Act.DENY, "the accusation", "x"), PUMPS, part) == ["c1"]


def test_a_third_party_meets_what_the_article_says_of_others() -> None:
    assert met(answer(Act.DENY, "the accusation", "z"), PUMPS) == ["c1"]


def test_a_witness_who_gives_no_comment_responds_to_nothing() -> None:
    assert met(answer(Act.NO_COMMENT, "", "z"), PUMPS) == []


def test_nobody_answers_its_own_accusation() -> None:
    assert met(answer(Act.DENY, "the accusation", "a"), PUMPS) == []


FORCED = [
    ("one in the words of the claim", "switching off anything", "x", ["c1"]),
    ("one in other words", "plans to leave Delmarch", "x", []),
    ("a third party's in the words of the claim", "that any pumps were switched off", "z", ["c1"]),
    ("a third party's that shares one stem of many",
     "that it had sold pumps to small towns over the whole valley last year", "z", []),
    ("a third party's of its own", "he would resign", "z", []),
    ("a third party's that only rejects", "it groundless", "z", ["c1"]),
    ("a pronoun", "it", "x", ["c1"]),
    ("nothing", "", "x", ["c1"]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "words", "who", "wanted"), FORCED, ids=[f[0] for f in FORCED])
def test_the_only_claim_is_met_by_what_may_mean_it(name: str, words: str, who: str, wanted: list[str]) -> None:
    assert met(answer(Act.DENY, words, who), PUMPS) == wanted


@pytest.mark.parametrize("word", sorted(lexicon().rejecting))
def test_every_word_that_only_rejects_names_no_deed(word: str) -> None:
    assert met(answer(Act.DENY, f"it was {word}", "x"), PUMPS) == ["c1"]


@pytest.mark.parametrize("word", sorted(lexicon().of_evidence))
def test_every_word_of_evidence_says_nothing_of_what_it_is_of(word: str) -> None:
    assert of_what(content(f"there was no {word} for the claims that bread heals")) == {"bread", "heal"}


SAID = replace(claim("c8", "closed the northern plant", on="", by="x"), articles=frozenset({"there"}))
SAID = replace(SAID, proposition=replace(SAID.proposition, blames=False))
ACCUSED = claim("c9", "switched off the pumps at night", on="y", by="x", article="there")
TAKEN = [
    ("what it accused another of", "its claim that y switched off the pumps", "x", [ACCUSED, SAID, PUMPS], ["c9"]),
    ("what blames nobody", "its statement that the northern plant had closed", "x", [ACCUSED, SAID], ["c8"]),
    ("what its article says", "the report", "x", [replace(ACCUSED, articles=frozenset({"here"})), SAID], ["c9"]),
    ("nothing that another said", "its claim about the pumps", "z", [ACCUSED, SAID], []),
]


@pytest.mark.parametrize(("name", "words", "who", "held", "wanted"), TAKEN, ids=[t[0] for t in TAKEN])
def test_what_a_retraction_takes_back(
    name: str, words: str, who: str, held: list[Candidate], wanted: list[str]
) -> None:
    assert met(answer(Act.RETRACT, words, who), *held) == wanted


def test_every_way_of_speaking_of_evidence_has_a_case() -> None:
    for entry in lexicon().evidence:
        first = next(e for e in lexicon().evidence if e.pattern.search(entry.case))
        assert first.flag is entry.flag


def test_a_denial_in_other_words_for_the_deed_meets_its_claim() -> None:
    hidden = claim("c1", "concealed its ledgers from researchers", on="x")
    assert met(answer(Act.DENY, "nothing had been hidden", "x"), hidden, BRIBES) == ["c1"]


def test_any_of_a_claim_s_wordings_is_what_an_answer_may_repeat() -> None:
    said = replace(PUMPS, wordings=(content("let the villages run dry"),))
    assert met(answer(Act.DENY, "no village ran dry", "x"), said, BRIBES) == ["c1"]


@pytest.mark.parametrize("text", ["which the firm denies", "it", "that is untrue", "pleads not guilty"])
def test_a_denial_without_words_of_its_own_answers_what_stands_last_before_it(text: str) -> None:
    words = content(text, without=["firm"])
    said = replace(answer(Act.DENY, text, "x"), words=words, after=("c4", "c2", "c1"))
    assert met(said, PUMPS, BRIBES, OTHERS) == ["c2"]


def test_a_denial_of_something_else_does_not_answer_what_stands_before_it() -> None:
    said = replace(answer(Act.DENY, "it owned the quarry beside Lake Serrin", "x"), after=("c2", "c1"))
    assert met(said, PUMPS, BRIBES) == []
