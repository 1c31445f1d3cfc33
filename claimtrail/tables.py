"""What a terminal shows: one table for claims, words for one claim."""

from collections.abc import Iterable

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from claimtrail.listing import holder
from graph.asking.leaving import SENTENCE
from graph.asking.views import ClaimView
from web.speech import counted
from web.wording import claim_sentence, ledger_sentence, origin_sentence, status_sentence


def print_claims(views: Iterable[ClaimView]) -> None:
    """Print one row a claim."""
    _print(views, "claims")


def print_accusations(views: Iterable[ClaimView]) -> None:
    """Print who accused whom of what, with status and origins."""
    _print((view for view in views if view.standing.accusers), "accusations")


def _print(views: Iterable[ClaimView], what: str) -> None:
    table = Table(expand=True, box=box.HORIZONTALS, show_lines=True)
    table.add_column("who said what about whom", ratio=5)
    table.add_column("where it stands", ratio=3)
    count = 0
    for view in views:
        count += 1
        table.add_row(Text(f"{claim_sentence(view)}\n{view.id}"), Text(_stands(view)))
    console = Console()
    if count:
        console.print(table)
    console.print(f"{count} {what}. {SENTENCE}")


def _stands(view: ClaimView) -> str:
    counts = view.standing.counts
    denied = f", denied by {names(view, view.standing.deniers)}" if view.standing.deniers else ""
    flags = sorted({f.flag.value for f in view.standing.flags} - {"machine_only"})
    lines = [
        f"{view.standing.status.value}{denied}",
        counted(counts.origins, "origin"),
        f"{counted(counts.reports, 'report')} in {counted(counts.outlets, 'outlet')}",
        *(flag.replace("_", " ") for flag in flags),
    ]
    return "\n".join(lines)


def names(view: ClaimView, ids: Iterable[str]) -> str:
    """Return the names of parties of a claim, in words."""
    return ", ".join(view.names[i].name if i in view.names else i for i in ids)


def print_claim(view: ClaimView) -> None:
    """Print one claim: where it stands, who said it where, its origins, its ledger."""
    console = Console()
    console.print(Text(claim_sentence(view), style="bold"))
    console.print(Text(status_sentence(view)))
    console.print(Text("\nSaid"))
    for said in view.said:
        quoted = " … ".join(said.exact)
        when = said.valid.date().isoformat() if said.dated else "undated"
        console.print(Text(f"  {when}  {said.act.value}  {holder(said)}: “{quoted}”  ({said.outlet.name}, {said.url})"))
    console.print(Text("\nOrigins"))
    for origin in view.standing.origins:
        console.print(Text(f"  {origin_sentence(view, origin)}"))
    console.print(Text("\nLedger"))
    for change in view.ledger:
        console.print(Text(f"  {ledger_sentence(view, change)}"))
    console.print(SENTENCE)
