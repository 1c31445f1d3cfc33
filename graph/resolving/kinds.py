"""What kind of thing an utterance says to the claims: whether it makes one, answers one, or says nothing of any."""

from collections.abc import Iterable
from dataclasses import replace

from graph import answers
from graph.answers import Answer
from graph.claims import Candidate, Proposition, blames
from graph.lexicon import lexicon
from graph.matching.words import tokens
from graph.model import ANSWERS, RESPONSES, WITHDRAWING, Act, Polarity
from graph.resolving.utterances import Resolution
from graph.standing import Bearing

# the reader's score below which a flat statement joins, or opposes, nothing that blames somebody: it is less sure of it
# than not, and a wrong meeting moves a status
_LEAST_SCORE = 0.5


def is_answer(said: Resolution) -> bool:
    """Tell whether an utterance answers a claim, or takes one back, rather than make one."""
    act = said.utterance.act
    if act is Act.EVIDENCE_STATUS:
        # "could not verify the claims" speaks of claims; "no evidence that P" has its own proposition
        return bool(set(tokens(said.text)) & (lexicon().many_accusations | lexicon().one_accusation))
    return act in ANSWERS | RESPONSES | WITHDRAWING


def answered(said: Resolution, candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return the claims that an answer may meet: "no evidence for claims that P" speaks of no other than P."""
    own = own_content(said)
    return [c for c in candidates if not own or own.intersection(c.proposition.words, *c.wordings)]


def admits_first(said: Resolution, answer: Answer, candidates: Iterable[Candidate]) -> bool:
    """Tell whether an admission is of something that nobody here blames the party for: it opens a claim itself."""
    blamed = any(c.proposition.targets & answer.parties and answer.article in c.articles for c in candidates)
    admits = said.utterance.act is Act.ADMIT and said.utterance.polarity is not Polarity.NEGATIVE
    return admits and bool(said.proposition.words) and not blamed


def is_void(said: Resolution) -> bool:
    """Tell whether blame or a step in law was not made: "has not accused" says nothing of P that a claim could hold."""
    return said.utterance.polarity is Polarity.NEGATIVE and blames(said.utterance.act)


def sought(said: Resolution) -> Proposition:
    """Return the proposition as it is looked for among the claims."""
    made, act = said.proposition, said.utterance.act
    if act is Act.SETTLE:
        # who settles is whom the case was about, or who brought it
        return replace(made, targets=made.targets | {p.party for p in said.parties})
    if act is Act.CONFIRM and not made.targets:
        return replace(made, targets=said.named, victims=made.victims - said.named, plain=not is_unsure(said))
    return replace(made, plain=made.plain and not is_unsure(said))


def is_unsure(said: Resolution) -> bool:
    """Tell whether the reader is less sure of an utterance than not."""
    score = said.utterance.score
    return score is not None and score < _LEAST_SCORE


def own_content(said: Resolution) -> set[str]:
    """Return the stems of an evidence statement that say of what there is evidence; empty for any other."""
    return answers.of_what(said.proposition.words) if said.utterance.act is Act.EVIDENCE_STATUS else set()


def bearing_of_statement(act: Act) -> Bearing:
    """Return how a statement by an act bears on the claim that it makes."""
    if act is Act.EVIDENCE_STATUS:
        return Bearing.EVIDENCE
    return Bearing.ASKS if act is Act.OPEN_QUESTION else Bearing.STATES


def bearing_of_answer(act: Act) -> Bearing:
    """Return how an answer by an act bears on the claims that it meets."""
    if act is Act.EVIDENCE_STATUS:
        return Bearing.EVIDENCE
    return Bearing.WITHDRAWS if act in WITHDRAWING else Bearing.ANSWERS
