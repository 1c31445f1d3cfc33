"""Submissions of captures in their order; what the cache does not hold is read by several processes, a window ahead."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from itertools import islice

from claimtrail.reading import Intake, NotRead, Prepared
from crawlers.archiving.archive import Capture, CaptureKind
from crawlers.pages.extract import NotAnArticle
from graph.model import Document, Reading
from graph.submission import Submission
from nlp.parallel import Failed, Pool, attempt
from nlp.pipeline import Reader

# captures that are held in memory while their texts are read: enough to keep several processes at work
_WINDOW = 128
_ARTICLES = frozenset({CaptureKind.PAGE, CaptureKind.NOTES})

# what a capture gives: a submission, why it gives none, or nothing at all (a list of addresses, a revisit)
Taken = Submission | str | None
_Pages = list[tuple[Capture, Prepared | str | None]]


def submissions(captures: Iterable[Capture], intake: Intake, *, workers: int) -> Iterator[tuple[Capture, Taken]]:
    """Yield each capture with what it gives; the same whatever the number of workers."""
    if workers == 1:
        for capture in captures:
            yield capture, _taken(_prepared(capture, intake), intake, partial(_read, intake, None))
        return
    with ExitStack() as stack:
        reading = _Reading(intake, workers, stack)
        begun: _Window | None = None
        remaining = iter(captures)
        while window := list(islice(remaining, _WINDOW)):
            # the next window is being read while this one is filed
            next_ = reading.begin(window)
            yield from begun.taken(intake) if begun else ()
            begun = next_
        yield from begun.taken(intake) if begun else ()


def _read(intake: Intake, made: Reading | Failed | None, document: Document) -> Reading | Failed:
    # what is neither read ahead nor kept, since somebody deleted it meanwhile, is read here
    return made if made is not None else attempt(intake.reader().read, document)


def _prepared(capture: Capture, intake: Intake) -> Prepared | str | None:
    if capture.kind not in _ARTICLES:
        return None
    try:
        return intake.prepared(capture)
    except NotAnArticle as error:
        return str(error)


def _taken(page: Prepared | str | None, intake: Intake, read: Callable[[Document], Reading | Failed]) -> Taken:
    if not isinstance(page, Prepared):
        return page
    try:
        return intake.submission(page, read)
    except NotRead as error:
        return str(error)


@dataclass(frozen=True, slots=True)
class _Window:
    pages: _Pages
    asked: frozenset[str]
    readings: Iterator[Reading | Failed]

    def taken(self, intake: Intake) -> Iterator[tuple[Capture, Taken]]:
        made: dict[str, Reading | Failed] = {}
        for capture, page in self.pages:
            key = page.key if isinstance(page, Prepared) else ""
            if key in self.asked and key not in made:
                made[key] = next(self.readings)
            yield capture, _taken(page, intake, partial(_read, intake, made.get(key)))


class _Reading:
    """The processes that read, started when the first text is not in the cache."""

    def __init__(self, intake: Intake, workers: int, stack: ExitStack) -> None:
        self._intake = intake
        self._workers = workers
        self._stack = stack
        self._pool: Pool | None = None

    def begin(self, captures: Iterable[Capture]) -> _Window:
        pages = [(capture, _prepared(capture, self._intake)) for capture in captures]
        missing: dict[str, Document] = {}
        for _, page in pages:
            if isinstance(page, Prepared) and not self._intake.held(page):
                missing.setdefault(page.key, page.document)
        readings = self._started().start(list(missing.values())) if missing else iter(())
        return _Window(pages, frozenset(missing), readings)

    def _started(self) -> Pool:
        if self._pool is None:
            own = self._intake.reader()
            make = partial(Reader, model=own.model, sure=own.sure)
            self._pool = self._stack.enter_context(Pool(make, self._workers))
        return self._pool
