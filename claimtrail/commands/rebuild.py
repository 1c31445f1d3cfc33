"""`claimtrail rebuild`: the graph anew, from archive and decisions."""

from __future__ import annotations

import click

from claimtrail.commands.context import progress, settings


@click.command("rebuild")
@click.option("--in-place", is_flag=True, help="Empty the graph and fill it again; pages say so meanwhile.")
@click.pass_context
def command(ctx: click.Context, in_place: bool) -> None:
    """Make the graph anew from the archive and the decisions, then switch to it."""
    from claimtrail.commands.ingest import summary
    from claimtrail.readers import lazily
    from claimtrail.rebuilding import rebuild

    chosen = settings(ctx)
    with progress("rebuilding") as report:
        done = rebuild(chosen, lazily(chosen), in_place=in_place, on_progress=report)
    click.echo(summary(done))
