"""What commands share: the settings of this call, and progress on a terminal."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import click

from claimtrail.config import Settings, load


def settings(ctx: click.Context, **changes: Any) -> Settings:
    """Read the settings of this call, with what its options change."""
    config, data = ctx.find_root().obj
    found = load(config)
    if data:
        found = replace(found, data=data)
    return replace(found, **{k: v for k, v in changes.items() if v is not None})


@contextmanager
def progress(label: str) -> Iterator[Callable[[int, int], None]]:
    """Show a bar on a terminal while something takes longer than a glance; say nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda done, of: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task(label, total=None)
        yield lambda done, of: bars.update(task, completed=done, total=of)
