"""`claimtrail cypher`: free queries, read-only, for people who know Cypher."""

from __future__ import annotations

import sys
from typing import Any

import click

from claimtrail.commands.context import settings


def _parameters(ctx: click.Context, option: click.Parameter, values: tuple[str, ...]) -> dict[str, Any]:
    from claimtrail.freely import parameter

    found: dict[str, Any] = {}
    for value in values:
        try:
            name, given = parameter(value)
        except ValueError as error:
            raise click.BadParameter(str(error)) from error
        if name in found:
            raise click.BadParameter(f"{name!r} is given twice")
        found[name] = given
    return found


@click.command("cypher")
@click.argument("query", default="-")
@click.option("--param", "parameters", metavar="NAME=VALUE", multiple=True, callback=_parameters, help="For $NAME.")
@click.option("--format", "format_", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True)
@click.option(
    "--timeout",
    metavar="SECONDS",
    type=click.FloatRange(0.1, 3600.0),
    default=10.0,
    show_default=True,
    help="How long it may take; on the embedded engine 30 at most.",
)
@click.pass_context
def command(ctx: click.Context, query: str, parameters: dict[str, Any], format_: str, timeout: float) -> None:
    """Ask the graph in Cypher, read-only; QUERY is the text, or - for standard input. See docs/schema.md.

    \b
    claimtrail cypher 'MATCH (a:Entity)-[r:ACCUSED]->(b:Entity)
                       RETURN a.name, b.name, r.claim, r.status, r.first, r.last'
    """
    from claimtrail.base import opened
    from claimtrail.freely import free, show
    from claimtrail.notice import notice
    from graph.cypher.permitted import permitted

    text = sys.stdin.read() if query == "-" else query
    # what is refused is refused before an engine is started for it
    permitted(text, parameters)
    with opened(settings(ctx)) as base, free(base) as asking:
        head = notice(base.store, {"cypher": text, "parameters": parameters})
        with asking.ask(text, parameters, seconds=timeout) as answer:
            show(answer, format_, head, sys.stdout)
