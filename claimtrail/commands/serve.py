"""`claimtrail serve`: the web pages, on this machine only."""

from __future__ import annotations

import click

from claimtrail.commands.context import settings


@click.command("serve")
@click.option("--host", help="A loopback address.")
@click.option("--port", type=int, help="0 takes a free one.")
@click.pass_context
def command(ctx: click.Context, host: str | None, port: int | None) -> None:
    """Serve the web pages on this machine until Ctrl-C."""
    from claimtrail.base import opened
    from web.app import create_app
    from web.serve import serve

    chosen = settings(ctx, host=host, port=port)
    with opened(chosen) as base:
        app = create_app(base.asking)
        serve(app, chosen.host, chosen.port, lambda url: click.echo(f"claimtrail serves {url} (Ctrl-C ends it)"))
