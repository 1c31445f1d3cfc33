"""`claimtrail status`: what the base holds and how it is doing."""

from __future__ import annotations

import json

import click

from claimtrail.commands.context import settings


@click.command("status")
@click.option("--digest", "digest_", is_flag=True, help="Print a hash of all nodes and edges instead.")
@click.option("--exact", is_flag=True, help="Let the hash include snapshots and times of recording.")
@click.option("--format", "format_", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.pass_context
def command(ctx: click.Context, digest_: bool, exact: bool, format_: str) -> None:
    """Say what the base holds and how it is doing."""
    from claimtrail.base import opened
    from claimtrail.health import health
    from graph.digest import digest

    with opened(settings(ctx)) as base:
        if digest_:
            click.echo(digest(base.bolt, exact=exact))
            return
        found = health(base)
    if format_ == "json":
        click.echo(json.dumps(found, ensure_ascii=False))
        return
    for name, value in found.items():
        click.echo(f"{name.replace('_', ' '):16} {value}")
