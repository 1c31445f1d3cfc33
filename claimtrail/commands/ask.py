"""`claimtrail ask`: the named questions, each a command of its own with its parameters as options."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from claimtrail.commands.context import settings

if TYPE_CHECKING:
    from graph.asked.catalogue import Question


class _Questions(click.Group):
    """The questions are listed and looked up when they are needed, so that --help of others stays light."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        from graph.asked.catalogue import QUESTIONS

        return list(QUESTIONS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        from graph.asked.catalogue import QUESTIONS, question

        return _command(question(cmd_name)) if cmd_name in QUESTIONS else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            ctx.fail(f"there is no question {args[0]!r}; `claimtrail ask` lists them")
        return super().resolve_command(ctx, args)


@click.group("ask", cls=_Questions, invoke_without_command=True)
@click.pass_context
def command(ctx: click.Context) -> None:
    """Ask a named question; without a name, list the questions and what each takes."""
    if ctx.invoked_subcommand is None:
        _list()


def _list() -> None:
    from graph.asked.catalogue import questions

    for question in questions():
        taken = [f"--{p.name} {p.takes.value.upper()}" for p in question.parameters]
        shown = [text if p.required else f"[{text}]" for p, text in zip(question.parameters, taken, strict=True)]
        click.echo(f"{question.name:20} {question.line}")
        click.echo(f"{'':20} {' '.join(shown)}".rstrip())
    click.echo("\nEach also takes --as-of DATE, --valid-until DATE, --limit N, --after END, --format table|json|csv.")


def _command(question: Question) -> click.Command:
    from graph.asked.shape import MOST_ROWS, USUAL_ROWS

    own = [
        click.Option(
            [f"--{p.name}", f"own_{p.name}"],
            required=p.required,
            metavar=p.takes.value.upper(),
            help=f"{p.line[:1].upper()}{p.line[1:]}.",
        )
        for p in question.parameters
    ]
    shared = [
        click.Option(
            ["--as-of"], metavar="DATE", help="As the base would have answered then; a date is the whole day."
        ),
        click.Option(["--valid-until"], metavar="DATE", help="Only what was said or happened by then."),
        click.Option(
            ["--limit"],
            type=click.IntRange(1, MOST_ROWS),
            default=USUAL_ROWS,
            show_default=True,
            help="Rows of a page.",
        ),
        click.Option(["--after"], metavar="END", help="Where the page before ended, as it says."),
        click.Option(
            ["--format", "format_"], type=click.Choice(["table", "json", "csv"]), default="table", show_default=True
        ),
    ]

    @click.pass_context
    def run(ctx: click.Context, /, **values: Any) -> None:
        given = {k.removeprefix("own_"): v for k, v in values.items() if k.startswith("own_") and v}
        _answer(ctx, question.name, given, values)

    return click.Command(question.name, params=[*own, *shared], callback=run, help=question.line)


def _answer(ctx: click.Context, name: str, given: dict[str, str], values: dict[str, Any]) -> None:
    from claimtrail.answering import write
    from claimtrail.base import opened
    from graph import times
    from graph.asked.catalogue import window

    as_of, valid_until = values["as_of"], values["valid_until"]
    asked = window(
        as_of=times.until(as_of) if as_of else None,
        valid_until=times.until(valid_until) if valid_until else None,
        limit=values["limit"],
        after=values["after"],
    )
    with opened(settings(ctx)) as base:
        write(base, base.asking.ask(name, given, asked), values["format_"], sys.stdout)
