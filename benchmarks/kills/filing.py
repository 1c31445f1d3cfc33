"""What files, as a process that can be killed: it says what the store has acknowledged, line by line.

python -m benchmarks.kills.filing FOLDER BATCH
"""

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from claimtrail.base import opened
from claimtrail.config import load
from claimtrail.pipeline import Pace, ingest
from claimtrail.readers import lazily
from claimtrail.trouble import explained
from graph.decisions import Decision
from graph.store import Store
from graph.submission import Submission


class Telling(Store):
    """A store that says how far it has filed, once that is acknowledged."""

    def __init__(self, store: Store) -> None:
        vars(self).update(vars(store))

    def file(self, submissions: Sequence[Submission], *, upto: int) -> int:
        """File, and say so."""
        done = super().file(submissions, upto=upto)
        self._say()
        return done

    def decide(self, decisions: Sequence[Decision]) -> int:
        """Decide, and say so."""
        done = super().decide(decisions)
        self._say()
        return done

    def _say(self) -> None:
        at = self.position()
        print(at.archive, at.decisions, flush=True)


def main() -> None:
    """File all that waits in the base of a folder."""
    _, folder, batch = sys.argv
    settings = replace(load(), data=Path(folder))
    with explained(), opened(settings) as base:
        telling = replace(base, store=Telling(base.store))
        ingest(telling, lazily(settings), pace=Pace(batch=int(batch)))
        print("done", flush=True)


if __name__ == "__main__":
    main()
