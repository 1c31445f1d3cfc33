"""`claimtrail show`: one claim, party or article."""

from __future__ import annotations

import sys

import click

from claimtrail.commands.context import settings


@click.command("show")
@click.argument("claim")
@click.option("--as-of", metavar="DATE", help="As the base would have answered then; a date is the whole day.")
@click.option("--valid-until", metavar="DATE", help="Only what was said by then.")
@click.option("--format", "format_", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True)
@click.pass_context
def command(ctx: click.Context, claim: str, as_of: str | None, valid_until: str | None, format_: str) -> None:
    """Show a claim: where it stands, who said it where, its origins and its ledger."""
    from claimtrail.base import opened
    from claimtrail.listing import write
    from claimtrail.tables import print_claim
    from graph import times

    limit = times.until(as_of) if as_of else None
    said = times.until(valid_until) if valid_until else None
    with opened(settings(ctx)) as base:
        view = base.asking.claim(claim, as_of=limit, valid_until=said)
        if format_ == "table":
            print_claim(view)
        else:
            write([view], format_, sys.stdout)
