"""What the base answers of each story: imported into a fresh database of one embedded engine, asked at every date."""

import io
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from benchmarks.stories.told import Claims, Story
from claimtrail import importing, pointer
from claimtrail.base import Base, opened
from claimtrail.config import Settings
from claimtrail.listing import as_json
from claimtrail.pipeline import ingest
from graph import times
from graph.embedded import Embedded, stop
from graph.engines.administration import create
from nlp.pipeline import Reader


def answers(stories: Iterable[Story], folder: Path) -> Iterator[tuple[Story, Mapping[str, Claims]]]:
    """Yield each story with the listed claims by date, as `claimtrail claims --format jsonl` prints them.

    One server holds a database for each story: starting a server takes longer than reading one.
    """
    reader, engine = Reader(), folder / "engine"
    try:
        with Embedded(engine, idle=10.0) as address:
            for number, story in enumerate(stories):
                data, database = folder / f"story{number}", f"story{number}"
                data.mkdir()
                (data / "engine").symlink_to(engine)
                create(address, database)
                pointer.point(data, database)
                yield story, _asked(story, Settings(data=data, outlets=story.outlets), reader)
    finally:
        stop(engine, force=True)


def _asked(story: Story, settings: Settings, reader: Reader) -> dict[str, Claims]:
    taken = importing.take(settings, [str(story.articles)], importing.Options(), stdin=io.BytesIO())
    if taken.refused:
        raise ValueError(f"{story.name}: {taken.refused[0].source}: {taken.refused[0].reason}")
    with opened(settings) as base:
        ingest(base, lambda: reader)
        return {date: _claims(base, date) for date in story.dates}


def _claims(base: Base, date: str) -> Claims:
    return [as_json(view) for view in base.asking.claims(as_of=times.until(date))]
