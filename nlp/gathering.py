"""From annotated sections to one reading: what a Doc holds, moved to its place in the text, put together."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from graph.model import DeclaredOrigin, Level, Mention, OriginKind, Part, Utterance
from nlp.mentions import mentions
from nlp.origins import Declared

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a stretch of a document gave; `utterances` of origins are indices into its own."""

    mentions: tuple[Mention, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    origins: tuple[DeclaredOrigin, ...] = ()


def gathered(doc: Doc) -> Gathered:
    """Return what the components found in one Doc; a title declares no origins."""
    utterances: tuple[Utterance, ...] = doc._.utterances
    if doc._.part == Part.TITLE:
        return Gathered(mentions(doc), utterances)
    origins = [*(_declared(doc, utterances, one) for one in doc._.origins), *_according_to(doc.text, utterances)]
    return Gathered(mentions(doc), utterances, tuple(sorted(origins, key=lambda o: (o.start, o.end, o.kind))))


def _declared(doc: Doc, utterances: tuple[Utterance, ...], one: Declared) -> DeclaredOrigin:
    covers = None
    if one.covers is not None:
        low, high = doc._.words.span(*one.covers)
        covers = tuple(i for i, u in enumerate(utterances) if low <= _place(u) < high)
    return DeclaredOrigin(one.entity, one.start, one.end, one.kind, covers)


def _place(utterance: Utterance) -> int:
    if utterance.content:
        return utterance.content[0][0]
    return next((start for level in utterance.attribution for start, _ in level.cue), -1)


def _according_to(text: str, utterances: tuple[Utterance, ...]) -> list[DeclaredOrigin]:
    """Return the sources of "according to" as origins of what they are said to say."""
    found: dict[tuple[str, int, int], list[int]] = {}
    for i, utterance in enumerate(utterances):
        level = utterance.innermost
        if level is None or level.start is None or level.end is None:
            continue
        if any(text[start:end].casefold() == "according to" for start, end in level.cue):
            found.setdefault((level.holder, level.start, level.end), []).append(i)
    return [DeclaredOrigin(*key, OriginKind.ACCORDING_TO, tuple(covers)) for key, covers in found.items()]


def joined(parts: Iterable[tuple[int, Gathered]]) -> Gathered:
    """Put parts together, each moved by its offset; indices of utterances count through."""
    all_mentions: list[Mention] = []
    utterances: list[Utterance] = []
    origins: list[DeclaredOrigin] = []
    for by, part in parts:
        n = len(utterances)
        all_mentions += [replace(m, start=m.start + by, end=m.end + by) for m in part.mentions]
        utterances += [_moved(u, by, n) for u in part.utterances]
        origins += [_moved_origin(o, by, n) for o in part.origins]
    return Gathered(tuple(all_mentions), tuple(utterances), tuple(origins))


def _moved(utterance: Utterance, by: int, n: int) -> Utterance:
    u = utterance
    return replace(
        u,
        content=_spans(u.content, by),
        attributed=_spans(u.attributed, by) if u.attributed is not None else None,
        attribution=tuple(_moved_level(level, by) for level in u.attribution),
        targets=tuple(replace(t, start=t.start + by, end=t.end + by) for t in u.targets),
        basis=tuple(replace(b, start=b.start + by, end=b.end + by) for b in u.basis),
        quantities=tuple(replace(q, start=q.start + by, end=q.end + by) for q in u.quantities),
        times=tuple(replace(t, start=t.start + by, end=t.end + by) for t in u.times),
        means_of=u.means_of + n if u.means_of is not None else None,
    )


def _moved_level(level: Level, by: int) -> Level:
    start = level.start + by if level.start is not None else None
    end = level.end + by if level.end is not None else None
    return replace(level, start=start, end=end, cue=_spans(level.cue, by))


def _moved_origin(origin: DeclaredOrigin, by: int, n: int) -> DeclaredOrigin:
    covers = tuple(i + n for i in origin.utterances) if origin.utterances is not None else None
    return replace(origin, start=origin.start + by, end=origin.end + by, utterances=covers)


def _spans(spans: tuple[Span, ...], by: int) -> tuple[Span, ...]:
    return tuple((start + by, end + by) for start, end in spans)
