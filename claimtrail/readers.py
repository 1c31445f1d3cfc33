"""The reader of these settings, loaded when the first text asks for it."""

from collections.abc import Callable
from functools import cache

from claimtrail.config import Settings
from nlp.pipeline import Reader


def lazily(settings: Settings) -> Callable[[], Reader]:
    """Return a function that loads the reader once."""

    @cache
    def reader() -> Reader:
        return Reader(model=settings.model, sure=settings.sure)

    return reader
