"""What every answer that leaves the house carries: when it was made, of what it is, and what it is not."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from claimtrail.versions import data_version
from graph import times
from graph.asking.leaving import DISCLAIMER
from graph.store import Store


@dataclass(frozen=True, slots=True)
class Notice:
    """When, as of when, which question, and over which state of the base; `as_of` is null where that was now."""

    generated_at: datetime
    as_of: datetime | None
    query: Mapping[str, Any]
    data_version: str

    def record(self) -> dict[str, Any]:
        """Return it as JSON has it."""
        return {
            "generated_at": times.text(self.generated_at),
            "as_of": times.text(self.as_of or self.generated_at),
            "query": dict(self.query),
            "data_version": self.data_version,
            "disclaimer": DISCLAIMER,
        }

    def lines(self) -> Iterator[str]:
        """Yield it as lines of comment, one a field, always in the same order."""
        for name, value in self.record().items():
            written = json.dumps(value, ensure_ascii=False) if isinstance(value, Mapping) else value
            yield f"# {name}: {written}"


def notice(store: Store, query: Mapping[str, Any], *, as_of: datetime | None = None) -> Notice:
    """Return the notice of an answer that is made now."""
    return Notice(datetime.now(UTC), as_of, query, data_version(store.bolt))
