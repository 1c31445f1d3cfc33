"""The acts component: what each holder does by saying it, and how sure the holder is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc

from graph.model import BLAMING, LEGAL_ACTS, RESPONSES, Act, Certainty, Label, Polarity
from nlp import blame, clauses, judge, lexicon, patterns, said
from nlp.component import Component, assign
from nlp.frames import Frame, Stretch, within
from nlp.parties import Party
from nlp.resolver import Resolver
from nlp.words import Tag, Words

# from which score an accusation is read as one; its curve stands in docs/reader.md
SURE = 0.0
_NEUTRAL = frozenset({Act.ASSERT, Act.ASSESS, Act.ANNOUNCE, Act.CONFIRM})
_BELIEF = frozenset({Act.ASSESS})
_BY_RULE = RESPONSES | LEGAL_ACTS | {Act.EVIDENCE_STATUS}
# what answers or takes back moves the status of a claim: a guess is not enough
_DECIDES = frozenset({Act.DENY, Act.DISMISS, Act.ADMIT, Act.CONFIRM, Act.RETRACT, Act.CORRECT, Act.APOLOGISE})
_NOBODY = frozenset({"nobody", "no", "none", "neither"})
_REJECTING = frozenset({Act.DENY.value, Act.DISMISS.value})
_NO_CONTENT = RESPONSES | {Act.EVIDENCE_STATUS}


@dataclass(frozen=True, slots=True)
class Judged:
    """The act of a frame. `agent` is who is blamed, `stretch` the part of the content that does it, where not all.

    `means` is the part behind "by" that says how ("by creating accounts"), `part` is set where the whole frame gives
    the numbers of an earlier accusation by the same holder. `parties` are whom the encoder reads it to be about,
    `score` how sure the reader is of the act and of them, where the encoder has read it.
    """

    act: Act
    polarity: Polarity = Polarity.POSITIVE
    certainty: Certainty = Certainty.CERTAIN
    agent: Stretch | None = None
    stretch: Stretch | None = None
    means: Stretch | None = None
    part: bool = False
    parties: tuple[Stretch, ...] = ()
    score: float | None = None


class ActsComponent(Component[tuple[Judged, ...]]):
    """Judge each frame by its cue, and where the cue is neutral by its content; in the order of `doc._.frames`.

    The encoder's act counts from a share of `least`, and of `firm` where the lexicon's words say something else than a
    plain act. What blames with a score below `sure` is read as a plain statement; what no word of blame supports needs
    a score of `bold`.
    """

    attribute = "judged"

    def __init__(self, *, least: float, firm: float, sure: float, bold: float) -> None:
        self.least = least
        self.firm = firm
        self.sure = sure
        self.bold = bold

    def predict(self, doc: Doc) -> tuple[Judged, ...]:
        """Return the acts."""
        resolver = Resolver(doc)
        rows = list(zip(doc._.frames, doc._.speakers, strict=True))
        ruled = by_rules(doc, resolver)
        judged = [self._joined(doc, frame, one) for frame, one in zip(doc._.frames, ruled, strict=True)]
        return tuple(_with_parts(doc._.words, rows, judged, ruled, resolver))

    def _joined(self, doc: Doc, frame: Frame, judged: Judged) -> Judged:
        """Join what the rules make of a frame with what the judge makes of it, and whom the encoder reads it about."""
        if not frame.attributed or not frame.cue:
            return judged
        about = said.parties(doc, frame.cue[0], frame.holder)
        verdict = judge.judge(judge.features(doc._.scores, frame, judged.act, judged.polarity))
        aimed = 1.0 if judged.agent is not None else about.sure
        blamed = frame.sure * verdict.blaming * aimed
        if judged.act in BLAMING:
            # what words of blame say, the encoder must find likely too
            sure = blamed >= self.sure
            return replace(judged, parties=about.stretches, score=blamed) if sure else _plain(verdict, blamed)
        least = self.least if judged.act in _NEUTRAL and verdict.act not in _DECIDES else self.firm
        if judged.act in _BY_RULE or verdict.act in _BY_RULE or verdict.share < least:
            return replace(judged, parties=about.stretches, score=frame.sure * verdict.share)
        if verdict.act in BLAMING and _holds_blame(doc, frame):
            return replace(judged, parties=about.stretches, score=frame.sure * verdict.share)
        if verdict.act in BLAMING:
            settled = frame.entry.act in BLAMING | LEGAL_ACTS or blamed < self.bold
            # what words of blame or their negation have settled, a guess does not unsettle
            return replace(judged, score=blamed) if settled else _read(verdict, about, blamed)
        return _read(verdict, about, frame.sure * verdict.share)


def _holds_blame(doc: Doc, frame: Frame) -> bool:
    """Whether a content tells of somebody else's blame or legal act ("X has accused Y of P, the paper reported")."""
    return any(
        other is not frame and within(other.cue, frame.content) and other.entry.act in BLAMING | LEGAL_ACTS
        for other in doc._.frames
    )


def _read(verdict: judge.Verdict, about: said.Parties, score: float) -> Judged:
    return Judged(verdict.act, verdict.polarity, verdict.certainty, parties=about.stretches, score=score)


def _plain(verdict: judge.Verdict, score: float) -> Judged:
    """Return what is read instead of an accusation that is not sure enough; its score says that a person may look."""
    return Judged(Act.ASSERT, verdict.polarity, verdict.certainty, score=score)


def by_rules(doc: Doc, resolver: Resolver) -> tuple[Judged, ...]:
    """Return what the lexicons' words alone make of each frame."""
    stated = [f for f in doc._.frames if f.entry.act is Act.EVIDENCE_STATUS]
    rows = zip(doc._.frames, doc._.speakers, strict=True)
    words: Words = doc._.words
    return tuple(
        # what there is no evidence of, nobody is said to have done
        Judged(Act.ASSERT) if any(f is not frame and within(frame.content[-1:], f.content) for f in stated)
        else Judged(Act.ASSERT, Polarity.NEGATIVE) if _nobody(words, frame)
        else _judge(words, frame, holder, resolver)
        for frame, holder in rows
    )  # fmt: skip


def _with_parts(
    words: Words,
    rows: Sequence[tuple[Frame, Party | None]],
    judged: Sequence[Judged],
    ruled: Sequence[Judged],
    resolver: Resolver,
) -> Iterator[Judged]:
    """Read the numbers that an accuser gives of all those it accuses as parts of its accusation."""
    accused: list[tuple[frozenset[str], frozenset[str]]] = []
    for (frame, holder), found, rule in zip(rows, judged, ruled, strict=True):
        names = frozenset(holder.names) if holder is not None and holder.named else frozenset()
        if found.act is Act.ACCUSE and found.agent is not None:
            together = resolver.party(found.agent, apart=tuple(names)).names
            accused.append((names, frozenset(together)))
            if len(together) > 1:
                resolver.accused = together
        open_ = rule.act in _NEUTRAL or (rule.act is Act.ACCUSE and rule.agent is None)
        subject = _numbered(words, frame) if open_ and rule.polarity is Polarity.POSITIVE else None
        party = resolver.party(subject, apart=tuple(names)) if subject is not None and names else None
        if party is not None and len(party.names) > 1 and (names, frozenset(party.names)) in accused:
            yield replace(found, act=Act.ACCUSE, agent=subject, part=True)
        else:
            yield found


def _numbered(words: Words, frame: Frame) -> Stretch | None:
    """Return the subject of a content that counts something done."""
    clause = clauses.read(words, *frame.content[0]) if frame.content else None
    if clause is None or clause.negated or clause.modal is not None:
        return None
    return clause.subject if Tag.NUM in words.tag[clause.predicate : clause.end] else None


def _nobody(words: Words, frame: Frame) -> bool:
    """Whether nobody is said to say or do it ("nobody has accused X")."""
    said = frame.entry.act not in _NO_CONTENT and frame.source is not None
    return said and frame.source is not None and words.lower[frame.source[0]] in _NOBODY


def _judge(words: Words, frame: Frame, holder: Party | None, resolver: Resolver) -> Judged:
    act = frame.entry.act
    if act in _NO_CONTENT:
        return Judged(act)
    if act in BLAMING | LEGAL_ACTS:
        return _of_blaming_cue(words, frame, act)
    certainty = _certainty(words, frame, act)
    if act not in _NEUTRAL:
        return _answered(words, frame, Judged(act, certainty=certainty))
    told = _by_pattern(words, frame.content)
    told = told if act not in _BELIEF or told in {Act.DENY, Act.DISMISS} else None
    polarity = Polarity.NEGATIVE if frame.negated or _negated(words, frame.content) else Polarity.POSITIVE
    if told in {Act.DENY, Act.DISMISS, Act.WARN}:
        return Judged(told, certainty=certainty)
    blamed = _blamed(words, frame, holder, resolver)
    if blamed is not None:
        return blamed
    return Judged(told or act, polarity, certainty)


def _of_blaming_cue(words: Words, frame: Frame, act: Act) -> Judged:
    """Judge a cue that blames or decides by itself; negated or conditional it does not."""
    bare = act in {Act.CHARGE, Act.CONVICT} and frame.party is not None and frame.content == (frame.party,)
    if frame.negated or bare or _hypothetical(words, frame) or _history(words, frame):
        return Judged(Act.ASSERT, Polarity.NEGATIVE if frame.negated else Polarity.UNKNOWN)
    certainty = Certainty.POSSIBLE if act is Act.SUSPECT else Certainty.CERTAIN
    means = _means(words, frame.content) if act in BLAMING else None
    if frame.party is not None:
        return Judged(act, certainty=certainty, agent=frame.party, means=means)
    # "charged that" accuses, it brings no charge
    act = Act.ACCUSE if act is Act.CHARGE else act
    found = next((c for s in clauses.pieces(words, frame.content) if (c := clauses.read(words, *s))), None)
    if found is None or found.negated or act in LEGAL_ACTS:
        return Judged(Act.ASSERT)
    return Judged(act, certainty=certainty, agent=found.subject, means=means)


def _hypothetical(words: Words, frame: Frame) -> bool:
    low = frame.sentence[0]
    return any(words.lower[i] in {"if", "unless"} for i in range(max(low, frame.start - 3), frame.start))


def _history(words: Words, frame: Frame) -> bool:
    """Whether a passive without an agent tells of long ago ("in 1897 the firm was accused of")."""
    if frame.source is not None or not frame.cue:
        return False
    if frame.party is None:
        # neither who accuses nor whom is read
        return True
    low, high = frame.sentence
    years = any(
        words.tag[i] is Tag.NUM and words.text[i].isdigit() and len(words.text[i]) == 4 for i in range(low, high)
    )
    told = set(words.lower[low:high])
    return years or bool(lexicon.words("acts", "long_ago") & told)


def _answered(words: Words, frame: Frame, judged: Judged) -> Judged:
    """Turn a negated answer into a statement ("did not deny"), one that belittles into a dismissal."""
    if frame.negated:
        return Judged(Act.ASSERT, Polarity.NEGATIVE, judged.certainty)
    if judged.act is Act.DENY and _by_pattern(words, frame.content) is Act.DISMISS:
        return Judged(Act.DISMISS, certainty=judged.certainty)
    return judged


def _blamed(words: Words, frame: Frame, holder: Party | None, resolver: Resolver) -> Judged | None:
    found = blame.find(words, frame.content, agentless=True)
    if found is None or frame.negated or _hypothetical(words, frame):
        return None
    if found.agent is None:
        return Judged(Act.DENY, certainty=_certainty(words, frame, Act.ASSERT)) if found.negated else None
    apart = holder.names if holder is not None and holder.named else ()
    theirs = {*apart, holder.speaks_for} if holder is not None and holder.speaks_for else set(apart)
    agent = resolver.party(found.agent, apart=apart)
    # in what a party publishes itself, "X said that we did" blames the publisher, not X
    selves = words.lower[found.agent[0]] in lexicon.words("parties", "pronouns_self")
    # "X said it copied": a single pronoun right under its holder is the holder
    self_ = _singular(words, found.agent, holder)
    own = self_ or (selves and not (agent.named and apart)) or bool(set(agent.names) & theirs)
    if own:
        return Judged(Act.DENY if found.negated else Act.ADMIT, certainty=_certainty(words, frame, Act.ASSERT))
    if found.negated:
        # that nobody or somebody else did not do it says not-P too
        return Judged(Act.DENY, certainty=_certainty(words, frame, Act.ASSERT))
    if not blame.party(words, found.agent, named=agent.named):
        return None
    hedged = found.hedged or _hedges(words, frame)
    whole = frame.content == (found.stretch,)
    return Judged(
        Act.SUSPECT if hedged else Act.ACCUSE,
        certainty=Certainty.POSSIBLE if hedged else Certainty.CERTAIN,
        agent=found.agent,
        stretch=None if whole else found.stretch,
        means=_means(words, (found.stretch,)),
    )


def _singular(words: Words, agent: Stretch, holder: Party | None) -> bool:
    if holder is None or not holder.named or len(holder.names) > 1 or agent[1] - agent[0] > 1:
        return False
    key = "pronouns_human" if holder.label is Label.PERSON else "pronouns_body"
    return words.lower[agent[0]] in lexicon.words("parties", key)


def _hedges(words: Words, frame: Frame) -> bool:
    hedging = lexicon.words("acts", "hedging")
    return any(words.lower[i] in hedging for start, end in frame.cue for i in range(start, end))


def _certainty(words: Words, frame: Frame, act: Act) -> Certainty:
    if act is Act.OPEN_QUESTION:
        return Certainty.UNKNOWN
    first = frame.content[0] if frame.content else None
    sure = clauses.sureness(words, *first) if first else None
    if sure is not None:
        return Certainty(sure)
    return Certainty.PROBABLE if _hedges(words, frame) else Certainty.CERTAIN


def _negated(words: Words, content: tuple[Stretch, ...]) -> bool:
    clause = clauses.read(words, *content[0]) if content else None
    return clause is not None and clause.negated


def _by_pattern(words: Words, content: tuple[Stretch, ...]) -> Act | None:
    for at, (start, end) in enumerate(clauses.pieces(words, content)):
        text = " ".join(words.lower[i] for i in range(start, end) if i > start or words.tag[i] is not Tag.QUOTE)
        for pattern, phrase in patterns.compiled("acts", "content"):
            # what is said first tells what is done by it; what rejects does so wherever it stands
            if (at == 0 or phrase.means in _REJECTING) and re.search(pattern, text):
                return Act(phrase.means)
    return None


def _means(words: Words, content: tuple[Stretch, ...]) -> Stretch | None:
    """Return what stands behind the last "by" before a gerund ("by creating accounts")."""
    if not content:
        return None
    start, end = content[-1]
    for i in range(end - 3, start + 2, -1):
        if words.lower[i] == "by" and words.tag[i + 1] is Tag.ING:
            return i + 1, end - (words.tag[end - 1] in {Tag.STOP, Tag.QUOTE})
    return None


assign("judged")


@Language.factory(
    "claimtrail_acts",
    requires=["doc._.words", "doc._.scores", "doc._.names", "doc._.frames", "doc._.speakers"],
    assigns=["doc._.judged"],
    default_config={"least": 0.0, "firm": 0.7, "sure": SURE, "bold": 0.7},
)
def make(nlp: Language, name: str, *, least: float, firm: float, sure: float, bold: float) -> ActsComponent:
    """Make the component."""
    return ActsComponent(least=least, firm=firm, sure=sure, bold=bold)
