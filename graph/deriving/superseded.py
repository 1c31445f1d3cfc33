"""When an article dropped the words of an utterance, and took them back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from graph.model import Part


@dataclass(frozen=True, slots=True)
class Text:
    """One version, as far as its words count."""

    version: str
    text: str
    title: str

    def says(self, part: str, exact: Sequence[str]) -> bool:
        """Tell whether all these words still stand in it."""
        field = self.text if part == Part.TEXT else self.title
        return all(words in field for words in exact)


@dataclass(frozen=True, slots=True, order=True)
class Capture:
    """That a page showed a version at a time; captures are in the order of (recorded, version)."""

    recorded: datetime
    version: str


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one utterance and the version that says them; `dropped` as far as it is known."""

    utterance: str
    version: str
    part: str
    exact: tuple[str, ...]
    dropped: tuple[datetime, ...] = ()


Dropped = tuple[datetime, ...]


def dropped(captures: Iterable[Capture], texts: Iterable[Text], said: Iterable[Words]) -> Mapping[str, Dropped]:
    """Return, per utterance, when the page dropped its words, took them back and so on; empty where it kept them.

    Captures of a version whose text is not among these say nothing.
    """
    held = {text.version: text for text in texts}
    order = [c for c in sorted(captures) if c.version in held]
    first: dict[str, int] = {}
    for number, capture in enumerate(order):
        first.setdefault(capture.version, number)
    known = {version: _Asked(text) for version, text in held.items()}
    found: dict[str, Dropped] = {}
    for words in said:
        later = order[first[words.version] :] if words.version in first else []
        times: Dropped = ()
        for capture in later:
            times = _after(times, words, capture, known[capture.version])
        found[words.utterance] = times
    return found


def continued(latest: Capture, text: Text, said: Iterable[Words]) -> Mapping[str, Dropped]:
    """Return the same for utterances whose `dropped` is known, after one capture more that is later than all others."""
    known = _Asked(text)
    return {words.utterance: _after(words.dropped, words, latest, known) for words in said}


class _Asked:
    """A text that is asked for the same words by many utterances: each version of a page says most of them again."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._known: dict[tuple[str, tuple[str, ...]], bool] = {}

    def says(self, words: Words) -> bool:
        key = words.part, words.exact
        if key not in self._known:
            self._known[key] = self._text.says(*key)
        return self._known[key]


def _after(times: Dropped, words: Words, capture: Capture, text: _Asked) -> Dropped:
    stood = len(times) % 2 == 0
    stands = capture.version == words.version or text.says(words)
    return times if stood is stands else (*times, capture.recorded)


def following(recorded: Sequence[datetime], number: int) -> datetime | None:
    """Return when the version after this one was recorded; `recorded` is in order."""
    return recorded[number + 1] if number + 1 < len(recorded) else None
