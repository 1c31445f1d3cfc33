"""`claimtrail extract`: texts in, utterances out, without network and store."""

from __future__ import annotations

import os
import sys
from typing import BinaryIO

import click

from claimtrail.commands.context import settings


@click.command("extract")
@click.argument("file", default="-", type=click.File("rb"))
@click.option("--workers", type=click.IntRange(1), default=os.cpu_count() or 1, help="Processes that read [all cores].")
@click.pass_context
def command(ctx: click.Context, file: BinaryIO, workers: int) -> None:
    """Read JSON Lines of texts and print one line of utterances for each, in the same order."""
    from claimtrail.extract import run
    from claimtrail.readers import lazily

    sys.exit(run(file, sys.stdout, lazily(settings(ctx))(), workers=workers))
