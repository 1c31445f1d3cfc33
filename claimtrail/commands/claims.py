"""`claimtrail claims`: what the base holds, one claim a line."""

from __future__ import annotations

import sys

import click

from claimtrail.commands.context import settings


@click.command("claims")
@click.option("--about", metavar="NAME", help="Claims that have this party among their targets.")
@click.option("--by", metavar="NAME", help="Claims that this party holds.")
@click.option("--as-of", metavar="DATE", help="As the base would have answered then; a date is the whole day.")
@click.option(
    "--format", "format_", type=click.Choice(["table", "json", "jsonl", "csv"]), default="table", show_default=True
)
@click.pass_context
def command(ctx: click.Context, about: str | None, by: str | None, as_of: str | None, format_: str) -> None:
    """List claims: who said what about whom, and where it stands; the most recently changed first."""
    from claimtrail.base import opened
    from claimtrail.listing import write
    from claimtrail.tables import print_claims
    from graph import times

    limit = times.until(as_of) if as_of else None
    with opened(settings(ctx)) as base:
        views = base.asking.claims(about=about, by=by, as_of=limit)
        if format_ == "table":
            print_claims(views)
        else:
            write(views, format_, sys.stdout)
