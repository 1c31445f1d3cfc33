"""Known trouble: one clear line and an exit status, instead of a traceback."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def explained() -> Iterator[None]:
    """Turn the exceptions that somebody is meant to read into one line and exit status 1."""
    try:
        yield
    except (KeyboardInterrupt, SystemExit):
        raise
    except BrokenPipeError:
        # the reader of our output (head, less) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except OSError as error:
        _end(_of_the_system(error))
    except UnicodeEncodeError as error:
        if not any(_is_half(c) for c in error.object[error.start : error.end]):
            raise
        _end("a word that was given is no text: it holds bytes that are not UTF-8; write it anew")
    except Exception as error:
        if type(error).__name__ not in _KNOWN:
            raise
        _end(str(error))


# by name, so that nothing heavy is imported to say that a key is misspelt; a test checks that each exists
_KNOWN = {
    "ArchiveError": "crawlers.archiving.captures",
    "ConfigError": "claimtrail.config",
    "DecisionError": "graph.decisions",
    "DemoFailed": "claimtrail.demonstration",
    "EngineError": "graph.embedded",
    "HalfMade": "claimtrail.pipeline",
    "NotHeld": "graph.asking.questions",
    "NoTime": "graph.times",
    "OutletError": "crawlers.outlets",
    "QueryEnded": "graph.cypher.free",
    "QueryFailed": "graph.cypher.free",
    "QueryRefused": "graph.cypher.permitted",
    "RebuildError": "claimtrail.rebuilding",
    "ServeError": "web.serve",
    "StoreUnavailable": "graph.asking.questions",
    "SeveralParties": "graph.asked.shape",
    "WrongFormat": "graph.store",
    "WrongQuestion": "graph.asked.shape",
}


def _of_the_system(error: OSError) -> str:
    what = f"{error.filename!r}: " if error.filename else ""
    if error.errno == errno.ENOSPC:
        return f"{what}the disk is full; make room and run the same command again, nothing filed is lost"
    return f"{what}{error.strerror or error}"


def _is_half(character: str) -> bool:
    """Tell whether a character is half of a surrogate pair, as a byte that is no UTF-8 becomes in an argument."""
    return "\ud800" <= character <= "\udfff"


def _end(message: str) -> None:
    said = f"claimtrail: {' '.join(message.split())}\n"
    sys.stderr.write(said.encode("utf-8", "backslashreplace").decode())
    sys.exit(1)
