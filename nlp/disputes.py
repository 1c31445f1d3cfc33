"""The disputes component: what accusers add to their accusations, and how the accused reject them, by whom they are."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc

from graph.model import ACCUSING, BLAMING, Act, Certainty, How, Polarity, TargetReading
from nlp import blame, clauses, lexicon, rejections, targets
from nlp.acts import Judged
from nlp.component import Component, assign
from nlp.frames import Frame, Stretch
from nlp.parties import Party
from nlp.resolver import Resolver
from nlp.targets import Aimed
from nlp.words import Tag, Words

_OPEN = frozenset({Act.ASSERT, Act.ANNOUNCE, Act.REPORT_ACTION, Act.ASSESS, Act.CONFIRM, Act.CLARIFY, Act.BACKGROUND})
_ANSWERED = _OPEN | {Act.ADMIT, Act.PROMISE, Act.PREDICT, Act.DISPUTE, Act.CRITICISE, Act.PRAISE}
# the blanks between a sentence and the next
_NEXT = 4
_HELD = frozenset({"had", "has", "have", "was", "were", "did", "been"})


@dataclass(frozen=True, slots=True)
class Row:
    """What a frame does and whom it is about, after what else the document says of its holder."""

    judged: Judged
    aimed: tuple[Aimed, ...]
    holder: Party | None = None


class DisputesComponent(Component[tuple[Row, ...]]):
    """Read statements of accusers and accused anew, in the order of `doc._.frames`.

    What an accuser tells in the past of those it accuses belongs to its accusation, though no word of it blames; what
    the accused say that negates or rejects is a denial. Nothing of a holder who is on no side is changed.
    """

    attribute = "disputed"

    def predict(self, doc: Doc) -> tuple[Row, ...]:
        """Return the acts and targets."""
        return tuple(_Disputes(doc).rows())


class _Disputes:
    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.words: Words = doc._.words
        self.resolver = Resolver(doc)
        self.read = list(zip(doc._.frames, doc._.judged, doc._.speakers, doc._.targets, strict=True))
        self.accused_by: dict[str, dict[str, Aimed]] = {}
        self.denying: set[str] = set()
        for frame, judged, holder, aimed in self.read:
            if judged.act is Act.DENY:
                # who denies has been accused, though the text may not have said so
                self.denying.update(sides(holder))
            if judged.act in BLAMING | ACCUSING and frame.entry.act is not Act.SUSPECT:
                self._accuse(sides(holder) or ((doc._.publisher,) if doc._.publisher else ()), aimed)
        for voiced in doc._.voiced:
            if voiced.blames is not None and doc._.publisher:
                publisher = (doc._.publisher,)
                self._accuse(publisher, targets.aimed(self.resolver, voiced.blames, publisher, (voiced.content,)))
        self.accused = {name for found in self.accused_by.values() for name in found} | self.denying

    def _accuse(self, side: Iterable[str], aimed: Iterable[Aimed]) -> None:
        listed = [one for one in aimed if one.label is not None]
        for name in side:
            for one in listed:
                self.accused_by.setdefault(name, {}).setdefault(one.entity, one)

    def rows(self) -> Iterator[Row]:
        """Yield every frame's act and targets, and who accuses where a passive does not say so."""
        accuser: tuple[int, Party] | None = None
        for (frame, _, holder, _), row in zip(self.read, self._rows(), strict=True):
            if holder is not None and row.judged.act in ACCUSING:
                accuser = frame.sentence[1], holder
            # whoever brings a charge is somebody else than who accused before
            passive = holder is None and row.judged.act in {Act.ACCUSE, Act.SUSPECT} and accuser is not None
            if passive and accuser is not None and 0 <= frame.sentence[0] - accuser[0] < _NEXT:
                # "Prosecutors charged X. He is accused of P": they accuse him
                yield replace(row, holder=replace(accuser[1], how=How.CARRIED_OVER))
            else:
                yield row

    def _rows(self) -> Iterator[Row]:
        for frame, judged, holder, aimed in self.read:
            side = sides(holder) if holder is not None else ((self.doc._.publisher,) if self.doc._.publisher else ())
            theirs = self._accused_by(side)
            if judged.act is Act.SETTLE:
                yield Row(judged, self._of_the_accused(side, aimed))
            elif judged.act in BLAMING:
                meant = self._meant(judged, aimed, theirs)
                yield Row(judged, meant if not {one.entity for one in meant} & set(side) else aimed)
            elif (
                judged.act in _ANSWERED
                and self.accused.intersection(side)
                and rejections.admits(self.words, frame.content)
            ):
                yield Row(replace(judged, act=Act.ADMIT), ())
            elif judged.act in _ANSWERED and self.accused.intersection(side) and self._rejects(frame, side):
                yield Row(replace(judged, act=Act.DENY, agent=None, means=None, part=False), ())
            elif judged.act in _OPEN and theirs and not frame.negated:
                yield self._elaborated(frame, judged, side, theirs) or Row(judged, aimed)
            else:
                yield Row(judged, aimed)

    def _leads_back(self, agent: Stretch) -> bool:
        """Whether a phrase without a name means a body named before ("the company", "its people", "officers")."""
        words = self.words
        nouns = {words.lower[i] for i in range(*agent)}
        opened = words.tag[agent[0]] is Tag.POSS or words.lower[agent[0]] in {"the", "this"}
        bodies = any(nouns & lexicon.words("parties", key) for key in ("body", "called"))
        members = bool(nouns & lexicon.words("parties", "members"))
        return (opened and (bodies or members)) or (members and agent[1] - agent[0] == 1)

    def _only(self, agent: Stretch, theirs: dict[str, Aimed]) -> tuple[Aimed, ...]:
        """Return the one whom the holder accuses, else the one whom anybody in the document accuses."""
        everybody = {entity: one for found in self.accused_by.values() for entity, one in found.items()}
        for known in (theirs, everybody):
            if len(known) == 1:
                return tuple(_moved(one, agent) for one in known.values())
        return ()

    def _of_the_accused(self, side: tuple[str, ...], aimed: tuple[Aimed, ...]) -> tuple[Aimed, ...]:
        """Return of those who settle who was accused, else with whom it was settled."""
        both = {*side, *(one.entity for one in aimed)}
        known = {entity: one for found in self.accused_by.values() for entity, one in found.items()}
        return tuple(one for entity, one in known.items() if entity in both) or aimed

    def _accused_by(self, side: Iterable[str]) -> dict[str, Aimed]:
        found: dict[str, Aimed] = {}
        for name in side:
            found |= self.accused_by.get(name, {})
        return found

    def _meant(self, judged: Judged, aimed: tuple[Aimed, ...], theirs: dict[str, Aimed]) -> tuple[Aimed, ...]:
        """Return whom a pronoun means that an accuser blames: those it accuses by name, before anybody else."""
        if judged.agent is None or not aimed:
            return aimed
        if all(one.label is None for one in aimed) and self._leads_back(judged.agent):
            return self._only(judged.agent, theirs) or aimed
        if judged.agent[1] - judged.agent[0] > 1 or not theirs:
            return aimed
        word = self.words.lower[judged.agent[0]]
        plural = word in lexicon.words("parties", "pronouns_plural")
        single = word in lexicon.words("parties", "pronouns_body")
        if not (plural or (single and len(theirs) == 1)) or {one.entity for one in aimed} & set(theirs):
            return aimed
        return tuple(_moved(one, judged.agent) for one in theirs.values())

    def _rejects(self, frame: Frame, side: tuple[str, ...]) -> bool:
        """Whether a content says that it is not so: of what nobody did, of what is false, of what was done rightly."""
        # who accuses back may negate what the other side did or had
        plainly = not any(name in self.accused_by for name in side)
        said = rejections.rejects(self.words, self.doc.text, frame.content, plainly=plainly)
        return said or (plainly and self._of_themselves(frame, side))

    def _of_themselves(self, frame: Frame, side: tuple[str, ...]) -> bool:
        """Whether the accused deny by words of blame what is told of their people."""
        found = blame.find(self.words, frame.content, agentless=True)
        return found is not None and found.negated

    def _elaborated(self, frame: Frame, judged: Judged, side: tuple[str, ...], theirs: dict[str, Aimed]) -> Row | None:
        """Read what an accuser tells of what the accused did, or what was done to others, as its accusation."""
        for start, end in clauses.pieces(self.words, frame.content):
            clause = clauses.read(self.words, start, end)
            if clause is None or clause.negated or clause.modal is not None or blame.negative(self.words, clause):
                continue
            found = tuple(targets.aimed(self.resolver, clause.subject, side, frame.content))
            if self._pronoun(clause.subject) and (plural := self._all(clause.subject, theirs)):
                found = plural
            if found and {one.entity for one in found} <= set(theirs) and self._deed(clause):
                return self._row(frame, judged, clause, found)
            told = blame.find(self.words, ((start, end),), agentless=True)
            if told is not None and told.agent is None and not told.negated and not told.hedged:
                return self._row(frame, judged, clause, tuple(theirs.values()))
        return None

    def _pronoun(self, subject: Stretch) -> bool:
        return subject[1] - subject[0] == 1 and self.words.tag[subject[0]] is Tag.PRON

    def _all(self, subject: Stretch, theirs: dict[str, Aimed]) -> tuple[Aimed, ...]:
        """Return all who are accused, where "they" or "all three" can stand for them."""
        plural = self.words.lower[subject[0]] in lexicon.words("parties", "pronouns_plural")
        return tuple(_moved(one, subject) for one in theirs.values()) if plural else ()

    def _row(self, frame: Frame, judged: Judged, clause: clauses.Clause, found: tuple[Aimed, ...]) -> Row:
        number = Tag.NUM in self.words.tag[clause.predicate : clause.end]
        act = Act.SUSPECT if judged.certainty is not Certainty.CERTAIN else Act.ACCUSE
        made = replace(judged, act=act, polarity=Polarity.POSITIVE, agent=clause.subject, part=number)
        return Row(made, found)

    def _deed(self, clause: clauses.Clause) -> bool:
        """Whether a predicate tells of something done, and of nothing that anybody may do."""
        words = self.words
        verb = next((i for i in range(clause.predicate, clause.end) if words.tag[i] in {Tag.VERB, Tag.ING}), None)
        if verb is None or words.lower[verb] in lexicon.words("acts", "harmless") | lexicon.saying():
            return False
        before = set(words.lower[clause.predicate : verb])
        return not before & rejections.FUTURE and (
            bool(before & _HELD)
            or words.lower[verb].endswith("ed")
            or words.lower[verb] in lexicon.words("acts", "past")
        )


def sides(holder: Party | None) -> tuple[str, ...]:
    """Return for whom a holder speaks: itself, by its own words where it has no name, and the body behind it."""
    if holder is None:
        return ()
    own = holder.names if holder.named else tuple(name.lower().removeprefix("the ") for name in holder.names)
    return tuple(dict.fromkeys((*own, *((holder.speaks_for,) if holder.speaks_for else ()))))


def _moved(one: Aimed, at: Stretch) -> Aimed:
    return Aimed(one.entity, *at, TargetReading.DISTRIBUTIVE, one.label)


assign("disputed")


@Language.factory(
    "claimtrail_disputes",
    requires=[
        "doc._.words",
        "doc._.names",
        "doc._.frames",
        "doc._.speakers",
        "doc._.judged",
        "doc._.targets",
        "doc._.voiced",
    ],
    assigns=["doc._.disputed"],
    default_config={},
)
def make(nlp: Language, name: str) -> DisputesComponent:
    """Make the component."""
    return DisputesComponent()
