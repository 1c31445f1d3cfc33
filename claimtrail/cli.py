"""The command line: one table of commands, each imported when it is called, so that --help costs nothing."""

import sys
from importlib import import_module
from pathlib import Path

import click

# name -> (module, what it does); the function has the module's last name
COMMANDS = {
    "demo": ("demo", "Crawl a small web of invented outlets, and show who accused whom of what."),
    "crawl": ("crawl", "Fetch what is new at the outlets, archive it, and file it."),
    "import": ("import_", "Take your own documents: .txt, .html, .jsonl, .warc, or - for JSON Lines."),
    "ingest": ("ingest", "File what is archived and not filed yet."),
    "rebuild": ("rebuild", "Make the graph anew from the archive and the decisions."),
    "extract": ("extract", "Read texts and print utterances, without a base."),
    "claims": ("claims", "List claims: who said what about whom, and where it stands."),
    "show": ("show", "Show one claim, party or article."),
    "cypher": ("cypher", "Ask the graph in Cypher, read-only."),
    "export": ("export", "Write utterances, claims or their histories as CSV or JSON Lines."),
    "ask": ("ask", "Ask a named question, such as who accused whom, as of any date."),
    "review": ("review", "List what waits for a person, likeliest mistakes first."),
    "decide": ("decide", "Decide about a claim, an utterance, a party or a text; --undo N takes one back."),
    "archive": ("archive", "Purge a snapshot from archive, graph and caches for a court's order."),
    "serve": ("serve", "Serve the web pages on this machine."),
    "status": ("status", "Say what the base holds and how it is doing."),
    "verify": ("verify", "Check digests, index, quotations and decisions."),
    "stop": ("stop", "End the embedded graph engine of this data folder."),
}


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"claimtrail.commands.{COMMANDS[cmd_name][0]}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--config", type=click.Path(path_type=Path), help="Settings file; ./claimtrail.toml where there is one.")
@click.option("--data", type=click.Path(path_type=Path), help="Data folder, in place of the configured one.")
@click.version_option(package_name="claimtrail")
@click.pass_context
def cli(ctx: click.Context, config: Path | None, data: Path | None) -> None:
    """Track news claims: who accused whom of what, and how the evidence stands."""
    ctx.obj = (config, data)


def main() -> None:
    """Run the command line; trouble that we know is one line on standard error and exit status 1."""
    from claimtrail.trouble import explained  # noqa: PLC0415  (nothing to explain while --help is printed)

    with explained():
        cli(prog_name="claimtrail")
    sys.exit(0)
