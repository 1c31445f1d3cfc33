"""The undisturbed run: an archive with decisions, and the digest of the graph after every one of its steps."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

from benchmarks.kills import told
from claimtrail.base import Base, opened
from claimtrail.config import Settings
from claimtrail.deciding import Asked, decide
from claimtrail.importing import Options, take
from claimtrail.pipeline import Pace, ingest
from claimtrail.readers import lazily
from graph.decisions import Decision
from graph.digest import digest
from graph.store import Store
from graph.submission import Submission

# how far archive and decisions are filed
Step = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Calm:
    """The folder of an undisturbed base, its digests step by step, and the last step."""

    folder: Path
    digests: Mapping[Step, str]
    last: Step


class _Recording(Store):
    """A store that takes the digest after every transaction."""

    def __init__(self, store: Store, digests: dict[Step, str]) -> None:
        vars(self).update(vars(store))
        self._digests = digests

    def file(self, submissions: Sequence[Submission], *, upto: int) -> int:
        done = super().file(submissions, upto=upto)
        self._record()
        return done

    def decide(self, decisions: Sequence[Decision]) -> int:
        done = super().decide(decisions)
        self._record()
        return done

    def _record(self) -> None:
        at = self.position()
        self._digests[at.archive, at.decisions] = digest(self.bolt, exact=True)


def archive(folder: Path, *, seed: int, articles: int) -> None:
    """Archive, file and decide in turns, on the embedded engine, so that decisions stand between articles."""
    settings = Settings(data=folder, outlets=_outlets(folder), idle=30.0)
    lines = list(told.documents(seed, articles))
    third = -(-articles // 3)
    with opened(settings) as base:
        for turn in range(3):
            part = "\n".join(lines[turn * third : (turn + 1) * third]).encode()
            take(settings, ["-"], Options(), stdin=BytesIO(part))
            ingest(base, lazily(settings))
            for asked in _asked(base, turn):
                decide(base, asked)


def _outlets(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "outlets.json"
    path.write_text(told.outlets(), encoding="utf-8")
    return path


def _asked(base: Base, turn: int) -> Iterator[Asked]:
    who = {"by": "A. Reader", "reason": "read the inquiry"}
    views = sorted(base.asking.claims(), key=lambda v: v.id)
    accusing = [v for v in views if v.standing.accusers]
    if not accusing:
        return
    if turn == 0:
        yield Asked("sign", accusing[0].id, value="for", **who)
        yield Asked("reject", accusing[-1].said[0].id, **who)
    elif turn == 1:
        yield Asked("undo", "2", **who)
        version = accusing[0].said[-1].article
        snapshot = base.asking.article(version).versions[0].snapshot
        yield Asked("withdraw", snapshot, **who)
    else:
        yield Asked("override", accusing[0].id, value="disputed", **who)


def run(folder: Path, settings: Settings) -> Calm:
    """Replay a folder's archive and decisions one by one into the empty graph of these settings."""
    digests: dict[Step, str] = {}
    with opened(settings) as base:
        base.store.empty()
        base.store.rebuilt()
        ingest(replace(base, store=_Recording(base.store, digests)), lazily(settings), pace=Pace(batch=1))
        at = base.store.position()
        digests[0, 0] = ""
    return Calm(folder, digests, (at.archive, at.decisions))
