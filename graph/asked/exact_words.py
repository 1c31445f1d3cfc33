"""What exactly somebody said: the words, where they stand, who published them, and the archived bytes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from graph import times
from graph.asked.cells import Excerpt, Snapshot, excerpt
from graph.asked.paging import Candidates, page
from graph.asked.shape import Page, Takes, Window
from graph.asking.views import Party, Said
from graph.bolt import Row as Found
from graph.bolt import Runner, rows
from graph.matching.words import content
from graph.model import Act, Part, Quote
from graph.said import said


@dataclass(frozen=True, slots=True)
class Parameters:
    """Whose words, and about what."""

    holder: Annotated[Party, Takes.PARTY, "who said it: an id or a name"]
    claim: Annotated[str | None, Takes.CLAIM, "only about this claim: its id"] = None
    topic: Annotated[tuple[str, ...] | None, Takes.WORDS, "words that the words must have"] = None


@dataclass(frozen=True, slots=True)
class Row:
    """One utterance: its words, the text around them, how they are quoted, and the snapshot that holds them first."""

    said: datetime
    speaker: str
    act: Act
    words: Said
    context: Excerpt | None
    quote: Quote
    outlet: str
    document: str
    snapshot: Snapshot | None
    claim: str | None


def answer(tx: Runner, asked: Parameters, window: Window) -> Page[Row]:
    """List utterances, the latest first."""

    def make(utterances: Sequence[str]) -> dict[str, tuple[Row, ...]]:
        spoken = [s for s in said(tx, utterances, as_of=window.as_of) if _wanted(s, asked)]
        limit = times.text(window.seen)
        places: dict[str, Found] = {}
        for place in rows(tx, "places_of_utterances", utterances=[s.id for s in spoken], as_of=limit):
            places.setdefault(place["utterance"], place)
        return {s.id: (_row(s, asked.claim, places),) for s in spoken}

    wanted: dict[str, object] = {"parties": [asked.holder.id]}
    if asked.claim is None:
        return page(tx, Candidates("exact_words", wanted), make, window)
    return page(tx, Candidates("exact_words_about", {**wanted, "claim": asked.claim}), make, window)


def _wanted(spoken: Said, asked: Parameters) -> bool:
    if spoken.taken_out is not None or asked.holder.id not in (*(h.id for h in spoken.holders), spoken.speaker_id):
        return False
    if asked.claim is not None and asked.claim not in spoken.claims:
        return False
    return not asked.topic or set(asked.topic) <= set(content(" ".join(spoken.exact)))


def _row(spoken: Said, claim: str | None, places: Mapping[str, Found]) -> Row:
    place = places.get(spoken.id)
    text = (place["text"] if spoken.part is Part.TEXT else place["title"]) if place else None
    holders = ", ".join(h.name for h in spoken.holders)
    return Row(
        said=spoken.valid,
        speaker=" for ".join(_names(spoken.speaker, holders)) or spoken.outlet.name,
        act=spoken.act,
        words=spoken,
        context=excerpt(text or "", spoken.pieces),
        quote=spoken.quote,
        outlet=spoken.outlet.name,
        document=spoken.document,
        snapshot=Snapshot(place["snapshot"], place["sha256"], spoken.article, spoken.version) if place else None,
        claim=claim or spoken.claim,
    )


def _names(*names: str | None) -> Iterator[str]:
    return (name for name in names if name)
