"""`claimtrail decide`: a person's judgement, with name and reason."""

from __future__ import annotations

import json

import click

from claimtrail.commands.context import settings

_KINDS = """
\b
KIND      OBJECT     VALUE [TARGET]
sign      claim      for | against
override  claim      a status
outcome   claim      pending | came_true | did_not | partly | expired
verdict   claim      true | mostly_true | mixed | mostly_false | false | unproven
                     --set publisher= words= and, where it has one, url=
legal     claim      a state in law [a target of the claim, else all]
relate    claim      a relation, or none; then the other claim, which with
                     same_as stands for both
accept    utterance
reject    utterance
link      utterance  the claim that it is about, or new
amend     utterance  --set act= polarity= certainty= holder= holder_kind=
                     speaks_for= target=
state     version    an act, --set exact= and what amend takes
merge     party      the party that stands for both
split     party      the other party's name, --set in=ARTICLE for each
                     article; or its id: the two are not one
rename    party or claim    the new name
withdraw  snapshot
"""


@click.command("decide", epilog=_KINDS)
@click.argument("kind", required=False)
@click.argument("object_", metavar="[OBJECT]", required=False)
@click.argument("value", default="")
@click.argument("target", required=False)
@click.option("--undo", type=int, metavar="N", help="Take decision N back.")
@click.option("--by", required=True, metavar="NAME", help="Who decides.")
@click.option("--reason", required=True, metavar="TEXT", help="Why.")
@click.option("--set", "changes", multiple=True, metavar="NAME=VALUE", help="A further value; may be given repeatedly.")
@click.option("--on", metavar="DATE", help="When it holds from, where that is not now: a verdict's or judgment's date.")
@click.option("--seen", metavar="CHANGE", help="The last change that you saw; refused where there is a newer one.")
@click.option("--key", metavar="K", help="A repeated call with this key is one decision.")
@click.option("--format", "format_", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.pass_context
def command(  # noqa: PLR0913 - each is one option of the command line
    ctx: click.Context,
    *,
    kind: str | None,
    object_: str | None,
    value: str,
    target: str | None,
    undo: int | None,
    by: str,
    reason: str,
    changes: tuple[str, ...],
    on: str | None,
    seen: str | None,
    key: str | None,
    format_: str,
) -> None:
    """Decide about a claim, an utterance, a party or a text.

    The decision is appended to decisions.jsonl and takes effect at once; it survives every rebuild.
    """
    from claimtrail.base import opened
    from claimtrail.deciding import Asked, decide, seen_now

    if undo is not None:
        if kind is not None:
            raise click.UsageError("--undo takes the number of a decision, and nothing else is decided")
        kind, object_ = "undo", str(undo)
    if kind is None or object_ is None:
        raise click.UsageError("name a kind of decision and what it is about, or --undo N")
    asked = Asked(kind, object_, by, reason, value, target, on=on, settings=changes, seen=seen, key=key)
    with opened(settings(ctx)) as base:
        made = decide(base, asked)
        last = seen_now(base, made.object)
    if format_ == "json":
        told = {"number": made.number, "kind": made.kind.value, "object": made.object, "seen": last}
        click.echo(json.dumps(told, ensure_ascii=False))
        return
    click.echo(f"decision {made.number}: {made.kind.value} {made.object} {made.value}".rstrip())
    if last:
        click.echo(f"last change: {last}")
