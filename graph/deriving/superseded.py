"""When a later version of an article dropped the words of an utterance."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from graph.model import Part


@dataclass(frozen=True, slots=True, order=True)
class Text:
    """One version, as far as its words count; versions are in the order of (recorded, id)."""

    recorded: datetime
    version: str
    text: str
    title: str

    def says(self, part: str, exact: Sequence[str]) -> bool:
        """Tell whether all these words still stand in it."""
        field = self.text if part == Part.TEXT else self.title
        return all(words in field for words in exact)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one utterance and the version that says them."""

    utterance: str
    version: str
    part: str
    exact: tuple[str, ...]


def superseded(texts: Iterable[Text], said: Iterable[Words]) -> Mapping[str, datetime | None]:
    """Return, per utterance, when the first later version without its words was recorded; null where none was."""
    order = sorted(texts)
    at = {text.version: number for number, text in enumerate(order)}
    found: dict[str, datetime | None] = {}
    for words in said:
        later = order[at[words.version] + 1 :]
        found[words.utterance] = next((t.recorded for t in later if not t.says(words.part, words.exact)), None)
    return found


def following(recorded: Sequence[datetime], number: int) -> datetime | None:
    """Return when the version after this one was recorded; `recorded` is in order."""
    return recorded[number + 1] if number + 1 < len(recorded) else None
