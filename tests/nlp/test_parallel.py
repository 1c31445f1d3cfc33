"""Reading in several processes: in order, what fails by itself, and nothing left behind."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.model import Document, Reading
from nlp.language import Foreign
from nlp.parallel import Failed, Pool, read
from tests.graph.clients import comes

_CHECKOUT = Path(__file__).parents[2]
_READS = """
import sys
from graph.model import Document
from nlp.parallel import Pool
from tests.nlp.test_parallel import Naming
if __name__ == "__main__":
    with Pool(Naming, 2) as pool:
        documents = [Document(f"{n}", "wait") for n in range(16)]
        print(*{reading.id for reading in pool.start(documents)}, flush=True)
        sys.stdin.read()
"""


class Naming:
    """A reader that names the process it is in, or the text."""

    def read(self, document: Document) -> Reading:
        if document.text == "foreign":
            raise Foreign("the text is in another language")
        return Reading(str(os.getpid()) if document.text == "wait" else document.id)


def documents(count: int) -> Iterator[Document]:
    return (Document(f"d{n}", "foreign" if n == 13 else "text") for n in range(count))


@pytest.mark.slow
def test_readings_come_in_the_order_of_the_documents() -> None:
    found = list(read(documents(60), make=Naming, workers=2))
    assert [one.id for one in found] == [f"d{n}" for n in range(60)]
    assert found[13] == Failed("d13", "the text is in another language")


@pytest.mark.slow
def test_a_pool_that_is_left_early_waits_for_nothing_that_has_not_begun() -> None:
    with Pool(Naming, 1) as pool:
        pool.start(list(documents(400)))
    with pytest.raises(RuntimeError, match="shutdown"):
        pool.start(list(documents(1)))


@pytest.mark.slow
def test_readers_end_with_a_process_that_is_killed(tmp_path: Path) -> None:
    program = tmp_path / "reads.py"
    program.write_text(_READS, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, str(program)],
        env={**os.environ, "PYTHONPATH": str(_CHECKOUT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as reading:
        assert reading.stdout is not None
        readers = [int(pid) for pid in reading.stdout.readline().split()]
        assert readers
        reading.send_signal(signal.SIGKILL)
    assert comes(lambda: not any(Path(f"/proc/{pid}").exists() for pid in readers), seconds=10)
