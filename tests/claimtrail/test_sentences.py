import pytest

from claimtrail.sentences import Purged

TEXT = "The clerk kept the ledger under the stairs.\nNobody had asked for it."

CASES = [
    (TEXT, True),
    ("He wrote: the clerk  kept the\nledger under", True),
    ("the ledger under the mat", False),
    ("Nobody had asked for it.", True),
    ("Nobody had asked", False),
    ("", False),
]


@pytest.mark.parametrize(("text", "held"), CASES)
def test_a_run_of_five_words_is_a_quotation(text: str, held: bool) -> None:
    assert Purged.of([TEXT]).within(text) is held


def test_a_short_text_is_found_whole() -> None:
    assert Purged.of(["Guilty as charged"]).within("guilty as charged")
    assert not Purged.of(["", "  "]).within("anything at all")
