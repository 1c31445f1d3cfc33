"""Where the embedded engine comes from, and where it cannot run."""

import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from graph.engines.engine import unfit

# the oldest C library that the wheel's Java is built for
_GLIBC = (2, 34)
# file systems on which a lock of one machine may not hold for another, or not at all
_REMOTE = frozenset(
    {"9p", "afs", "beegfs", "ceph", "cifs", "coda", "fuse.ceph", "fuse.glusterfs", "fuse.s3fs", "fuse.sshfs"}
    | {"glusterfs", "gpfs", "lustre", "ncpfs", "nfs", "nfs4", "smb3", "smbfs"}
)


@dataclass(frozen=True, slots=True)
class Wheel:
    """The engine's Java and its jars."""

    java: Path
    jars: Path


def find() -> Wheel:
    """Find the installed engine, or say what to do without it."""
    found = find_spec("arcadedb_embedded")
    if found is None or found.origin is None:
        raise unfit("the package arcadedb-embedded is not installed")
    home = Path(found.origin).parent
    made = Wheel(java=home / "jre" / "bin" / "java", jars=home / "jars")
    if not made.java.is_file() or not any(made.jars.glob("*.jar")):
        raise unfit(f"{str(home)!r} lacks its Java or its jars")
    return made


def check(folder: Path) -> None:
    """Refuse a system or a folder that the engine cannot work with."""
    why = system_trouble(sys.platform, c_library()) or disk_trouble(_mounts(), folder)
    if why is not None:
        raise unfit(why)


def c_library() -> str | None:
    """Name the C library and its version, such as 'glibc 2.36'; null where the system does not say (musl)."""
    with suppress(AttributeError, ValueError, OSError):
        return os.confstr("CS_GNU_LIBC_VERSION")
    return None


def system_trouble(platform: str, library: str | None) -> str | None:
    """Say why the engine cannot run on this system, or null where it can."""
    if platform == "win32":
        return "it does not run on Windows"
    if platform != "linux":
        return None
    name, _, version = (library or "").partition(" ")
    if name != "glibc":
        return "it needs glibc, and this system has another C library"
    numbers = tuple(int(n) for n in version.split(".")[:2] if n.isdigit())
    if numbers < _GLIBC:
        return f"it needs glibc {_GLIBC[0]}.{_GLIBC[1]} or newer, and this is {version}"
    return None


def disk_trouble(mounts: str, folder: Path) -> str | None:
    """Say why the engine cannot keep its data in this folder, or null where it can.

    `mounts` is the text of /proc/self/mountinfo (proc(5)); empty where the system has none.
    """
    best, kind = Path(), ""
    for line in mounts.splitlines():
        mount, _, source = line.partition(" - ")
        if len(fields := mount.split()) < 5 or not source:
            continue
        point = Path(fields[4].replace("\\040", " "))
        if folder.is_relative_to(point) and len(point.parts) >= len(best.parts):
            best, kind = point, source.split()[0]
    if kind in _REMOTE:
        return f"{str(folder)!r} lies on a network file system ({kind})"
    return None


def _mounts() -> str:
    try:
        return Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
