"""Kill an import with -9 at random moments, run it to its end, and compare the graph with an undisturbed one.

    python benchmarks/kills.py [FILE.jsonl] [--kills 10] [--seed 1]

Prints one line a kill and the two digests last; exit status 1 where they differ.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SHARED = Path(os.environ.get("CLAIMTRAIL_SHARED", Path(__file__).parents[2] / "shared"))


def claimtrail(data: Path, *arguments: str) -> list[str]:
    return [sys.executable, "-P", "-m", "claimtrail", "--data", str(data), *arguments]


def say(data: Path, *arguments: str) -> str:
    return subprocess.run(claimtrail(data, *arguments), check=True, capture_output=True, text=True).stdout.strip()


def undisturbed(data: Path, file: Path) -> float:
    start = time.perf_counter()
    print(say(data, "import", str(file)))
    return time.perf_counter() - start


def kill_at(data: Path, file: Path, after: float) -> bool:
    """Start an import, kill its whole process group, and tell whether it was still running."""
    importing = subprocess.Popen(
        claimtrail(data, "import", str(file)),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        importing.wait(timeout=after)
        return False
    except subprocess.TimeoutExpired:
        os.killpg(importing.pid, signal.SIGKILL)
        importing.wait()
        return True


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", nargs="?", type=Path, default=SHARED / "data" / "attribution" / "dev.jsonl")
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if not options.file.exists():
        print(f"{options.file} is absent; name a JSON Lines file of documents")
        return 2
    chance = random.Random(options.seed)  # noqa: S311  (moments, not secrets)
    with tempfile.TemporaryDirectory() as folder:
        calm, killed = Path(folder) / "calm", Path(folder) / "killed"
        seconds = undisturbed(calm, options.file)
        done = 0
        while done < options.kills:
            # early moments hit the archive, late ones the filing; each kill goes on where the one before stopped
            after = chance.uniform(0.3, max(1.0, seconds * 0.6))
            if not kill_at(killed, options.file, after):
                print("the import ended before its kill; starting on an empty folder again")
                say(killed, "stop", "--force")
                killed = Path(folder) / f"killed{done}"
                continue
            done += 1
            print(f"kill {done} after {after:.2f} s")
        print(say(killed, "import", str(options.file)))
        digests = [say(data, "status", "--digest") for data in (calm, killed)]
        for data in (calm, killed):
            say(data, "stop", "--force")
        print(f"undisturbed {digests[0]}\nkilled      {digests[1]}")
        return int(digests[0] != digests[1])


if __name__ == "__main__":
    sys.exit(main())
