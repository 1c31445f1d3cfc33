"""The targets component: whom each utterance is about, one by one or together."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from graph.model import BLAMING, LEGAL_ACTS, Act, Label, TargetReading
from nlp import blame, clauses, lexicon
from nlp.acts import Judged
from nlp.component import Component, assign
from nlp.descriptions import head_of
from nlp.frames import Frame, Stretch
from nlp.parties import Party
from nlp.resolver import Resolver
from nlp.words import Tag, Words

_WITH_TARGETS = (
    BLAMING
    | LEGAL_ACTS
    | {Act.CRITICISE, Act.PRAISE, Act.WARN, Act.THREATEN, Act.EVIDENCE_STATUS, Act.ASKED_FOR_COMMENT}
)
# whom a warning is about is told by a name only: it speaks of "owners" and "residents" without aiming at them
_NAMED_ONLY = frozenset({Act.WARN, Act.THREATEN})
# a museum or an airport can be blamed, a river cannot
_NO_TARGET = frozenset({Label.DATE, Label.MONEY, Label.EVENT, Label.LOC})


@dataclass(frozen=True, slots=True)
class Aimed:
    """A party that an utterance is about, where the page names it, as tokens."""

    entity: str
    start: int
    end: int
    reading: TargetReading
    label: Label | None = None


class TargetsComponent(Component[tuple[tuple[Aimed, ...], ...]]):
    """Find the targets of each frame, in the order of `doc._.frames`; who is only mentioned is none."""

    attribute = "targets"

    def predict(self, doc: Doc) -> tuple[tuple[Aimed, ...], ...]:
        """Return the targets."""
        resolver = Resolver(doc)
        rows = zip(doc._.frames, doc._.judged, doc._.speakers, strict=True)
        found: list[tuple[Aimed, ...]] = []
        for frame, judged, holder in rows:
            found.append(tuple(_targets(resolver, frame, judged, holder)))
            if judged.act in BLAMING and len(found[-1]) > 1:
                # "they" of what follows are those who were accused together
                resolver.accused = tuple(one.entity for one in found[-1])
        return tuple(found)


def _targets(resolver: Resolver, frame: Frame, judged: Judged, holder: Party | None) -> Iterator[Aimed]:
    if judged.act not in _WITH_TARGETS:
        return
    agent = judged.agent or frame.party
    if judged.act is Act.EVIDENCE_STATUS:
        agent = _subject_of_proposition(resolver.words, frame)
    apart = holder.names if holder is not None and holder.named else ()
    if holder is not None and holder.speaks_for:
        apart = (*apart, holder.speaks_for)
    if agent is None or judged.agent is None:
        found = list(_read(resolver, judged, apart, frame.content))
        if judged.act in _NAMED_ONLY:
            found = [one for one in found if one.label is not None]
        if found or agent is None:
            yield from found
            return
    yield from aimed(resolver, agent, apart, frame.content)


def _read(resolver: Resolver, judged: Judged, apart: tuple[str, ...], content: tuple[Stretch, ...]) -> Iterator[Aimed]:
    """Yield the parties that the encoder reads, each once, where it stands first."""
    seen: set[str] = set()
    for stretch in judged.parties:
        for one in aimed(resolver, stretch, apart, content):
            if one.entity not in seen:
                seen.add(one.entity)
                yield one


def aimed(resolver: Resolver, agent: Stretch, apart: tuple[str, ...], content: tuple[Stretch, ...]) -> Iterator[Aimed]:
    """Yield the parties of a phrase: each name of a list where it stands, the names of a pronoun on the pronoun."""
    words = resolver.words
    joint = next(
        (i for i in range(agent[0] + 1, agent[1] - 1) if words.lower[i] == "and" and _opens(words, i + 1)), None
    )
    if joint is not None and resolver.inside((agent[0], joint)) and not resolver.inside((joint + 1, agent[1])):
        # "X and a former engineer" are two
        yield from aimed(resolver, (agent[0], joint), apart, content)
        yield from aimed(resolver, (joint + 1, agent[1]), apart, content)
        return
    party = _body(resolver, resolver.party(agent, apart=apart))
    if party.label in _NO_TARGET or not blame.party(words, agent, named=party.named):
        return
    if set(party.names) & set(apart):
        return
    reading = _reading(words, content, party)
    inside = [n for n in resolver.inside(agent) if n.entity in party.names]
    standing = {n.entity: (n.start, n.end) for n in reversed(inside)}
    for entity in party.names:
        start, end = standing.get(entity, (party.start, party.end))
        yield Aimed(entity, start, end, reading, party.label)


@cache
def _people() -> frozenset[str]:
    """Return the nouns of those who are blamed for themselves, whosever they are."""
    keys = ("blamed", "human_roles", "speaks", "anonymous", "office")
    return frozenset().union(*(lexicon.words("parties", key) for key in keys))


def _body(resolver: Resolver, party: Party) -> Party:
    """Return the body for its people and things ("officers of X", "the X crew"): what they did, it is blamed for."""
    if party.named and party.label in {Label.PRODUCT, Label.MISC, Label.FAC}:
        owner = resolver.owners.get(party.names[0])
        return replace(party, names=(owner,), label=Label.ORG) if owner else party
    if party.named or party.affiliation is None:
        return party
    nouns = {resolver.words.lower[i] for i in range(party.start, party.end)}
    inside = [n for n in resolver.inside((party.start, party.end)) if n.entity == party.affiliation]
    former = nouns & lexicon.words("parties", "no_longer")
    if former or not inside or inside[0].label is not Label.ORG:
        return party
    words, (start, end) = resolver.words, (inside[0].start, inside[0].end)
    head = words.lower[head_of(words, (party.start, party.end))]
    marked = end < party.end and words.tag[end] is Tag.POSS
    made = words.lower[start - 1] in {"from", "by", "of"} or words.lower[start - 2 : start] == ("by", "the")
    owned = (marked or made) and head not in _people() and not blame.somebody(head)
    if not owned and not nouns & lexicon.words("parties", "members"):
        return party
    return replace(party, names=(party.affiliation,), named=True, label=inside[0].label)


def _opens(words: Words, i: int) -> bool:
    return words.tag[i] in {Tag.DET, Tag.POSS}


def _reading(words: Words, content: tuple[Stretch, ...], party: Party) -> TargetReading:
    """Read several as together where they are one pronoun with a total, or the text says so."""
    lower = [words.lower[i] for start, end in content for i in range(start, end)]
    if "each" in lower or len(party.names) < 2:
        return TargetReading.DISTRIBUTIVE
    together = {"together", "jointly", "collectively", "combined"} & set(lower)
    total = party.end - party.start == 1 and any(words.tag[i] is Tag.NUM for s, e in content for i in range(s, e))
    return TargetReading.COLLECTIVE if together or total else TargetReading.DISTRIBUTIVE


def _subject_of_proposition(words: Words, frame: Frame) -> Stretch | None:
    """Return the subject of what an evidence statement is about ("no evidence that X did")."""
    start, end = frame.content[0]
    last = max((i for i in range(start, end) if words.lower[i] == "that"), default=None)
    clause = clauses.read(words, last, end) if last is not None else None
    if clause is None:
        return None
    named = any(
        words.lower[i] in lexicon.words("parties", "blamed") or words.tag[i] is Tag.NAME for i in range(*clause.subject)
    )
    return clause.subject if named else None


assign("targets")


@Language.factory(
    "claimtrail_targets",
    requires=["doc._.words", "doc._.names", "doc._.frames", "doc._.speakers", "doc._.judged"],
    assigns=["doc._.targets"],
    default_config={},
)
def make(nlp: Language, name: str) -> TargetsComponent:
    """Make the component."""
    return TargetsComponent()
