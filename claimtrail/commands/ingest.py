"""`claimtrail ingest`: file what is archived and not filed yet."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from claimtrail.commands.context import progress, settings

if TYPE_CHECKING:
    from claimtrail.base import Base
    from claimtrail.pipeline import Ingested


def file_all(base: Base) -> Ingested:
    """File what waits, with a bar on a terminal, and say on standard error what could not be read."""
    from claimtrail.pipeline import ingest
    from claimtrail.readers import lazily

    with progress("reading and filing") as report:
        done = ingest(base, lazily(base.settings), on_progress=report)
    for one in done.quarantined:
        sys.stderr.write(f"claimtrail: {one.address}: {one.reason}\n")
    return done


@click.command("ingest")
@click.pass_context
def command(ctx: click.Context) -> None:
    """File what is archived and not filed yet."""
    from claimtrail.base import opened

    with opened(settings(ctx)) as base:
        done = file_all(base)
    click.echo(summary(done))


def summary(done: Ingested) -> str:
    """Say in one line what a run filed."""
    if not done.articles and not done.decisions and not done.quarantined:
        return "nothing is new"
    waiting = f", {len(done.quarantined)} set aside" if done.quarantined else ""
    decided = f", {done.decisions} decisions" if done.decisions else ""
    return f"filed {done.articles} articles with {done.utterances} utterances{decided}{waiting}"
