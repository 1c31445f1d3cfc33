"""`claimtrail verify`: does everything still hold?"""

from __future__ import annotations

import sys

import click

from claimtrail.commands.context import settings


@click.command("verify")
@click.pass_context
def command(ctx: click.Context) -> None:
    """Check digests, index, quotations and decisions; exit status 1 with a list where something does not hold."""
    from claimtrail.base import opened
    from claimtrail.verifying import problems

    with opened(settings(ctx)) as base:
        found = list(problems(base))
    for line in found:
        click.echo(line)
    if found:
        sys.exit(1)
    click.echo("archive, index, quotations and decisions hold")
