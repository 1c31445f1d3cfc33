"""The utterances component: what the others found, put together in offsets of characters."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc

from graph.model import (
    BLAMING,
    FORWARD,
    RESPONSES,
    Act,
    Certainty,
    HolderKind,
    How,
    Level,
    Part,
    Polarity,
    Target,
    Utterance,
)
from nlp import details, targets, vectors
from nlp.acts import Judged
from nlp.author import Voiced
from nlp.component import Component, assign
from nlp.frames import Frame, Stretch, within
from nlp.parties import Party
from nlp.resolver import Resolver
from nlp.targets import Aimed
from nlp.words import Tag, Words


@dataclass(frozen=True, slots=True)
class _Found:
    """One frame with all that was found about it."""

    frame: Frame
    judged: Judged
    holder: Party | None
    aimed: tuple[Aimed, ...]


class UtterancesComponent(Component[tuple[Utterance, ...]]):
    """Make the utterances of one part of a document, by where they begin."""

    attribute = "utterances"

    def predict(self, doc: Doc) -> tuple[Utterance, ...]:
        """Return the utterances."""
        return tuple(_Maker(doc).all())


class _Maker:
    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.words: Words = doc._.words
        self.details = details.Details(doc)
        self.resolver = Resolver(doc)
        self.part = Part(doc._.part)
        rows = zip(doc._.frames, doc._.speakers, doc._.disputed, strict=True)
        self.found = [_Found(frame, row.judged, holder or row.holder, row.aimed) for frame, holder, row in rows]
        self.by_sentence: dict[Stretch, list[_Found]] = {}
        for one in self.found:
            self.by_sentence.setdefault(one.frame.sentence, []).append(one)

    def all(self) -> list[Utterance]:
        """Return everything in order, with the indices of what gives means."""
        rows: list[tuple[int, _Found | Voiced]] = [(f.frame.start, f) for f in self.found]
        rows += [(v.content[0], v) for v in self.doc._.voiced]
        made: list[Utterance] = []
        for _, row in sorted(rows, key=lambda r: r[0]):
            said = list(self._voiced(row) if isinstance(row, Voiced) else self._said(row, len(made)))
            if isinstance(row, _Found) and row.judged.part:
                said = [replace(said[0], means_of=_accusation(made, said[0])), *said[1:]]
            made += said
        return made

    def _said(self, one: _Found, index: int) -> Iterator[Utterance]:
        frame, judged = one.frame, one.judged
        act = judged.act
        # blame by nobody, which no word of blame supports, is a guess
        guessed = one.holder is None and frame.entry.act not in BLAMING and not self.doc._.publisher
        if act in BLAMING and (not one.aimed or guessed):
            act = Act.ASSERT
        if act is Act.ASSERT and self._only_evidence(frame):
            return
        whole = frame.attributed or frame.content
        content = (judged.stretch,) if judged.stretch else frame.content
        content = _without_list(self.words, content, judged, one.aimed)
        region: tuple[Stretch, ...] = frame.content if judged.stretch is None else (judged.stretch,)
        if judged.means is not None and act in BLAMING:
            region = _before(region, judged.means)
            content = _before(content, judged.means)
        attributed = None if content == whole else self._spans(whole)
        said = self._utterance(one, act, content, region, attributed)
        yield said
        if judged.means is not None and act in BLAMING:
            part = self._utterance(one, act, (judged.means,), (judged.means,), self._spans(whole))
            yield replace(part, means_of=index)

    def _only_evidence(self, frame: Frame) -> bool:
        """Whether all that a frame says is an evidence statement, which is an utterance of its own."""
        others = self.by_sentence[frame.sentence]
        return any(o.judged.act is Act.EVIDENCE_STATUS and o.frame.content == frame.content for o in others)

    def _utterance(
        self,
        one: _Found,
        act: Act,
        content: tuple[Stretch, ...],
        region: tuple[Stretch, ...],
        attributed: tuple[Stretch, ...] | None,
    ) -> Utterance:
        levels = self._levels(one)
        own = not levels
        together = len(one.aimed) > 1
        return Utterance(
            act,
            self._spans(content),
            part=self.part,
            polarity=one.judged.polarity,
            quote=self.details.quote(content),
            attribution=levels,
            author_certainty=Certainty.CERTAIN if own or act in RESPONSES else Certainty.UNKNOWN,
            attributed=attributed,
            targets=tuple(self._target(t) for t in one.aimed),
            basis=self.details.basis(one.frame.sentence),
            quantities=self.details.quantities(region, collective=together),
            times=self.details.times(one.frame.sentence, region, forward=act in FORWARD),
            score=one.judged.score,
            vector=vectors.of(self.doc._.scores, content),
        )

    def _levels(self, one: _Found) -> tuple[Level, ...]:
        """Return the chain: those whose content holds this, outermost first, then its own holder."""
        parts = (*one.frame.cue, *one.frame.content, *((one.frame.source,) if one.frame.source else ()))
        outer = [o for o in self.by_sentence[one.frame.sentence] if o is not one and within(parts, o.frame.content)]
        outer.sort(key=lambda o: (o.frame.start, -len(o.frame.content)))
        chain = [level for o in outer if (level := self._level(o)) is not None]
        own = self._level(one)
        if own is not None:
            chain.append(own)
        if not chain and self.doc._.publisher:
            return (self._publisher(),)
        return tuple(replace(level, level=i) for i, level in enumerate(chain, 1))

    def _level(self, one: _Found) -> Level | None:
        holder, frame = one.holder, one.frame
        cue = self._spans(frame.cue)
        if holder is None:
            silent = frame.party is None and not frame.attributed
            if silent or one.judged.act is Act.ASKED_FOR_COMMENT or not cue:
                return None
            # "was accused of", "is expected to": somebody says it, and the words do not say who
            return Level(1, "unnamed", HolderKind.ANONYMOUS, self._how(How.EXPLICIT), cue=cue)
        start, end = self._source(one, holder)
        return Level(
            1,
            holder.names[0],
            holder.kind,
            self._how(holder.how),
            start,
            end,
            cue,
            one.judged.certainty,
            holder.speaks_for,
            self.details.addressee(frame, self.resolver),
            holder.names if len(holder.names) > 1 else (),
            holder.affiliation,
            holder.number,
        )

    def _source(self, one: _Found, holder: Party) -> Stretch:
        """Return the words of the source; a noun that only stands for what was said is left out ("X concerns")."""
        frame, source = one.frame, one.frame.source
        narrower = source is not None and source[0] <= holder.start and holder.end < source[1] and holder.named
        if source is None or (narrower and not frame.attributed):
            return self.words.span(holder.start, holder.end)
        return self.words.span(*source)

    def _how(self, how: How) -> How:
        return How.HEADLINE if self.part is Part.TITLE else how

    def _publisher(self) -> Level:
        return Level(1, self.doc._.publisher, how=How.PUBLISHER)

    def _voiced(self, said: Voiced) -> Iterator[Utterance]:
        """Make an utterance of the author; flat blame is an accusation only in a party's own text."""
        publisher = self.doc._.publisher
        levels = (replace(self._publisher(), certainty=said.certainty),) if publisher else ()
        aimed: tuple[Aimed, ...] = ()
        if said.blames is not None and publisher:
            aimed = tuple(targets.aimed(self.resolver, said.blames, (publisher,), (said.content,)))
        region = (said.content,)
        yield Utterance(
            Act.ACCUSE if aimed else said.act,
            self._spans(region),
            part=self.part,
            polarity=Polarity.POSITIVE if aimed else said.polarity,
            quote=self.details.quote(region),
            attribution=levels,
            author_certainty=said.certainty,
            targets=tuple(self._target(t) for t in aimed),
            quantities=self.details.quantities(region, collective=len(aimed) > 1),
            times=self.details.times(said.content, region, forward=said.act in FORWARD),
            vector=vectors.of(self.doc._.scores, region),
        )

    def _target(self, aimed: Aimed) -> Target:
        return Target(aimed.entity, *self.words.span(aimed.start, aimed.end), aimed.reading)

    def _spans(self, stretches: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
        return tuple(self.words.span(*s) for s in stretches)


def _without_list(
    words: Words, content: tuple[Stretch, ...], judged: Judged, aimed: tuple[Aimed, ...]
) -> tuple[Stretch, ...]:
    """Leave a list of accused that opens the content to the targets: the proposition is said of each of them."""
    agent = judged.agent
    listed = len({(a.start, a.end) for a in aimed}) > 1
    if agent is None or not listed or not content or not content[0][0] <= agent[0] < agent[1] < content[0][1]:
        return content
    start = agent[1] + (words.tag[agent[1]] is Tag.COMMA)
    return ((start, content[0][1]), *content[1:]) if start < content[0][1] else content


def _accusation(made: list[Utterance], part: Utterance) -> int | None:
    """Return the index of the accusation that an utterance gives numbers of: the first by its holder of its targets."""
    holder, targets = part.innermost, {target.entity for target in part.targets}
    for index, one in enumerate(made):
        same = one.innermost is not None and holder is not None and one.innermost.holder == holder.holder
        if same and one.act is Act.ACCUSE and one.means_of is None and {t.entity for t in one.targets} == targets:
            return index
    return None


def _before(content: tuple[Stretch, ...], means: Stretch) -> tuple[Stretch, ...]:
    """Return a content without the "by" and the means that close it."""
    return tuple((start, min(end, means[0] - 1)) for start, end in content if start < means[0] - 1)


assign("utterances")
assign("publisher", None)


@Language.factory(
    "claimtrail_utterances",
    requires=[
        "doc._.words", "doc._.scores", "doc._.frames", "doc._.speakers", "doc._.disputed", "doc._.voiced",
        "doc._.amounts", "doc._.moments", "doc._.origins",
    ],
    assigns=["doc._.utterances"],
    default_config={},
)  # fmt: skip
def make(nlp: Language, name: str) -> UtterancesComponent:
    """Make the component."""
    return UtterancesComponent()
