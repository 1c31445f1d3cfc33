"""`claimtrail review`: what waits for a person."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from claimtrail.commands.context import settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.deciding.waiting import Waiting


@click.command("review")
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="At most so many.")
@click.option(
    "--sure", type=click.FloatRange(0, 1), default=0.9, show_default=True, help="Accusations below this wait."
)
@click.option(
    "--unsure", type=click.FloatRange(0, 1), default=0.5, show_default=True, help="Other utterances below it."
)
@click.option("--format", "format_", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.pass_context
def command(ctx: click.Context, limit: int, sure: float, unsure: float, format_: str) -> None:
    """List what waits for a person, likeliest mistakes first, with the decisions that would settle each."""
    from claimtrail.base import opened
    from graph.deciding.waiting import waiting

    with opened(settings(ctx)) as base:
        found = base.bolt.read(lambda tx: waiting(tx, limit=limit, sure=sure, unsure=unsure))
    if format_ == "json":
        click.echo(json.dumps([asdict(one) for one in found], ensure_ascii=False))
        return
    _print(found)


def _print(found: Sequence[Waiting]) -> None:
    for one in found:
        click.echo(f"{one.doubt:.2f}  {one.concern.value.replace('_', ' ')}: “{one.words}”")
        click.echo(f"      {one.why}")
        for decision in one.decide:
            click.echo(f"      claimtrail decide {decision}")
        if one.seen:
            click.echo(f"      --seen {one.seen}")
    click.echo(f"{len(found)} wait" if found else "nothing waits")
