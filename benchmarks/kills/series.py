"""One series of kills: file, kill at a moment drawn from the seed, look at what is held, let the next run go on."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.kills.calm import Calm, Step
from claimtrail import pointer
from claimtrail.base import login, opened
from claimtrail.config import Settings
from graph.bolt import Bolt, Login
from graph.digest import digest
from graph.embedded import Embedded
from graph.store import Store

# transactions that are waited for before the moment of a kill is drawn, and the seconds from which it is drawn
_MOST_STEPS = 4
_MOMENT = 0.25
_BATCH = 2
_ROOT = Path(__file__).parents[2]


@dataclass(slots=True)
class Outcome:
    """What came of a series: kills, acknowledged filings that were lost, states and passes that differ."""

    name: str
    kills: int = 0
    lost: int = 0
    differing: int = 0
    stuck: int = 0
    passes: int = 0
    unequal: int = 0
    said: list[str] = field(default_factory=list)

    def tell(self, trouble: str) -> None:
        """Keep what a run that ended said, once."""
        if trouble and trouble not in self.said:
            self.said.append(trouble)

    @property
    def good(self) -> bool:
        """Whether nothing was lost, half-filed or doubled, every run went on, and every pass ended the same."""
        return not (self.lost or self.differing or self.stuck or self.unequal)


class Filer:
    """A process that files, and what it has said was acknowledged."""

    def __init__(self, settings: Settings) -> None:
        environment = {
            **os.environ,
            "CLAIMTRAIL_STORE": settings.store,
            "CLAIMTRAIL_STORE_PASSWORD": settings.store_password,
            "CLAIMTRAIL_IDLE": str(settings.idle),
        }
        self.process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.kills.filing", str(settings.data), str(_BATCH)],
            cwd=_ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.acknowledged: Step = (0, 0)
        self.done = False

    def step(self) -> bool:
        """Wait for the next acknowledgement, and tell whether there was one."""
        assert self.process.stdout is not None
        line = self.process.stdout.readline().split()
        if line == ["done"]:
            self.done = True
        if len(line) != 2:
            return False
        self.acknowledged = (int(line[0]), int(line[1]))
        return True

    def end(self) -> str:
        """Kill it where it lives, and return what it said was the matter."""
        self.process.kill()
        # what it acknowledged before it was killed, and nobody has read yet
        while self.step():
            pass
        assert self.process.stdout is not None
        assert self.process.stderr is not None
        with self.process.stdout, self.process.stderr as trouble:
            # the last line: those before are the driver's, of tries that it repeated
            told = (trouble.read().strip().splitlines() or [""])[-1]
        self.process.wait()
        return told

    @contextmanager
    def held(self) -> Iterator[None]:
        """Let it stand still for a while."""
        self.process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self.process.send_signal(signal.SIGCONT)


@dataclass(frozen=True, slots=True)
class Series:
    """Kills of one thing over one base.

    `kill` kills it, given the filer; `restart` starts it again where nobody else does. Where `survives`, the filer is
    to go on by itself.
    """

    name: str
    settings: Settings
    calm: Calm
    kill: Callable[[Filer], None]
    restart: Callable[[], None] = lambda: None
    survives: bool = False

    def run(self, kills: int, seed: int) -> Outcome:
        """Kill so many times, then let the last run come to its end; begin anew whenever all is filed."""
        chance = random.Random(f"{seed} {self.name}")  # noqa: S311  (moments, not secrets)
        outcome = Outcome(self.name)
        self._empty()
        filer = Filer(self.settings)
        while outcome.kills < kills:
            for _ in range(chance.randint(1, _MOST_STEPS)):
                filer.step()
            if filer.done:
                filer = self._again(filer, outcome)
                continue
            # a moment within one of the next transactions
            time.sleep(chance.uniform(0, _MOMENT))
            self.kill(filer)
            outcome.kills += 1
            self.restart()
            filer = self._after(filer, outcome)
        while filer.step():
            pass
        self._finish(filer, outcome)
        return outcome

    def _after(self, filer: Filer, outcome: Outcome) -> Filer:
        if self.survives:
            if filer.step() or filer.done:
                with filer.held():
                    self._look(filer.acknowledged, outcome)
                return filer
            outcome.stuck += 1
        trouble = filer.end()
        outcome.tell(trouble)
        self._look(filer.acknowledged, outcome)
        return Filer(self.settings)

    def _look(self, acknowledged: Step, outcome: Outcome) -> None:
        """Compare what is held with the undisturbed graph at the same step."""
        with _graph(self.settings) as bolt:
            store = Store(bolt, data_version="")
            while True:
                at, found = store.position(), digest(bolt, exact=True)
                if store.position() == at:
                    break
        step = (at.archive, at.decisions)
        outcome.lost += step[0] < acknowledged[0] or step[1] < acknowledged[1]
        outcome.differing += step != (0, 0) and self.calm.digests[step] != found

    def _again(self, filer: Filer, outcome: Outcome) -> Filer:
        self._finish(filer, outcome)
        self._empty()
        return Filer(self.settings)

    def _finish(self, filer: Filer, outcome: Outcome) -> None:
        trouble = filer.end()
        with opened(self.settings) as base:
            at, found = base.store.position(), digest(base.bolt, exact=True)
        outcome.passes += 1
        outcome.stuck += (at.archive, at.decisions) != self.calm.last
        outcome.unequal += found != self.calm.digests[self.calm.last]
        outcome.tell(trouble)

    def _empty(self) -> None:
        with opened(self.settings) as base:
            base.store.empty()
            base.store.rebuilt()


@contextmanager
def _graph(settings: Settings) -> Iterator[Bolt]:
    """Open the graph alone: a filer that stands still may hold a lock of the cache."""
    if not settings.embedded:
        with Bolt(Login(settings.store, settings.store_user, settings.store_password), database=None) as bolt:
            yield bolt
        return
    with (
        Embedded(settings.data / "engine", heap=settings.heap, idle=settings.idle) as address,
        Bolt(login(address), database=pointer.current(settings.data, address)) as bolt,
    ):
        yield bolt
