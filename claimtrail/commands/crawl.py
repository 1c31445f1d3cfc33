"""`claimtrail crawl`: fetch what is new at the outlets, archive it, and file it."""

from __future__ import annotations

from pathlib import Path

import click

from claimtrail.commands.context import settings
from claimtrail.commands.ingest import file_all, summary


@click.command("crawl")
@click.option("--outlets", type=click.Path(path_type=Path), help="The list of outlets, in place of the configured one.")
@click.option("--archive-only", is_flag=True, help="Archive what is new and leave the filing to `claimtrail ingest`.")
@click.pass_context
def command(ctx: click.Context, outlets: Path | None, archive_only: bool) -> None:
    """Fetch what is new at the outlets, archive it, and file it."""
    from claimtrail.base import opened
    from claimtrail.crawling import crawl

    chosen = settings(ctx, outlets=outlets)
    report = crawl(chosen, on_line=lambda line: click.echo(line, err=True))
    click.echo(
        f"{report.new} new, {report.unchanged} unchanged, {report.failed} failed, {report.disallowed} disallowed"
    )
    if archive_only:
        return
    with opened(chosen) as base:
        click.echo(summary(file_all(base)))
