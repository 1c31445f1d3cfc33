"""One reader for all tests that read."""

import pytest

from nlp.pipeline import Reader


@pytest.fixture(scope="session")
def reader() -> Reader:
    """Return the reader with its default settings."""
    return Reader()
