import subprocess
import sys
from importlib import import_module
from pathlib import Path

from claimtrail.cli import COMMANDS
from claimtrail.trouble import _KNOWN
from tests.claimtrail.command import claimtrail

HEAVY = {"spacy", "scrapy", "neo4j", "trafilatura", "flask", "twisted", "rich.table", "lxml"}


def test_help_imports_nothing_heavy() -> None:
    code = "import sys; import claimtrail.cli; print(*sys.modules)"
    loaded = set(
        subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()
    )
    assert not HEAVY & loaded


def test_every_command_has_help(tmp_path: Path) -> None:
    for name in COMMANDS:
        done = claimtrail(tmp_path, name, "--help")
        assert done.returncode == 0, done.stderr
        assert done.stdout.startswith(f"Usage: claimtrail {name}")


def test_every_known_trouble_exists() -> None:
    for name, module in _KNOWN.items():
        assert issubclass(getattr(import_module(module), name), Exception)
