"""The words of a text that must not be found anywhere any more."""

from collections.abc import Iterable
from dataclasses import dataclass

# a shorter stretch is a name or a phrase that others use too
_RUN = 5


@dataclass(frozen=True, slots=True)
class Purged:
    """Every run of five words of some texts; of a shorter text, all of it."""

    runs: frozenset[str]

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Purged":
        """Return the runs of these texts."""
        return cls(frozenset(run for text in texts for run in _runs(text)))

    def within(self, text: str) -> bool:
        """Tell whether a text shares a run of words with the purged ones."""
        return any(run in self.runs for run in _runs(text))


def _runs(text: str) -> Iterable[str]:
    words = text.casefold().split()
    if not words:
        return ()
    return (" ".join(words[i : i + _RUN]) for i in range(max(1, len(words) - _RUN + 1)))
