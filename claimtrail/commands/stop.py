"""`claimtrail stop`: end the embedded engine of this data folder."""

from __future__ import annotations

import click

from claimtrail.commands.context import settings


@click.command("stop")
@click.option("--force", is_flag=True, help="Even while other processes use it.")
@click.pass_context
def command(ctx: click.Context, force: bool) -> None:
    """End the embedded graph engine of this data folder."""
    from graph.embedded import stop

    chosen = settings(ctx)
    if not chosen.embedded:
        click.echo(f"the store is {chosen.store}; claimtrail did not start it and does not stop it")
        return
    stopped = stop(chosen.data / "engine", force=force)
    click.echo("the engine has ended" if stopped else "no engine was running")
