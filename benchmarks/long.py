"""Very long texts: `python benchmarks/long.py`: a million words, and ten megabytes in one line without a blank.

Prints seconds and peak memory; exits 1 where memory passes its limit or an offset is wrong.
"""

import random
import resource
import sys
import time

from graph.model import Document
from nlp.pipeline import Reader

LIMIT_MB = 1_200
_LINE = (
    "the firm said that its rival had copied plans of a pump in March and that no answer came while Vekta Labs denied "
    "it to a court and Orlan Works accused Corvane of theft . , according to two officials"
)


def _million(words: int = 1_000_000) -> str:
    chance = random.Random(1)  # noqa: S311 - a text that anybody can make again
    lines, words_of_line = [], _LINE.split()
    while words > 0:
        length = min(words, chance.randint(40, 120))
        lines.append(" ".join(chance.choice(words_of_line) for _ in range(length)) + ".")
        words -= length
    return "\n\n".join(lines)


def main() -> int:
    reader = Reader()
    failed = 0
    texts = {"a million words": _million(), "10 MB in one line": "x9-" * 3_500_000}
    for name, text in texts.items():
        began = time.perf_counter()
        found = reader.read(Document(name, text))
        seconds = time.perf_counter() - began
        wrong = sum(text[m.start : m.end] != text[m.start : m.end].strip() for m in found.mentions)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
        failed += wrong > 0 or peak > LIMIT_MB
        print(f"{name:20} {seconds:8.1f} s, {len(found.utterances)} utterances, peak {peak:.0f} MB (limit {LIMIT_MB})")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
