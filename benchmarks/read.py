"""How fast the reader reads: `python benchmarks/read.py TEXTS.jsonl [--words N]`.

Prints words per CPU-second of the whole reader beside the bare encoder over the same windows in the same run, the time
to import and to load, and the memory of all processes. One core: everything runs in this process, but the memory of two
workers is measured as well.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from itertools import islice
from pathlib import Path

BAR_WORDS, BAR_RATIO, BAR_LOAD, BAR_MEMORY = 2_400, 1.5, 2.5, 1.2e9
_LOAD = """
import time
began = time.perf_counter()
from nlp.pipeline import Reader
from graph.model import Document
Reader().read(Document("a", "Orlan Works accused Vekta Labs of copying its designs."))
print(time.perf_counter() - began)
"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--words", type=int, default=60_000)
    asked = parser.parse_args()
    rows = [
        ("import, load and first sentence, seconds", _load(), BAR_LOAD, True),
        *_speed(asked.texts, asked.words),
        ("memory of two workers and their parent, MB", _memory(asked.texts) / 1e6, BAR_MEMORY / 1e6, True),
    ]
    failed = 0
    for name, value, bar, less in rows:
        short = value > bar if less else value < bar
        failed += short
        print(f"{name:48} {value:10.2f}  bar {'at most' if less else 'at least'} {bar:.1f}{'  SHORT' if short else ''}")
    return int(failed > 0)


def _load() -> float:
    done = subprocess.run([sys.executable, "-c", _LOAD], capture_output=True, text=True, check=True)
    return float(done.stdout)


def _speed(path: Path, words: int) -> list[tuple[str, float, float, bool]]:
    from graph.model import Document
    from nlp import weights
    from nlp.pipeline import Reader
    from nlp.scores import begun

    documents, count = [], 0
    for line in path.read_text("utf8").splitlines():
        record = json.loads(line)
        documents.append(Document(record["id"], record["text"]))
        count += len(record["text"].split())
        if count >= words:
            break
    reader, model = Reader(), weights.loaded()
    reader.read(documents[0])
    windows = []
    for document in documents:
        doc = reader.nlp.make_doc(document.text)
        doc._.document, doc._.part = document, "text"
        for name in ("claimtrail_words", "claimtrail_quotes", "claimtrail_sentences"):
            doc = reader.nlp.get_pipe(name)(doc)
        kept, begins = begun(doc, doc._.words)
        windows += list(model.encoder.windows([doc._.words.text[i] for i in kept], begins))
    best_whole = best_bare = float("inf")
    for _ in range(3):
        best_whole = min(best_whole, _cpu(lambda: [reader.read(document) for document in documents]))
        best_bare = min(best_bare, _cpu(lambda: [model.run(window) for window in windows]))
    return [
        ("words per CPU-second, whole", count / best_whole, BAR_WORDS, False),
        ("words per CPU-second, bare encoder", count / best_bare, 0.0, False),
        ("whole against bare encoder, times", best_whole / best_bare, BAR_RATIO, True),
        ("this process, peak MB", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3, BAR_MEMORY / 1e6, True),
    ]


def _cpu(work: object) -> float:
    began = time.process_time()
    work()  # type: ignore[operator]
    return time.process_time() - began


def _memory(path: Path) -> float:
    """Return the greatest sum of the shares of memory of `extract` with two workers and what it started."""
    with path.open("rb") as lines:
        few = b"".join(islice(lines, 40))
    command = [sys.executable, "-m", "claimtrail", "extract", "--workers", "2", "-"]
    most = 0.0
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as process:
        assert process.stdin is not None
        if os.fork() == 0:
            process.stdin.write(few)
            process.stdin.close()
            os._exit(0)
        process.stdin.close()
        while process.poll() is None:
            most = max(most, sum(_share(pid) for pid in _family(process.pid)))
            time.sleep(0.05)
    os.wait()
    return most


def _family(pid: int) -> list[int]:
    found = [pid]
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            for child in task.read_text().split():
                found += _family(int(child))
        except OSError:
            continue
    return found


def _share(pid: int) -> float:
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0.0
    return next((float(line.split()[1]) * 1024 for line in text.splitlines() if line.startswith("Pss:")), 0.0)


if __name__ == "__main__":
    sys.exit(main())
