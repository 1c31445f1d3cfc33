"""`claimtrail archive`: what is done to the archive itself."""

from __future__ import annotations

import click

from claimtrail.commands.context import progress, settings


@click.group("archive")
def command() -> None:
    """Purge a snapshot from archive, graph and caches for a court's order."""


@command.command("purge")
@click.argument("snapshot")
@click.option("--by", required=True, metavar="NAME", help="Who orders it.")
@click.option("--reason", required=True, metavar="TEXT", help="Why, such as the order's number; it stays readable.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_context
def purge(ctx: click.Context, snapshot: str, by: str, reason: str, yes: bool) -> None:
    """Remove the bytes of a snapshot for good, leave a tombstone with their hash, and make the graph anew.

    To hide a text until further notice, decide to withdraw it: that can be undone.
    """
    from claimtrail.purging import purge_snapshot
    from claimtrail.readers import lazily

    chosen = settings(ctx)
    if not yes:
        click.confirm(f"remove {snapshot} for good", abort=True)
    with progress("making the graph anew") as report:
        done = purge_snapshot(chosen, snapshot, by=by, reason=reason, reader=lazily(chosen), on_progress=report)
    click.echo(f"purged {done.captures} captures of {done.address}; sha256 {done.sha256}")
