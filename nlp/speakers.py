"""The speakers component: whom the words of each source stand for within the document."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from graph.model import BLAMING, LEGAL_ACTS, Act, How, Label
from nlp import introduced, lexicon
from nlp.component import Component, assign
from nlp.descriptions import head_of, listed
from nlp.frames import Frame
from nlp.parties import Party
from nlp.resolver import Resolver
from nlp.words import Words


class SpeakersComponent(Component[tuple[Party | None, ...]]):
    """Resolve the holder of each frame, in the order of `doc._.frames`; null where its words name nobody."""

    attribute = "speakers"

    def predict(self, doc: Doc) -> tuple[Party | None, ...]:
        """Return the holders."""
        resolver = Resolver(doc)
        found: list[Party | None] = []
        for frame in doc._.frames:
            party = _holder(resolver, frame)
            if party is not None and party.named and _has_seen(resolver.words, frame):
                resolver.finder = party
            if party is not None and _single(resolver.words, party):
                resolver.unnamed = party
            accuses = frame.entry.act in {Act.ACCUSE, Act.SUE}
            # before anybody accuses by a verb of blame, the first who is said to say something is the accuser
            if party is not None and (accuses or (resolver.accuser is None and party.named)):
                resolver.accuser = party
            found.append(party)
        return tuple(_spoken_for(list(introduced.named(resolver, found))))


def _has_seen(words: Words, frame: Frame) -> bool:
    """Whether a source is who has seen papers ("documents reviewed by X show")."""
    if frame.source is None:
        return False
    before = words.lower[max(0, frame.source[0] - 3) : frame.source[0]]
    return "by" in before and bool(set(before) & lexicon.words("parties", "shown"))


def _single(words: Words, party: Party) -> bool:
    """Whether a holder is one person whom the text does not name ("a former engineer of X")."""
    if party.named or party.number is not None or words.lower[party.start] not in {"a", "an"}:
        return False
    noun = words.lower[head_of(words, (party.start, party.end))]
    return listed("anonymous", noun) or listed("human_roles", noun) or listed("office", noun)


def _spoken_for(found: Sequence[Party | None]) -> Iterator[Party | None]:
    """Say of each person for whom it speaks where any of its attributions says so."""
    known = {p.names[0]: p.speaks_for for p in reversed(found) if p is not None and p.named and p.speaks_for}
    for party in found:
        if party is None or not party.named or len(party.names) > 1 or party.label is not Label.PERSON:
            yield party
        else:
            yield replace(party, speaks_for=party.speaks_for or known.get(party.names[0]))


def _holder(resolver: Resolver, frame: Frame) -> Party | None:
    if frame.holder is None:
        return None
    at = frame.source or frame.holder
    resolver.spoken_of = tuple(n.entity for piece in frame.content for n in resolver.inside(piece))
    # nobody is blamed by itself: "it accused X" is somebody else than X
    aimed = (
        frame.party if frame.party is not None and frame.entry.act in BLAMING | LEGAL_ACTS | {Act.CRITICISE} else None
    )
    party = resolver.party(frame.holder, apart=tuple(n.entity for n in resolver.inside(aimed)) if aimed else ())
    if frame.how is How.CARRIED_OVER:
        return replace(party, how=How.CARRIED_OVER)
    if frame.subject is not None and not (frame.subject[0] < at[1] and at[0] < frame.subject[1]):
        return replace(party, start=at[0], end=at[1], how=How.COREFERENCE if party.named else party.how)
    return party


assign("speakers")
assign("publisher", None)


@Language.factory(
    "claimtrail_speakers",
    requires=["doc._.words", "doc._.names", "doc._.roles", "doc._.frames"],
    assigns=["doc._.speakers"],
    default_config={},
)
def make(nlp: Language, name: str) -> SpeakersComponent:
    """Make the component."""
    return SpeakersComponent()
