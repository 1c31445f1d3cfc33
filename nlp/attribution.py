"""The attribution component: what the encoder reads, joined with what the lexicon knows of its cues."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from graph.model import Act, How
from nlp import contents, cues, lexicon, phrases, relations
from nlp.component import Component, assign
from nlp.cues import Match
from nlp.frames import Frame, Stretch, sentences, trimmed_end
from nlp.lexicon import Cue
from nlp.relations import Relation
from nlp.scores import Scores
from nlp.words import Tag, Words

_PLAIN = frozenset({Act.ASSERT, Act.ASSESS, Act.ANNOUNCE, Act.PREDICT, Act.OPEN_QUESTION, Act.PRAISE, Act.DEMAND})
_FEW = 3
# the tokens of a subject and its verb that may open a sentence in front of what was read of it
_OPENING = 14
_MARKS = frozenset({Tag.QUOTE, Tag.STOP, Tag.SPACE, Tag.MARK, Tag.SUB, Tag.COORD})
_SAID = Cue(("",), Act.ASSERT, lexicon.Frame.CLAUSE, "")


class AttributionComponent(Component[tuple[Frame, ...]]):
    """Find who says what: relations of the encoder, each with the entry of its cue; and those by cue that it missed.

    A lexicon's attribution that the encoder has not found is kept where the encoder finds it at least `least` likely
    that its cue is one, or `hint` for the cues that blame, decide or answer.
    """

    attribute = "frames"

    def __init__(self, least: float, hint: float) -> None:
        self.least = least
        self.hint = hint

    def predict(self, doc: Doc) -> tuple[Frame, ...]:
        """Return the attributions, by where they begin."""
        words: Words = doc._.words
        scores: Scores = doc._.scores
        if not len(scores):
            return ()
        cued: tuple[Frame, ...] = doc._.cued
        bounds = list(sentences(doc))
        read = [_Read(words, scores, relation, bounds) for relation in relations.find(scores)]
        # a deed is no saying ("X suppressed posts, papers show")
        frames = [one.frame(cued) for one in read if not _deed(words, one.cue)]
        taken = {i for frame in frames for start, end in frame.cue for i in range(start, end)}
        frames += self._missed(scores, cued, frames, taken)
        return tuple(sorted(frames, key=lambda f: (f.start, f.cue)))

    def _missed(
        self, scores: Scores, cued: Sequence[Frame], frames: Sequence[Frame], taken: set[int]
    ) -> Iterator[Frame]:
        """Yield what the lexicon found and the encoder did not, where it is sure enough of the cue."""
        held = {i for frame in frames for start, end in frame.content for i in range(start, end)}
        sure = dict(zip(scores.tokens, relations.certainties(scores), strict=True))
        for frame in cued:
            if any(i in taken for start, end in frame.cue for i in range(start, end)):
                continue
            if frame.how is How.HEADLINE:
                yield replace(frame, how=How.EXPLICIT)
                continue
            if frame.how is How.CARRIED_OVER:
                if not any(i in held for start, end in frame.content for i in range(start, end)):
                    yield frame
                continue
            most = max((sure.get(i, 0.0) for start, end in frame.cue for i in range(start, end)), default=0.0)
            # what blames, decides or answers is told by its words; what merely says, by its place
            if most >= (self.least if frame.entry.act in _PLAIN and frame.entry.case else self.hint):
                yield replace(frame, sure=most)


def _deed(words: Words, cue: Stretch) -> bool:
    """Whether the words of a cue are nothing but a verb of blame that no lexicon knows for a saying."""
    verbs = [words.lower[i] for i in range(*cue) if words.tag[i] in {Tag.VERB, Tag.ING}]
    cued = {form.split()[0] for one in lexicon.cues() for form in one.forms}
    return bool(verbs) and all(word in lexicon.blame_verbs() and word not in cued for word in verbs)


class _Read:
    """One relation of the encoder on its way to a frame."""

    def __init__(self, words: Words, scores: Scores, relation: Relation, bounds: Sequence[Stretch]) -> None:
        self.words = words
        self.cue = relations.tokens(scores, relation.cue)
        self.sure = relation.sure
        at = bisect_right(bounds, (self.cue[0], len(words))) - 1
        self.sentence = bounds[max(at, 0)] if bounds else (0, len(words))
        self.first = bounds[0][0] if bounds else 0
        self.source = self._trimmed(relations.tokens(scores, relation.source)) if relation.source else None
        self.content = self._opened(self._filled(relation, scores))

    def _filled(self, relation: Relation, scores: Scores) -> tuple[Stretch, ...]:
        """Return the content, pieces without a gap as one, with the last words of its sentence where few are left."""
        pieces: list[Stretch] = []
        # what stands in a dateline is said by nobody
        low = min(self.first, self.cue[0])
        read = (relations.tokens(scores, piece) for piece in sorted(relation.content))
        for start, end in ((max(first, low), last) for first, last in read if max(first, low) < last):
            if pieces and pieces[-1][1] == start:
                pieces[-1] = (pieces[-1][0], end)
            else:
                pieces.append((start, end))
        if not pieces:
            return ()
        start, end = pieces[-1]
        stop = trimmed_end(self.words, end, self.sentence[1])
        taken = [self.cue, *([relations.tokens(scores, relation.source)] if relation.source else [])]
        few = self.sentence[0] <= start < self.sentence[1] and 0 < stop - end <= _FEW
        if few and not any(_overlap((end, stop), other) for other in taken) and self._goes_on(end, stop):
            pieces[-1] = (start, stop)
        return tuple(pieces)

    def _opened(self, pieces: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
        """Take in subject and verb before the object that alone was read ("X hid | a loan, Y says")."""
        if len(pieces) != 1 or self.source is None:
            return pieces
        (start, end), low = pieces[0], self.sentence[0]
        closes = end <= min(self.source[0], self.cue[0]) and self.words.tag[end] is Tag.COMMA
        gap = self.words.tag[low:start]
        if (
            not closes
            or not 0 < start - low <= _OPENING
            or Tag.VERB not in gap
            or {Tag.QUOTE, Tag.COMMA, Tag.STOP} & set(gap)
        ):
            return pieces
        return ((low, end),)

    def _goes_on(self, start: int, end: int) -> bool:
        """Whether words go on with a content: a name behind a comma, or no mark at all."""
        tags = self.words.tag[start:end]
        return not _MARKS & set(tags[1:]) and (tags[0] is not Tag.COMMA or Tag.NAME in tags) and tags[0] not in _MARKS

    def _trimmed(self, source: Stretch) -> Stretch | None:
        """Cut a dateline in front of a source, and a day behind it, away."""
        start, end = source
        if end <= self.first:
            return None
        if start < self.sentence[0] < end:
            start = self.sentence[0]
        while end - start > 1 and (phrases.dated(self.words, end - 1) or self.words.lower[end - 1] in {"on", "at"}):
            end -= 1
        # a mark says nothing
        if not any(c.isalnum() for i in range(start, end) for c in self.words.text[i]):
            return None
        return start, end

    def frame(self, cued: Sequence[Frame]) -> Frame:
        """Return the frame, with what the lexicon knows of its cue."""
        plain = Frame(
            (self.cue,), _SAID, self.source, self.content, self.sentence, attributed=self.content, sure=self.sure
        )
        known = next((f for f in cued if any(_overlap(piece, self.cue) for piece in f.cue)), None)
        if known is None:
            return self._with_antecedent(self._by_match(plain))
        if known.entry.act not in _PLAIN and known.content and known.source:
            # what blames, decides or answers is read by its words, with all the roles that they give
            spoken = self._not_accused(known.party) or known.source
            return replace(
                known, cue=(self.cue,), source=spoken, subject=known.holder, attributed=self.content, sure=self.sure
            )
        source = self._not_accused(known.party) or known.source
        subject = known.subject if known.source == source else None
        content = known.content if known.party is not None and known.content else self._whole(known)
        return self._with_antecedent(replace(
            plain, entry=known.entry, source=source, subject=subject, party=known.party, told=known.told,
            negated=known.negated, content=content, attributed=self.content if known.party else content,
        ))  # fmt: skip

    def _with_antecedent(self, frame: Frame) -> Frame:
        """Add whom a relative pronoun that is the source stands for ("X, who said")."""
        source, words = frame.source, self.words
        if source is None or frame.subject is not None or source[1] - source[0] > 1:
            return frame
        low, at = self.sentence[0], source[0]
        if at <= low or words.lower[at] not in lexicon.words("words", "relative"):
            return frame
        before = at - 1 if words.tag[at - 1] is Tag.COMMA else at
        return replace(frame, subject=phrases.ending_at(words, before, low))

    def _whole(self, known: Frame) -> tuple[Stretch, ...]:
        """Return the content, from where the lexicon's begins if it only begins earlier ("In all, X did", said Y)."""
        if len(known.content) == len(self.content) == 1 and known.content[0][1] == self.content[0][1]:
            return ((min(known.content[0][0], self.content[0][0]), self.content[0][1]),)
        return self.content

    def _by_match(self, plain: Frame) -> Frame:
        low, high = self.sentence
        for match in cues.matches(self.words, low, high):
            if _overlap((match.start, match.end), self.cue):
                if match.passive and match.entry.frame is lexicon.Frame.PARTY:
                    return self._passive(plain, match)
                return replace(plain, entry=match.entry, negated=match.negated)
        return replace(plain, negated=any(self.words.tag[i] is Tag.NEG for i in range(*self.cue)))

    def _not_accused(self, party: Stretch | None) -> Stretch | None:
        """Return the source, unless it is whom a passive is directed at ("X has been accused")."""
        if self.source is not None and party is not None and _overlap(self.source, party):
            return None
        return self.source

    def _passive(self, plain: Frame, match: Match) -> Frame:
        """Read "X was accused by Y": who stands before the cue is the party, whatever the encoder calls it."""
        before = phrases.ending_at(self.words, match.start, self.sentence[0])
        if before is None or self.source is None or not _overlap(before, self.source):
            return replace(plain, entry=match.entry, negated=match.negated, party=before)
        agent = contents.agent(self.words, match, self.sentence[1])
        return replace(plain, entry=match.entry, negated=match.negated, source=agent, party=before)


def _overlap(one: Stretch, other: Stretch) -> bool:
    return one[0] < other[1] and other[0] < one[1]


assign("frames")


@Language.factory(
    "claimtrail_attribution",
    requires=["doc._.words", "doc._.scores", "doc._.cued", "token.is_sent_start"],
    assigns=["doc._.frames"],
    default_config={"least": 0.5, "hint": 0.1},
)
def make(nlp: Language, name: str, least: float, hint: float) -> AttributionComponent:
    """Make the component."""
    return AttributionComponent(least, hint)
