"""The demonstration from end to end: crawled over HTTP, archived, read by the real reader, filed, asked, shown."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from tests.claimtrail.command import claimtrail

pytestmark = [pytest.mark.engine, pytest.mark.slow]

EXPECTED = json.loads(files("claimtrail").joinpath("demo", "expected.json").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Ran:
    """A demonstration that has run twice, and the folder that it ran in."""

    folder: Path
    first: str
    second: str

    def ask(self, *arguments: str) -> str:
        done = claimtrail(self.folder, "--data", "claimtrail-data/demo", *arguments)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def claims(self, *arguments: str) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.ask("claims", "--format", "jsonl", *arguments).splitlines()]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ran]:
    """Run the demonstration twice in a folder that has folders of our names in it."""
    folder = tmp_path_factory.mktemp("demo")
    for name in ("web", "graph", "nlp"):
        (folder / name).mkdir()
        (folder / name / "__init__.py").write_text("raise ImportError('a folder of the user')\n")
    runs = [claimtrail(folder, "demo", "--no-serve") for _ in range(2)]
    for run in runs:
        assert run.returncode == 0, run.stderr
    yield Ran(folder, runs[0].stdout, runs[1].stdout)
    claimtrail(folder, "--data", "claimtrail-data/demo", "stop", "--force")
    shutil.rmtree(folder)


def test_a_second_run_says_that_nothing_is_new(demo: Ran) -> None:
    assert "nothing is new" in demo.second
    assert "nothing is new" not in demo.first
    assert demo.first.count(" pages are new") == 5
