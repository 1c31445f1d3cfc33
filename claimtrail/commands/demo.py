"""`claimtrail demo`: the whole chain over a small web of invented outlets."""

from __future__ import annotations

from dataclasses import replace

import click

from claimtrail.commands.context import settings
from claimtrail.commands.ingest import file_all, summary


@click.command("demo")
@click.option("--serve/--no-serve", "serves", default=True, help="Leave the web pages running.")
@click.option("--port", type=int, help="Port of the web pages; 0 takes a free one.")
@click.pass_context
def command(ctx: click.Context, serves: bool, port: int | None) -> None:
    """Crawl a small web of invented outlets, and show who accused whom of what."""
    from claimtrail.base import opened
    from claimtrail.demonstration import crawl_days, demo_web
    from claimtrail.tables import print_accusations
    from graph.embedded import stop
    from web.app import create_app
    from web.serve import serve

    asked = settings(ctx, port=port)
    chosen = replace(asked, data=asked.data / "demo", store="embedded")
    click.echo(f"Serving six invented outlets on this machine; everything is kept in {chosen.data}")
    try:
        with demo_web(chosen) as (web, crawling):
            crawl_days(web, crawling, told=click.echo)
        with opened(chosen) as base:
            click.echo(summary(file_all(base)))
            print_accusations(base.asking.claims())
            if serves:
                app = create_app(base.asking)
                serve(app, chosen.host, chosen.port, _ready)
    finally:
        # what the demonstration started ends with it
        stop(chosen.data / "engine")


def _ready(url: str) -> None:
    click.echo(f"Look around, and end everything with Ctrl-C: {url}")
