"""`claimtrail rebuild`: the graph anew, from archive and decisions."""

from __future__ import annotations

import sys

import click

from claimtrail.commands.context import progress, settings

# what a shell gives a program that an interrupt has ended
_INTERRUPTED = 130


@click.command("rebuild")
@click.option("--in-place", is_flag=True, help="Empty the graph and fill it again; pages say so meanwhile.")
@click.option("--into", metavar="ADDRESS", help="Fill an empty Neo4j server, with the user and password of the store.")
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    help="Processes that read what the cache does not hold.",
)
@click.option("--batch", type=click.IntRange(1, 1000), help="Articles of one transaction; the graph is the same.")
@click.option("--anew", is_flag=True, help="Do not go on with a rebuild that was stopped.")
@click.pass_context
def command(
    ctx: click.Context, *, in_place: bool, into: str | None, workers: int, batch: int | None, anew: bool
) -> None:
    """Make the graph anew from the archive and the decisions, then switch to it.

    Ctrl-C stops it, and the same command goes on where it was; until the switch everybody reads the old graph.
    """
    from claimtrail.commands.ingest import summary
    from claimtrail.pipeline import Pace
    from claimtrail.readers import lazily
    from claimtrail.rebuilding import BATCH, Plan, rebuild

    if in_place and into:
        raise click.UsageError("--in-place and --into are two ways; take one")
    chosen = settings(ctx)
    plan = Plan(in_place, into, anew, Pace(batch or BATCH, workers), lambda line: click.echo(line, err=True))
    at = [0, 0]

    def seen(done: int, of: int) -> None:
        at[:] = done, of
        report(done, of)

    try:
        with progress("rebuilding") as report:
            done = rebuild(chosen, lazily(chosen), plan, on_progress=seen)
    except KeyboardInterrupt:
        where = f" at position {at[0]} of {at[1]}" if at[1] else ""
        click.echo(f"claimtrail: stopped{where}; run the same command again to go on", err=True)
        sys.exit(_INTERRUPTED)
    click.echo(summary(done))
    if into:
        click.echo(f'the graph is at {into}; set store = "{into}" to answer from it')
