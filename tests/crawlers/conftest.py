"""Fixtures of the crawlers' tests."""

from pathlib import Path

import pytest

from crawlers.archiving.archive import Archive


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """Return an empty archive."""
    return Archive(tmp_path / "archive")
