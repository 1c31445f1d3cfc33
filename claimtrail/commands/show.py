"""`claimtrail show`: one claim, party or article."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from claimtrail.commands.context import settings

if TYPE_CHECKING:
    from datetime import datetime

    from claimtrail.base import Base
    from graph.asking.views import ClaimView


@click.command("show")
@click.argument("claim")
@click.option("--as-of", metavar="DATE", help="As the base would have answered then; a date is the whole day.")
@click.option("--as-shown", metavar="DATE", help="As it was shown then, by a graph that was replaced meanwhile too.")
@click.option("--valid-until", metavar="DATE", help="Only what was said by then.")
@click.option("--format", "format_", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True)
@click.pass_context
def command(
    ctx: click.Context, claim: str, *, as_of: str | None, as_shown: str | None, valid_until: str | None, format_: str
) -> None:
    """Show a claim: where it stands, who said it where, its origins and its ledger.

    --as-of answers with today's reading of what was held then; --as-shown with the reading of that day.
    """
    from claimtrail.base import opened
    from graph import times

    if as_shown and (as_of or valid_until):
        raise click.UsageError("--as-shown tells what was shown; leave out --as-of and --valid-until")
    limit = times.until(as_of) if as_of else None
    then = times.until(as_shown) if as_shown else None
    said = times.until(valid_until) if valid_until else None
    with opened(settings(ctx)) as base:
        if then is not None:
            _as_shown(base, claim, then, format_)
            return
        _print(base.asking.claim(claim, as_of=limit, valid_until=said), claim, format_)


def _print(view: ClaimView, asked: str, format_: str) -> None:
    from claimtrail.listing import write
    from claimtrail.tables import print_claim

    if view.id != asked:
        click.echo(f"{asked} moved to {view.id}", err=format_ != "table")
    if format_ == "table":
        print_claim(view)
    else:
        write([view], format_, sys.stdout)


def _as_shown(base: Base, claim: str, at: datetime, format_: str) -> None:
    from claimtrail.shown import Shown, shown
    from claimtrail.telling import as_shown_json, print_shown

    found = shown(base, claim, at)
    if not isinstance(found, Shown):
        _print(found, claim, format_)
    elif format_ == "csv":
        raise click.UsageError("what a replaced graph showed is told as a table or as json")
    elif format_ == "json":
        click.echo(as_shown_json(found))
    else:
        print_shown(found)
