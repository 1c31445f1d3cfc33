"""`claimtrail export`: utterances, claims and their histories, for use elsewhere."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from claimtrail.commands.context import settings


@click.command("export")
@click.argument("what", type=click.Choice(["utterances", "claims", "history"]))
@click.option("--claim", metavar="ID", help="One claim.")
@click.option("--about", metavar="NAME", help="What has this party (a name or an id) among its targets.")
@click.option("--by", metavar="NAME", help="What this party (a name or an id) holds.")
@click.option(
    "--question", metavar="NAME", help="The claims that answer a named question (`claimtrail ask` lists them)."
)
@click.option("--param", "given", metavar="NAME=VALUE", multiple=True, help="A parameter of the question.")
@click.option("--as-of", metavar="DATE", help="As the base would have answered then; a date is the whole day.")
@click.option("--format", "format_", type=click.Choice(["csv", "jsonl"]), default="csv", show_default=True)
@click.option("--out", type=click.Path(path_type=Path), help="The file, written whole or not at all [standard output].")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    what: str,
    format_: str,
    out: Path | None,
    as_of: str | None,
    given: tuple[str, ...],
    **chosen: str | None,
) -> None:
    """Write WHAT (utterances, claims or history) of the whole base, a claim, a party or a question, as it comes."""
    from claimtrail.base import opened
    from claimtrail.exporting import export
    from claimtrail.exports.formats import What
    from claimtrail.whole import whole
    from graph import times
    from graph.asking.portions import Wanted

    _check(chosen, given)
    wanted = Wanted(**chosen, parameters=_pairs(given), as_of=times.until(as_of) if as_of else None)
    with opened(settings(ctx)) as base:
        written = export(base, What(what), wanted, format_)
        if out is None or str(out) == "-":
            written(sys.stdout)
            return
        with whole(out) as file:
            count = written(file)
    click.echo(f"{out}: {count} of {what}", err=True)


def _check(chosen: dict[str, str | None], given: tuple[str, ...]) -> None:
    named = [name for name, value in chosen.items() if value is not None]
    alone = [name for name in ("claim", "question") if name in named]
    if alone and len(named) > 1:
        others = ", ".join(f"--{name}" for name in named if name != alone[0])
        raise click.UsageError(f"--{alone[0]} says which claims alone; leave out {others}")
    if given and "question" not in named:
        raise click.UsageError("--param is for a --question")


def _pairs(given: tuple[str, ...]) -> dict[str, str]:
    pairs = [pair.partition("=") for pair in given]
    for text, (name, sign, _) in zip(given, pairs, strict=True):
        if not sign or not name:
            raise click.UsageError(f"{text!r} is no parameter; write name=value")
    return {name: value for name, _, value in pairs}
