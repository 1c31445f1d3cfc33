"""The command line as a user has it: a process of its own, in a folder of its own."""

import os
import subprocess
import sys
from pathlib import Path


def claimtrail(
    folder: Path, *arguments: str, stdin: bytes = b"", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run claimtrail in `folder` and return what it printed; nothing of the caller's settings reaches it."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith("CLAIMTRAIL_")}
    done = subprocess.run(
        [sys.executable, "-P", "-W", "error::ResourceWarning", "-m", "claimtrail", *arguments],
        cwd=folder,
        input=stdin,
        capture_output=True,
        check=False,
        timeout=300,
        env={**clean, "CLAIMTRAIL_IDLE": "5", **environment},
    )
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode(), done.stderr.decode(errors="replace")
    )
