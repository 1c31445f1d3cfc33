"""The demonstration: five days of a small web of invented outlets, crawled over HTTP, archived, read and filed."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from importlib.resources import as_file, files
from pathlib import Path

from claimtrail.config import Settings
from claimtrail.demo.web import DemoWeb
from graph import times

DAYS = 5


class DemoFailed(Exception):
    """A step of the demonstration failed; the text says which and shows what it said."""


@contextmanager
def demo_web(settings: Settings, port: int = 0) -> Iterator[tuple[DemoWeb, Settings]]:
    """Serve the invented outlets on this machine, with the settings that crawl exactly them."""
    with DemoWeb(port=port) as web, as_file(files("claimtrail").joinpath("demo", "outlets.toml")) as outlets:
        yield web, replace(settings, outlets=outlets, hosts=web.hosts, delay=0.0)


def crawl_days(web: DemoWeb, settings: Settings, *, told: Callable[[str], None]) -> int:
    """Crawl each day that is left, and return how many pages were new; a finished story is crawled once more."""
    new = 0
    for day in range(min(max(days_held(settings), default=0) + 1, DAYS), DAYS + 1):
        web.day = day
        fresh = crawl_once(settings)
        told(f"day {day} of {DAYS}: {fresh} pages are new")
        new += fresh
        _reach(settings, day)
    return new


def crawl_once(settings: Settings) -> int:
    """Crawl in a process of its own, as `claimtrail crawl` does, and return how many pages were new."""
    config = settings.data / "demo.toml"
    settings.data.mkdir(parents=True, exist_ok=True)
    config.write_text(_toml(settings), encoding="utf-8")
    # -P: a folder of the user's that is called web/ or graph/ is not ours
    command = [sys.executable, "-P", "-m", "claimtrail", "--config", str(config), "crawl", "--archive-only"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ | {"NO_COLOR": "1"})
    if done.returncode:
        raise DemoFailed(f"the crawl ended with status {done.returncode}: {done.stderr.strip()[-2000:]}")
    return int(done.stdout.split()[0])


def _toml(settings: Settings) -> str:
    # JSON strings are TOML strings
    top = {
        "data": str(settings.data.absolute()),
        "outlets": str(settings.outlets),
        "user_agent": settings.user_agent,
        "delay": settings.delay,
        "store": settings.store,
    }
    lines = [f"{key} = {json.dumps(value)}" for key, value in top.items()]
    lines += ["", "[hosts]", *(f'"{host}" = {json.dumps(address)}' for host, address in settings.hosts.items())]
    return "\n".join(lines) + "\n"


def days_held(settings: Settings) -> dict[int, str]:
    """Return, per day that was crawled, when its crawl had ended: the dates to ask the base about."""
    path = _day_file(settings)
    held = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return {int(day): at for day, at in held.items()}


def _reach(settings: Settings, day: int) -> None:
    held = days_held(settings)
    held.setdefault(day, times.text(datetime.now(UTC)))
    written = _day_file(settings).with_suffix(".new")
    written.write_text(json.dumps(held), encoding="utf-8")
    written.replace(_day_file(settings))


def _day_file(settings: Settings) -> Path:
    return settings.data / "demo-days.json"
