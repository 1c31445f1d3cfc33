"""What a terminal shows: one table for claims, words for one claim."""

from collections.abc import Iterable

from rich.console import Console
from rich.table import Table
from rich.text import Text
from web.wording import claim_sentence, ledger_sentence, origin_sentence, status_sentence

from claimtrail.listing import holder
from graph.views import ClaimView

_DISCLAIMER = "Claims are attributed; listing is not a finding."


def print_claims(views: Iterable[ClaimView]) -> None:
    """Print one row a claim."""
    table = Table(show_lines=True, expand=True)
    table.add_column("claim", no_wrap=True)
    for column in ("who says what about whom", "where it stands", "reports", "origins"):
        table.add_column(column, ratio={"who says what about whom": 5, "where it stands": 3}.get(column))
    count = 0
    for view in views:
        count += 1
        counts = view.standing.counts
        flags = ", ".join(sorted({f.flag.value for f in view.standing.flags if f.flag.value != "machine_only"}))
        stands = f"{view.standing.status.value} ({view.standing.rule})" + (f"\n{flags}" if flags else "")
        reports = f"{counts.reports} in {counts.outlets} outlets"
        table.add_row(view.id, Text(claim_sentence(view)), Text(stands), reports, str(counts.origins))
    console = Console()
    if count:
        console.print(table)
    console.print(f"{count} claims. {_DISCLAIMER}")


def print_accusations(views: Iterable[ClaimView]) -> None:
    """Print who accused whom of what, with status and origins."""
    table = Table(show_lines=True, expand=True)
    for column, ratio in (("who accused whom of what", 6), ("status", 2), ("reports", 2), ("origins", 1)):
        table.add_column(column, ratio=ratio)
    count = 0
    for view in views:
        if not view.standing.accusers:
            continue
        count += 1
        counts = view.standing.counts
        denied = f", denied by {names(view, view.standing.deniers)}" if view.standing.deniers else ""
        status = f"{view.standing.status.value}{denied}"
        reports = f"{counts.reports} in {counts.outlets} outlets"
        table.add_row(Text(claim_sentence(view)), Text(status), reports, str(counts.origins))
    console = Console()
    console.print(table)
    console.print(f"{count} accusations. {_DISCLAIMER}")


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
    console.print(_DISCLAIMER)
