"""Where the embedded engine cannot run, it says so in one line."""

from pathlib import Path

import pytest

from graph.engines.wheel import check, disk_trouble, find, system_trouble

_MOUNTS = r"""22 1 254:1 / / rw,relatime shared:1 - ext4 /dev/vda1 rw
23 22 0:21 / /proc rw,nosuid shared:5 - proc proc rw
90 22 0:44 / /home/ada rw,relatime shared:9 - nfs4 files.example:/home rw,vers=4.2
91 90 254:9 / /home/ada/local\040disk rw - xfs /dev/vdb rw
92 22 0:45 / /mnt/share rw master:3 - cifs //files.example/share rw
short line - nothing"""


@pytest.mark.parametrize(
    ("platform", "library", "why"),
    [
        ("linux", "glibc 2.34", None),
        ("linux", "glibc 2.41", None),
        ("linux", "glibc 3.0", None),
        ("linux", "glibc 2.31", "it needs glibc 2.34 or newer, and this is 2.31"),
        ("linux", None, "it needs glibc, and this system has another C library"),
        ("darwin", None, None),
        ("win32", None, "it does not run on Windows"),
    ],
)
def test_systems(platform: str, library: str | None, why: str | None) -> None:
    assert system_trouble(platform, library) == why


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/var/lib/claimtrail", None),
        ("/home/ada/data", "nfs4"),
        ("/home/ada", "nfs4"),
        ("/home/adams", None),
        ("/home/ada/local disk/data", None),
        ("/mnt/share/data", "cifs"),
    ],
)
def test_file_systems(folder: str, kind: str | None) -> None:
    why = disk_trouble(_MOUNTS, Path(folder))
    assert why == (None if kind is None else f"{folder!r} lies on a network file system ({kind})")


def test_where_nothing_is_known_of_mounts_there_is_no_trouble() -> None:
    assert disk_trouble("", Path("/anywhere")) is None


def test_this_machine_can_run_it(tmp_path: Path) -> None:
    check(tmp_path)
    assert find().java.stat().st_mode & 0o111
