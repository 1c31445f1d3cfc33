"""`claimtrail import`: take your own documents through the same chain as fetched pages."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from claimtrail.commands.context import settings
from claimtrail.commands.ingest import file_all, summary


@click.command("import")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--outlets", type=click.Path(path_type=Path), help="The outlets that documents name by key.")
@click.option("--outlet", help="The outlet (a key) of documents that name none.")
@click.option("--url", help="The address of the one document.")
@click.option("--id", "identity", help="The id of the one document.")
@click.option("--seen", type=click.Choice(["published", "now"]), help="When documents without `seen` were obtained.")
@click.pass_context
def command(
    ctx: click.Context,
    files: tuple[str, ...],
    outlets: Path | None,
    outlet: str | None,
    url: str | None,
    identity: str | None,
    seen: str | None,
) -> None:
    """Take documents: .txt, .html, .jsonl, .warc or .warc.gz; `-` is JSON Lines on standard input."""
    from claimtrail.base import opened
    from claimtrail.importing import Options, take

    chosen = settings(ctx, outlets=outlets)
    options = Options(outlet=outlet, url=url, id=identity, seen=seen)
    taken = take(chosen, files, options, stdin=sys.stdin.buffer)
    for refused in taken.refused:
        click.echo(f"claimtrail: {refused.source}: {refused.reason}", err=True)
    with opened(chosen) as base:
        done = file_all(base)
    click.echo(f"{taken.new} new documents, {taken.known} known; {summary(done)}")
    if taken.refused:
        sys.exit(1)
