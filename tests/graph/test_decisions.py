from dataclasses import replace
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path

import pytest

from graph.decisions import Decision, DecisionError, DecisionKind, Decisions

SIGN = Decision(
    DecisionKind.SIGN, "c1", by="A. Reader", reason="read the filing", recorded=datetime(2026, 3, 1, tzinfo=UTC), at=7
)


def test_a_decision_reads_back_with_its_number(tmp_path: Path) -> None:
    decisions = Decisions(tmp_path / "decisions.jsonl")
    made = decisions.append(SIGN)
    assert made.number == 1
    assert list(decisions) == [made]
    assert replace(made, number=0) == SIGN


def test_a_repeated_request_is_one_decision(tmp_path: Path) -> None:
    decisions = Decisions(tmp_path / "decisions.jsonl")
    first = decisions.append(replace(SIGN, key="k"))
    assert decisions.append(replace(SIGN, key="k")) == first
    assert decisions.position == 1


def test_a_torn_tail_is_no_decision_and_is_kept_aside(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    decisions = Decisions(path)
    decisions.append(SIGN)
    with path.open("ab") as file:
        file.write(b'{"kind": "sign", "obj')
    assert decisions.position == 1
    assert decisions.append(SIGN).number == 2
    assert path.with_suffix(".torn").read_bytes() == b'{"kind": "sign", "obj\n'


@pytest.mark.parametrize("changes", [{"by": " "}, {"reason": ""}])
def test_a_decision_without_name_or_reason_is_refused(tmp_path: Path, changes: dict[str, str]) -> None:
    with pytest.raises(DecisionError, match="needs the name of who decides and a reason"):
        Decisions(tmp_path / "decisions.jsonl").append(replace(SIGN, **changes))  # type: ignore[arg-type]


def test_what_was_never_decided_cannot_be_undone(tmp_path: Path) -> None:
    undo = replace(SIGN, kind=DecisionKind.UNDO, object="3")
    with pytest.raises(DecisionError, match="no decision '3' to undo"):
        Decisions(tmp_path / "decisions.jsonl").append(undo)


def append_some(path: Path) -> None:
    for number in range(20):
        Decisions(path).append(replace(SIGN, object=f"c{number}"))


def test_two_who_decide_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    context = get_context("spawn")
    workers = [context.Process(target=append_some, args=(path,)) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert [d.number for d in Decisions(path)] == list(range(1, 41))
