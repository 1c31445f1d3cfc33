"""Count the words of the training corpora: `python -m benchmarks.matching.count DATA` writes `frequencies.toml`."""

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from benchmarks.reading import corpora
from graph.matching import frequencies

TABLE = Path(frequencies.__file__).with_name("frequencies.toml")
# what stands in fewer texts is as rare as what stands in none
_LEAST = 4
_HEAD = """# In how many of `texts` news texts (PolNeAR and Worldwide, for training) a stem stands: count = "stems".
# Written by `python -m benchmarks.matching.count`.
"""


def texts(data: Path) -> Iterator[str]:
    """Yield the news texts of the reader's training."""
    for line in corpora.opened(data, "attribution/train.jsonl").splitlines():
        yield json.loads(line)["text"]
    name, words = "", []  # type: str, list[str]
    for line in [*corpora.opened(data, "ner/worldwide_train.conll").splitlines(), "# doc = "]:
        if line.startswith("# doc = "):
            if name and words:
                yield " ".join(words)
            name, words = line, []
        elif line.strip():
            words.append(line.rpartition("\t")[0])


def main(data: str) -> int:
    held = list(texts(Path(data)))
    by_count: dict[int, list[str]] = defaultdict(list)
    for stem, count in frequencies.counted(held).items():
        if count >= _LEAST and stem.isascii() and "'" not in stem:
            by_count[count].append(stem)
    rows = [f'{count} = "{" ".join(sorted(by_count[count]))}"' for count in sorted(by_count, reverse=True)]
    TABLE.write_text("\n".join([f"{_HEAD}texts = {len(held)}", "", "[stems]", *rows, ""]), "utf8")
    print(f"{len(held)} texts, {sum(map(len, by_count.values()))} stems")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
