"""Answers to named questions on a terminal and in files."""

import json
from typing import TextIO

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from claimtrail.base import Base
from claimtrail.notice import notice
from graph.asked.shape import Answer
from graph.asking.leaving import SENTENCE
from web.answers import answer_csv, answer_json, records
from web.speech import capital, counted


def write(base: Base, answer: Answer, format_: str, out: TextIO) -> None:
    """Write an answer as json, csv or a table."""
    if format_ == "table":
        _table(answer, out)
        return
    made = notice(base.store, {}, as_of=answer.as_of)
    if format_ == "csv":
        out.write(answer_csv(answer, generated_at=made.generated_at, data_version=made.data_version))
        return
    found = answer_json(answer, generated_at=made.generated_at, data_version=made.data_version)
    out.write(f"{json.dumps(found, ensure_ascii=False, indent=1)}\n")


def _table(answer: Answer, out: TextIO) -> None:
    console = Console(file=out)
    table = Table(box=box.HORIZONTALS, show_header=False)
    table.add_column("what", style="dim", no_wrap=True)
    table.add_column("value", overflow="fold")
    for record in records(answer):
        for head, words in record:
            table.add_row(head, Text(words))
        table.add_section()
    if answer.rows:
        console.print(table)
    said = [answer.summary, answer.empty or counted(len(answer.rows), "row")]
    if answer.next:
        said.append(f"more follow: --after {answer.next}")
    console.print(Text(". ".join(capital(words) for words in said if words) + f". {SENTENCE}"), soft_wrap=True)
