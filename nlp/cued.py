"""The cued component: attributions that the cues of the lexicon and quotations show, sentence by sentence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from graph.model import Act, How
from nlp import contents, cues, lexicon, phrases, sources
from nlp.component import Component, assign
from nlp.cues import Match
from nlp.frames import Frame, Stretch, sentences, trimmed_end
from nlp.lexicon import Cue
from nlp.sources import Source
from nlp.words import NOMINAL, Tag, Words

_COLON = Cue((":",), Act.ASSERT, lexicon.Frame.CLAUSE, "")
_CARRIED = Cue(("",), Act.ASSERT, lexicon.Frame.CLAUSE, "")


class CuedComponent(Component[tuple[Frame, ...]]):
    """Find who says what by the cues of the lexicon and the quotations.

    `shortest_carried` is the least number of tokens of a quotation without a cue that goes on with the one before it.
    """

    attribute = "cued"

    def __init__(self, shortest_carried: int) -> None:
        self.shortest_carried = shortest_carried

    def predict(self, doc: Doc) -> tuple[Frame, ...]:
        """Return the attributions, by where they begin."""
        words: Words = doc._.words
        quotes = _by_sentence(doc)
        frames: list[Frame] = []
        for sentence, inside in quotes:
            found = list(_read(words, sentence, inside))
            if doc._.part == "title" and not found:
                found = list(_headed(words, sentence))
            frames += found or self._carried(words, sentence, inside, frames)
        return tuple(sorted((f for f in frames if f.content or f.source), key=lambda f: (f.start, f.cue)))

    def _carried(self, words: Words, sentence: Stretch, quotes: Sequence[Stretch], frames: list[Frame]) -> list[Frame]:
        """Go on with the holder of the quotation before, where a sentence is nothing but a quotation."""
        if not quotes or not frames or quotes[0][0] > sentence[0] + 1 or quotes[-1][1] < sentence[1] - 1:
            return []
        last = frames[-1]
        quoted = last.content and words.tag[last.content[-1][1] - 1] is Tag.QUOTE
        adjoining = last.sentence[1] >= sentence[0] - 2
        if not adjoining or quotes[0][1] - quotes[0][0] < self.shortest_carried:
            return []
        if quoted and "\n" not in "".join(words.text[last.sentence[1] : sentence[0]]):
            frames[-1] = replace(last, content=(*last.content, *quotes), sentence=(last.sentence[0], sentence[1]))
            return []
        if not quoted or last.source is None:
            return []
        return [Frame((), _CARRIED, None, tuple(quotes), sentence, subject=last.holder, how=How.CARRIED_OVER)]


def _by_sentence(doc: Doc) -> Iterator[tuple[Stretch, tuple[Stretch, ...]]]:
    quotes, at = doc._.quotes, 0
    for sentence in sentences(doc):
        inside = []
        while at < len(quotes) and quotes[at][0] < sentence[1]:
            inside.append(quotes[at])
            at += 1
        yield sentence, tuple(inside)


def _read(words: Words, sentence: Stretch, quotes: tuple[Stretch, ...]) -> Iterator[Frame]:
    """Yield the attributions of one sentence."""
    low, high = sentence
    if high - low < 2:
        return
    yield from _prefixed(words, sentence)
    yield from _speaker_colon(words, sentence, quotes)
    matches = [m for m in cues.matches(words, low, high) if not _quoted_whole(m, quotes, sentence)]
    matches = [m for m in matches if not _blamed_saying(words, m, matches)]
    found: list[tuple[Match, Source]] = []
    for match in matches:
        found.append((match, sources.find(words, match, sentence, found)))
    for at in range(len(found)):
        frame = _frame(words, sentence, quotes, found, at)
        if frame is not None:
            yield frame


def _blamed_saying(words: Words, match: Match, others: Sequence[Match]) -> bool:
    """Whether the cue is what somebody is blamed for ("accused X of claiming the prize"), not somebody's saying."""
    before = words.lower[match.start - 1] if match.start else ""
    return words.lower[match.head].endswith("ing") and any(
        cues.takes_party(other) and other.end < match.start and before in other.entry.then for other in others
    )


def _quoted_whole(match: Match, quotes: tuple[Stretch, ...], sentence: Stretch) -> bool:
    """Whether a cue stands inside a quotation, where somebody else speaks."""
    return any(start < match.head < end for start, end in quotes)


def _frame(
    words: Words, sentence: Stretch, quotes: tuple[Stretch, ...], found: list[tuple[Match, Source]], at: int
) -> Frame | None:
    match, source = found[at]
    limit = _limit(words, found, at, sentence[1])
    site = contents.Site(words, match, source, sentence, quotes, limit)
    if match.passive:
        return _passive(site)
    if source.words is None:
        return None
    read = contents.find(site)
    pieces = tuple(_trimmed(words, piece) for piece in read.pieces)
    pieces = tuple(p for p in pieces if p[0] < p[1] and not _crosses(p, match, source))
    if not pieces:
        return None
    end = match.end + 1 if match.end < limit and words.text[match.end] == ":" else match.end
    return Frame(
        ((match.start, end),), match.entry, source.words, pieces, sentence,
        party=read.party, told=read.told, subject=source.subject, negated=match.negated,
    )  # fmt: skip


def _crosses(piece: Stretch, match: Match, source: Source) -> bool:
    return piece[0] < match.end and match.start < piece[1]


def _trimmed(words: Words, piece: Stretch) -> Stretch:
    start, end = piece
    if end - start > 2 and words.tag[start] is Tag.ADV and words.tag[start + 1] is Tag.COMMA:
        start += 1
    while start < end and words.tag[start] in {Tag.SPACE, Tag.COMMA, Tag.STOP}:
        start += 1
    while start < end and words.tag[end - 1] is Tag.SPACE:
        end -= 1
    return start, end


def _limit(words: Words, found: list[tuple[Match, Source]], at: int, high: int) -> int:
    """Return where the next cue of the same source takes over from this one's content."""
    match, source = found[at]
    for later, other in found[at + 1 :]:
        before = later.start - 1
        if other.shared and other.words == source.words and before > match.end:
            return before if words.tag[before] in {Tag.COORD, Tag.COMMA} else later.start
    return high


def _passive(site: contents.Site) -> Frame | None:
    """Read passives: only with an agent, or of a cue that is directed at a party."""
    match, words = site.match, site.words
    by = contents.agent(words, match, site.sentence[1])
    if match.entry.frame is lexicon.Frame.PARTY:
        read = contents.find(site)
        if not read.pieces or read.party is None:
            return None
        pieces = tuple(_before_agent(words, piece, by) for piece in read.pieces)
        return Frame(
            ((match.start, match.end),), match.entry, by, pieces, site.sentence, read.party, negated=match.negated
        )
    if by is None:
        return None
    subject = phrases.ending_at(words, match.start, site.sentence[0])
    pieces = (subject,) if subject else ()
    return Frame(((match.start, match.end),), match.entry, by, pieces, site.sentence, negated=match.negated)


def _before_agent(words: Words, piece: Stretch, by: Stretch | None) -> Stretch:
    if by and piece[0] < by[0] - 1 < piece[1]:
        return piece[0], by[0] - 1
    return piece


@cache
def _prefixes() -> tuple[tuple[re.Pattern[str], Act], ...]:
    return tuple((re.compile(p.pattern + r"$"), Act(p.means)) for p in lexicon.phrases("cues", "before"))


def _prefixed(words: Words, sentence: Stretch) -> Iterator[Frame]:
    """Yield "according to X, P" and "P, according to X"."""
    low, high = sentence
    for i in range(low, high - 2):
        if words.lower[i] not in {"according", "as", "in"}:
            continue
        for length in (2, 3, 4):
            text = " ".join(words.lower[i : i + length])
            act = next((act for pattern, act in _prefixes() if pattern.match(text)), None)
            if act is not None and i + length < high:
                frame = _of_prefix(words, sentence, (i, i + length), act)
                if frame is not None:
                    yield frame
                break


def _of_prefix(words: Words, sentence: Stretch, cue: Stretch, act: Act) -> Frame | None:
    low, high = sentence
    source = phrases.beginning_at(words, cue[1], high)
    if source is None:
        return None
    end = source[1]
    entry = Cue((words.joined(*cue).lower(),), act, lexicon.Frame.CLAUSE, "")
    if cue[0] - low <= 1:
        comma = next((i for i in range(end, min(high, end + 20)) if words.tag[i] is Tag.COMMA), None)
        if comma is None:
            return None
        piece = (comma + 1, trimmed_end(words, comma + 1, high))
        source = (source[0], comma) if comma - end < 14 else source
    else:
        piece = (low, cue[0] - 1 if words.tag[cue[0] - 1] is Tag.COMMA else cue[0])
        source = (source[0], trimmed_end(words, source[0], high)) if _tail(words, end, high) else source
    if piece[1] - piece[0] < 2:
        return None
    return Frame((cue,), entry, source, (_trimmed(words, piece),), sentence)


def _tail(words: Words, end: int, high: int) -> bool:
    """Whether the rest of the sentence describes the source ("according to a report released on Monday")."""
    return all(words.tag[i] not in {Tag.COMMA, Tag.AUX, Tag.COORD, Tag.QUOTE} for i in range(end, high))


def _headed(words: Words, sentence: Stretch) -> Iterator[Frame]:
    """Yield "Union: builder ignored cracks", a headline whose first words say who tells the rest."""
    low, high = sentence
    colon = next((i for i in range(low + 1, min(high, low + 6)) if words.text[i] == ":"), None)
    if colon is None or high - colon < 4:
        return
    if all(words.tag[i] in NOMINAL | {Tag.DET} for i in range(low, colon)) and Tag.NUM not in words.tag[low:colon]:
        content = (colon + 1, trimmed_end(words, colon + 1, high))
        yield Frame(((colon, colon + 1),), _COLON, (low, colon), (content,), sentence, how=How.HEADLINE)


def _speaker_colon(words: Words, sentence: Stretch, quotes: tuple[Stretch, ...]) -> Iterator[Frame]:
    """Yield "Dana Orl: "..."", a speaker's name and a colon before a quotation."""
    low, _ = sentence
    quote = next(iter(quotes), None)
    if quote is None or quote[0] - 2 < low or quote[0] - low > 12 or words.text[quote[0] - 1] != ":":
        return
    source = (low, quote[0] - 1)
    if all(words.tag[i] not in {Tag.VERB, Tag.AUX, Tag.COMMA, Tag.SUB, Tag.ING} for i in range(*source)):
        yield Frame(((quote[0] - 1, quote[0]),), _COLON, source, (quote,), sentence)


assign("cued")


@Language.factory(
    "claimtrail_cued",
    requires=["doc._.words", "doc._.quotes", "token.is_sent_start"],
    assigns=["doc._.cued"],
    default_config={"shortest_carried": 6},
)
def make(nlp: Language, name: str, shortest_carried: int) -> CuedComponent:
    """Make the component."""
    return CuedComponent(shortest_carried)
