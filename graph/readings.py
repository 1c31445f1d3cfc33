"""Readings as JSON values: the shape that `claimtrail extract` prints, written, and read back with checks."""

from collections.abc import Mapping

from graph.fields import Fields, ReadingError, Span
from graph.model import (
    Act,
    Basis,
    BasisKind,
    Certainty,
    DeclaredOrigin,
    HolderKind,
    How,
    Label,
    Level,
    Mention,
    OriginKind,
    Part,
    Polarity,
    Quantity,
    Quote,
    Reading,
    Target,
    TargetReading,
    Time,
    TimeKind,
    Utterance,
)

__all__ = ["ReadingError", "from_json", "to_json"]

Json = dict[str, object]


def to_json(reading: Reading) -> Json:
    """Return a reading as a JSON value; what is absent is null, never left out."""
    return {
        "id": reading.id,
        "mentions": [_mention(m) for m in reading.mentions],
        "utterances": [_utterance(u) for u in reading.utterances],
        "declared_origins": [_origin(o) for o in reading.declared_origins],
    }


def _mention(m: Mention) -> Json:
    return {"part": m.part.value, "start": m.start, "end": m.end, "label": m.label.value, "entity": m.entity}


def _utterance(u: Utterance) -> Json:
    return {
        "part": u.part.value,
        "act": u.act.value,
        "polarity": u.polarity.value,
        "quote": u.quote.value,
        "attribution": [_level(level) for level in u.attribution],
        "author_certainty": u.author_certainty.value,
        "content": _spans(u.content),
        "attributed": None if u.attributed is None else _spans(u.attributed),
        "targets": [
            {"entity": t.entity, "start": t.start, "end": t.end, "reading": t.reading.value} for t in u.targets
        ],
        "basis": [{"kind": b.kind.value, "held_by": b.held_by, "start": b.start, "end": b.end} for b in u.basis],
        "quantities": [_quantity(q) for q in u.quantities],
        "times": [{"start": t.start, "end": t.end, "kind": t.kind.value, "value": t.value} for t in u.times],
        "score": u.score,
        "means_of": u.means_of,
        "vector": None if u.vector is None else u.vector.hex(),
    }


def _level(level: Level) -> Json:
    return {
        "level": level.level,
        "holder": level.holder,
        "kind": level.kind.value,
        "how": level.how.value,
        "speaks_for": level.speaks_for,
        "addressee": level.addressee,
        "start": level.start,
        "end": level.end,
        "cue": _spans(level.cue),
        "certainty": level.certainty.value,
        "holders": list(level.holders) or None,
        "affiliation": level.affiliation,
        "number": level.number,
    }


def _quantity(q: Quantity) -> Json:
    value = int(q.value) if q.value is not None and q.value.is_integer() else q.value
    return {
        "start": q.start,
        "end": q.end,
        "value": value,
        "unit": q.unit,
        "modifier": q.modifier,
        "scope": q.scope,
    }


def _origin(o: DeclaredOrigin) -> Json:
    return {
        "entity": o.entity,
        "start": o.start,
        "end": o.end,
        "kind": o.kind.value,
        "utterances": None if o.utterances is None else list(o.utterances),
    }


def _spans(spans: tuple[Span, ...]) -> list[list[int]]:
    return [list(span) for span in spans]


def from_json(value: Mapping[str, object]) -> Reading:
    """Return the reading that a JSON value holds; raises ReadingError, which says what is wrong and where."""
    fields = Fields(value, "reading")
    utterances = tuple(_read_utterance(f) for f in fields.objects("utterances"))
    for i, utterance in enumerate(utterances):
        if utterance.means_of is not None and not 0 <= utterance.means_of < len(utterances):
            raise ReadingError(f"utterances[{i}].means_of is {utterance.means_of!r}, not an index of an utterance")
    return Reading(
        fields.text("id"),
        tuple(_read_mention(f) for f in fields.objects("mentions")),
        utterances,
        tuple(_read_origin(f, len(utterances)) for f in fields.objects("declared_origins")),
    )


def _read_mention(f: Fields) -> Mention:
    return Mention(*f.span(), f.choice("label", Label), f.text("entity"), f.choice("part", Part, Part.TEXT))


def _read_utterance(f: Fields) -> Utterance:
    return Utterance(
        act=f.choice("act", Act),
        content=f.spans("content"),
        part=f.choice("part", Part, Part.TEXT),
        polarity=f.choice("polarity", Polarity, Polarity.POSITIVE),
        quote=f.choice("quote", Quote, Quote.INDIRECT),
        attribution=tuple(_read_level(level) for level in f.objects("attribution")),
        author_certainty=f.choice("author_certainty", Certainty, Certainty.UNKNOWN),
        attributed=None if f.absent("attributed") else f.spans("attributed"),
        targets=tuple(_read_target(target) for target in f.objects("targets")),
        basis=tuple(_read_basis(basis) for basis in f.objects("basis")),
        quantities=tuple(_read_quantity(quantity) for quantity in f.objects("quantities")),
        times=tuple(_read_time(time) for time in f.objects("times")),
        score=f.maybe_number("score", low=0, high=1),
        means_of=f.maybe_whole("means_of"),
        vector=f.maybe_bytes("vector"),
    )


def _read_level(f: Fields) -> Level:
    start, end = (None, None) if f.absent("start") and f.absent("end") else f.span()
    return Level(
        level=f.whole("level", low=1),
        holder=f.text("holder"),
        kind=f.choice("kind", HolderKind, HolderKind.NAMED),
        how=f.choice("how", How, How.EXPLICIT),
        start=start,
        end=end,
        cue=f.spans("cue"),
        certainty=f.choice("certainty", Certainty, Certainty.CERTAIN),
        speaks_for=f.maybe_text("speaks_for"),
        addressee=f.maybe_text("addressee"),
        holders=f.texts("holders"),
        affiliation=f.maybe_text("affiliation"),
        number=f.maybe_whole("number"),
    )


def _read_target(f: Fields) -> Target:
    return Target(f.text("entity"), *f.span(), f.choice("reading", TargetReading, TargetReading.DISTRIBUTIVE))


def _read_basis(f: Fields) -> Basis:
    return Basis(f.choice("kind", BasisKind), *f.span(), f.maybe_text("held_by"))


def _read_quantity(f: Fields) -> Quantity:
    value = f.maybe_number("value")
    return Quantity(*f.span(), value, f.text("unit"), f.maybe_text("modifier"), f.maybe_text("scope"))


def _read_time(f: Fields) -> Time:
    return Time(*f.span(empty=True), f.choice("kind", TimeKind), f.maybe_text("value"))


def _read_origin(f: Fields, utterances: int) -> DeclaredOrigin:
    covers = None if f.absent("utterances") else f.indices("utterances", utterances)
    return DeclaredOrigin(f.text("entity"), *f.span(), f.choice("kind", OriginKind), covers)
