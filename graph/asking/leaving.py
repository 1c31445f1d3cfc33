"""What everything that leaves the house obeys: what it says of itself, and cells that no spreadsheet runs."""

DISCLAIMER = "claims are attributed; listing is not a finding"
SENTENCE = "Claims are attributed; listing is not a finding."
_FORMULA, _BLANKS = tuple("=+-@"), tuple("\t\r")


def guarded(cell: str) -> str:
    """Put an apostrophe before a cell that a spreadsheet would take for a formula."""
    # a blank in front does not keep every spreadsheet from it
    return f"'{cell}" if cell.lstrip().startswith(_FORMULA) or cell.startswith(_BLANKS) else cell
