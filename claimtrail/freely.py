"""Free queries of the command line: the way to the base for one who may only read, and the answer's three forms."""

import csv
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any, TextIO

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from claimtrail.base import Base
from claimtrail.config import ConfigError
from claimtrail.notice import Notice
from graph.asking.leaving import SENTENCE, guarded
from graph.bolt import Bolt, Login
from graph.cypher.free import Answer, Free

# a table is laid out as a whole; more rows than anybody reads are left to the other formats
_SHOWN = 1000


@contextmanager
def free(base: Base) -> Iterator[Free]:
    """Return what asks free queries of a base, as the user who may only read where the engine has one."""
    engine = base.engine
    if engine is None:
        yield Free(base.bolt)
        return
    if engine.reader is None:
        raise ConfigError("the embedded engine was started without a user who may only read; run `claimtrail stop`")
    with Bolt(Login(engine.uri, *engine.reader), database=base.bolt.database) as bolt:
        yield Free(bolt, embedded=lambda: engine)


def parameter(text: str) -> tuple[str, Any]:
    """Read `name=value`, or raise ValueError; a value that is JSON is taken as such, all else is text."""
    name, sign, value = text.partition("=")
    if not sign or not name.isidentifier():
        raise ValueError(f"{text!r} is no parameter; write name=value")
    try:
        return name, json.loads(value)
    except ValueError:
        return name, value


def show(answer: Answer, format_: str, notice: Notice, out: TextIO) -> None:
    """Write an answer as a table, as JSON (one object) or as CSV."""
    if format_ == "table":
        _table(answer)
    elif format_ == "csv":
        _csv(answer, notice, out)
    else:
        _json(answer, notice, out)


def _table(answer: Answer) -> None:
    table = Table(box=box.HORIZONTALS)
    for name in answer.columns:
        table.add_column(Text(name), overflow="fold")
    rows = list(islice(answer.rows, _SHOWN + 1))
    for row in rows[:_SHOWN]:
        table.add_row(*(Text(cell) for cell in _texts(row)))
    console = Console()
    console.print(table)
    more = "; there are more, which --format csv and json have" if len(rows) > _SHOWN else ""
    count = min(len(rows), _SHOWN)
    console.print(f"{count} row{'' if count == 1 else 's'}{more}. {SENTENCE}")


def _csv(answer: Answer, notice: Notice, out: TextIO) -> None:
    out.writelines(f"{line}\r\n" for line in notice.lines())
    writer = csv.writer(out)
    writer.writerow(guarded(name) for name in answer.columns)
    writer.writerows([guarded(cell) for cell in _texts(row)] for row in answer.rows)


def _json(answer: Answer, notice: Notice, out: TextIO) -> None:
    head = json.dumps({**notice.record(), "columns": list(answer.columns)}, ensure_ascii=False)
    out.write(f'{head[:-1]}, "rows": [')
    for number, row in enumerate(answer.rows):
        out.write("\n" if number == 0 else ",\n")
        out.write(json.dumps(list(row), ensure_ascii=False))
    out.write("]}\n")


def _texts(row: Sequence[Any]) -> Iterator[str]:
    for value in row:
        yield value if isinstance(value, str) else "" if value is None else json.dumps(value, ensure_ascii=False)
