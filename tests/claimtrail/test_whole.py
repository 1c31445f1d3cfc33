"""A file is written whole or not at all."""

import os
from pathlib import Path
from threading import Thread

import pytest

from claimtrail.whole import whole


def test_a_file_is_there_when_all_of_it_is(tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    path.write_text("before")
    with whole(path) as file:
        file.write("after\r\n")
        assert path.read_text() == "before"
    assert path.read_bytes() == b"after\r\n"
    assert [p.name for p in tmp_path.iterdir()] == ["claims.csv"]


@pytest.mark.parametrize("before", [None, "before"])
def test_after_an_error_it_is_what_it_was(tmp_path: Path, before: str | None) -> None:
    path = tmp_path / "claims.csv"
    if before is not None:
        path.write_text(before)
    with pytest.raises(KeyboardInterrupt), whole(path) as file:
        file.write("half")
        raise KeyboardInterrupt
    assert [p.read_text() for p in tmp_path.iterdir()] == ([] if before is None else [before])


def test_a_link_leads_to_the_file_that_is_written(tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_text("before")
    (tmp_path / "link.csv").symlink_to("real.csv")
    with whole(tmp_path / "link.csv") as file:
        file.write("after")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_text() == "after"


def test_a_pipe_is_written_to_as_it_comes(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = Thread(target=lambda: read.append(pipe.read_text()))
    reader.start()
    with whole(pipe) as file:
        file.write("through")
    reader.join()
    assert read == ["through"]
    assert pipe.is_fifo()


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError, match="is a folder"), whole(tmp_path):
        pass
    with pytest.raises(FileNotFoundError, match="none"), whole(tmp_path / "none" / "claims.csv"):
        pass
