"""Blame: whether a content says that somebody did something wrong, and who."""

from dataclasses import dataclass

from nlp import clauses, lexicon, phrases
from nlp.clauses import Clause
from nlp.frames import Stretch
from nlp.words import NOMINAL, Tag, Words

_HEDGED = frozenset({"may", "might", "could"})
_UNREAL = frozenset({"will", "would", "should", "must", "shall", "can", "'ll", "’ll", "ca", "wo"})
_BE = frozenset(["is", "are", "was", "were", "be", "been", "being", "'s", "’s", "'re", "’re"])

_REFLEXIVE = frozenset({"itself", "himself", "herself", "themselves"})
# how far behind its first verb a predicate is negated by its object ("had forged nothing")
_NEAR = 6
_GOING_ON = frozenset({"as", "after", "before", "since", "until", "although", "though", "so", "once", "while", "when"})
_VERBAL = frozenset({Tag.TO, Tag.AUX, Tag.NEG, Tag.ADV, Tag.COORD, Tag.COMMA})


_NOTHING = frozenset({"no", "nothing", "nobody", "none", "neither", "nor", "never", "without"})
_OMITTED = frozenset({"without"})


@dataclass(frozen=True, slots=True)
class Blame:
    """Who is blamed, in which stretch; `hedged` where the holder only thinks it possible, `negated` where it denies.

    `agent` is null where a passive does not say who did it.
    """

    agent: Stretch | None
    stretch: Stretch
    hedged: bool
    negated: bool


def find(words: Words, content: tuple[Stretch, ...], *, agentless: bool = False) -> Blame | None:
    """Find the first sentence of a content that blames its subject, or the agent of its passive.

    With `agentless` also the first that says that something was done and not by whom.
    """
    for start, end in clauses.pieces(words, content):
        clause = clauses.read(words, start, end)
        if clause is None or clause.modal in _UNREAL or _conditional(words, start, clause):
            continue
        at = _blaming(words, clause)
        if at is None:
            inner = _embedded(words, clause)
            found = find(words, (inner,), agentless=agentless) if inner is not None else None
            if found is not None:
                return found
            continue
        by_verb = words.lower[at] in lexicon.blame_verbs()
        agent = _agent(words, clause, at)
        if agent is not None or agentless:
            # "did nothing", "without a permit": words that blame together may hold their own negation
            near = (
                negative(words, clause)
                if by_verb
                else _before(words, clause, at) or words.lower[at + 1 : at + 2] == ("no",)
            )
            negated = clause.negated or near
            return Blame(agent, (start, end), clause.modal in _HEDGED, negated)
    return None


def _embedded(words: Words, clause: Clause) -> Stretch | None:
    """Return what a predicate takes for true ("the figures prove that X did", "she was convinced that X did")."""
    that = next((i for i in range(clause.predicate, clause.end) if words.lower[i] == "that"), None)
    if that is None or clause.negated or that + 2 >= clause.end:
        return None
    taken = set(words.lower[clause.predicate : that]) & lexicon.words("acts", "certain")
    return (that + 1, clause.end) if taken else None


def _before(words: Words, clause: Clause, at: int) -> bool:
    """Whether the subject or what stands before a word of the predicate says that it was not so."""
    opened = words.lower[clause.predicate : at]
    return _nobody(words, clause) or bool(set(opened) & (_NOTHING - _OMITTED))


def _nobody(words: Words, clause: Clause) -> bool:
    first = words.lower[clause.subject[0] : clause.subject[0] + 2]
    return first[:1][0] in _NOTHING or first == ("not", "one")


def negative(words: Words, clause: Clause) -> bool:
    """Whether the subject or what stands right behind the verb says that nobody did it, or nothing was done."""
    if _nobody(words, clause):
        return True
    opened = words.lower[clause.predicate : min(clause.end, clause.predicate + _NEAR)]
    return bool(set(opened) & (_NOTHING - _OMITTED))


def _conditional(words: Words, start: int, clause: Clause) -> bool:
    return any(words.lower[i] in {"if", "unless", "whether", "had"} for i in range(start, clause.subject[0] + 1))


def _blaming(words: Words, clause: Clause) -> int | None:
    """Return the first word of a predicate that blames: a verb of blame, or a word that taints any act."""
    verbs, taint = lexicon.blame_verbs(), lexicon.words("acts", "taint")
    stop = _stop(words, clause)
    found = _by_words(words, clause, stop)
    for i in range(clause.predicate, stop):
        word = words.lower[i]
        # "X, who allegedly hit a man": others say so
        if words.lower[i - 1] == "allegedly" and words.lower[i - 2] in {"who", "which", "that"}:
            continue
        if word in taint or (word in verbs and _is_act(words, i, clause.predicate)):
            return i if found is None else min(i, found)
    return found


def _stop(words: Words, clause: Clause) -> int:
    """Return where a predicate speaks of what others do or say: behind "that", or at a verb of saying."""
    verbs, saying = lexicon.blame_verbs(), lexicon.saying()
    for i in range(clause.predicate, clause.end):
        word = words.lower[i]
        # what follows "that" or "by others" is somebody else's act
        if words.tag[i] is Tag.SUB and word not in _GOING_ON:
            return i
        if word in saying and word not in verbs and words.tag[i] in {Tag.VERB, Tag.ING}:
            return i
    return clause.end


def _by_words(words: Words, clause: Clause, stop: int) -> int | None:
    """Return where the words of a predicate together blame."""
    text = " ".join(words.lower[clause.predicate : clause.end])
    for pattern in lexicon.wrongs():
        match = pattern.search(text)
        if match is not None:
            at = clause.predicate + text.count(" ", 0, match.start())
            if at <= stop and words.tag[at - 1] not in {Tag.DET, Tag.POSS}:
                return at
    return None


def _is_act(words: Words, i: int, predicate: int) -> bool:
    """Whether a verb of blame is the predicate's own act, not a noun, a modifier or a reduced clause."""
    if i == predicate:
        return True
    if words.lower[i].endswith("ing"):
        # what an accident did (", killing two") nobody is blamed for
        if words.lower[i] == "killing" and words.tag[i - 1] is Tag.COMMA:
            return False
        return words.tag[i - 1] in _VERBAL | {Tag.PREP, Tag.VERB}
    reduced = words.lower[i + 1 : i + 2] == ("by",) and words.lower[i - 1] not in _BE
    # "they opened it, they dumped it"
    if words.lower[i - 1] in {"they", "he", "she", "it", "we"}:
        return True
    # "had itself copied"
    before = i - 2 if words.lower[i - 1] in _REFLEXIVE else i - 1
    return words.tag[before] in _VERBAL and not reduced


def _agent(words: Words, clause: Clause, at: int) -> Stretch | None:
    """Return who did it: the subject, whom it saw doing it, or in a passive the phrase behind "by"."""
    seen = next((i for i in range(clause.predicate, at) if words.lower[i] in lexicon.words("acts", "seeing")), None)
    if seen is not None:
        return phrases.beginning_at(words, seen + 1, clause.end)
    if not _passive(words, clause, at):
        return clause.subject
    for i in range(at, clause.end - 1):
        if words.lower[i] == "by" and words.tag[i + 1] in NOMINAL | {Tag.DET, Tag.PRON}:
            return _apposed(words, phrases.beginning_at(words, i + 1, clause.end), clause.end)
    return None


def _apposed(words: Words, phrase: Stretch | None, end: int) -> Stretch | None:
    """Return the name behind a noun without one ("by a former employee, Dana Orl")."""
    if phrase is None or Tag.NAME in words.tag[slice(*phrase)] or phrase[1] + 1 >= end:
        return phrase
    named = words.tag[phrase[1]] is Tag.COMMA and words.tag[phrase[1] + 1] is Tag.NAME
    return (phrases.beginning_at(words, phrase[1] + 1, end) if named else None) or phrase


def _passive(words: Words, clause: Clause, at: int) -> bool:
    if words.lower[at].endswith("ing") or words.lower[at] in lexicon.words("acts", "taint"):
        return False
    before = [words.lower[i] for i in range(clause.predicate, at) if words.tag[i] not in {Tag.ADV, Tag.NEG}]
    return bool(before) and before[-1] in _BE


def party(words: Words, agent: Stretch, *, named: bool) -> bool:
    """Whether a phrase can be blamed: it is named, a pronoun, or the noun of a group ("foreign agents")."""
    if named:
        return True
    return somebody(words.lower[_head(words, agent)])


def _head(words: Words, agent: Stretch) -> int:
    """Return the head noun: the last before a preposition, a clause or a mark ("articles" in "articles about X")."""
    head = agent[0]
    for i in range(*agent):
        if words.tag[i] in NOMINAL and words.lower[i] not in {"'s", "’s", "'", "’"}:
            head = i
        elif (words.tag[i] not in {Tag.DET, Tag.ADV, Tag.POSS, Tag.ING} and head > agent[0]) or (
            words.tag[i] in {Tag.PREP, Tag.SUB} and i > agent[0]
        ):
            break
    return head


def somebody(noun: str) -> bool:
    """Whether a noun names somebody who can act: a listed one, or one that is made of what it does ("peacekeepers")."""
    if any(
        noun in lexicon.words("parties", key)
        for key in ("blamed", "human_roles", "body", "bodies", "called", "members")
    ):
        return True
    bare = noun.removesuffix("s")
    made = bare.endswith(("er", "or", "ist", "ian", "eer", "woman", "man")) or noun.endswith(("men", "women"))
    return made and len(bare) > 4 and bare not in lexicon.words("parties", "nobody")
