"""How fast articles are filed: many at a time, and one at a time."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from statistics import quantiles

from benchmarks.graph.made import Archive
from graph.store import Store
from graph.submission import Submission

BATCH = 100
# articles that are filed one at a time
ALONE = 200


@dataclass(slots=True)
class Filed:
    """Seconds and CPU seconds of this process for the articles filed together, and seconds of each filed alone.

    `late` are the CPU seconds per article of the last tenth of those filed together.
    """

    articles: int
    seconds: float
    cpu: float
    late: float
    alone: list[float]

    @property
    def p95(self) -> float:
        """The 95th percentile of the milliseconds of an article filed alone."""
        return quantiles(self.alone, n=20)[-1] * 1e3


def file(store: Store, archive: Archive) -> Filed:
    """File a whole archive, the last of it one by one; what is made is not counted."""
    made = archive.submissions()
    together = archive.size.articles - ALONE
    seconds = cpu = late = 0.0
    done = counted = 0
    for batch in _batches(made, together):
        began, spent = time.perf_counter(), time.process_time()
        store.file(batch, upto=batch[-1].snapshot.position)
        seconds += time.perf_counter() - began
        used = time.process_time() - spent
        cpu += used
        done += len(batch)
        if done > together * 0.9:
            late, counted = late + used, counted + len(batch)
        if done % max(BATCH, together // 10 // BATCH * BATCH) == 0:
            print(f"    {done:7,} articles, {done / seconds:6.1f} a second", flush=True)
    alone = []
    for one in made:
        began = time.perf_counter()
        store.file([one], upto=one.snapshot.position)
        alone.append(time.perf_counter() - began)
    return Filed(done, seconds, cpu, late / counted, alone)


def _batches(made: Iterator[Submission], together: int) -> Iterator[list[Submission]]:
    left = together
    while left > 0 and (batch := list(islice(made, min(BATCH, left)))):
        left -= len(batch)
        yield batch
