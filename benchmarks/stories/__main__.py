"""Import invented stories and hold what `claimtrail claims` says of them against their gold, beside the floors.

`python -m benchmarks.stories [FOLDER...]`: the stories that were looked at, by default; `--wrong` prints what is wrong.
"""

import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.figures import Figure, printed
from benchmarks.stories.held import answers
from benchmarks.stories.scores import Score, score
from benchmarks.stories.told import HERE, TOLD, Story, stories

_COLUMNS = ("utterances", "accusations held", "claims", "line: status", "lines", "relations", "traps passed")


def measured(found: Iterable[Story], *, wrong: bool = False) -> Score:
    """Import every story, print a row for each, and return all together."""
    total = Score()
    print(f"{'':22}" + "".join(f"{column.removeprefix('line: '):>18}" for column in _COLUMNS))
    with tempfile.TemporaryDirectory(prefix="stories") as folder:
        for story, held in answers(found, Path(folder)):
            made = score(story, held)
            print(_row(story.name, made), flush=True)
            if wrong:
                print("".join(f"    {line}\n" for line in made.wrong), end="")
            total.join(made)
    print(_row("all", total), flush=True)
    return total


def figures(total: Score) -> Iterator[Figure]:
    """Yield the share of each measure that is right."""
    for measure in sorted(total.cases):
        more = f"{total.hits[measure]} of {total.cases[measure]}"
        yield Figure(measure, total.share(measure), 1.0, "-", more)


def _row(name: str, made: Score) -> str:
    cells = (f"{made.hits[c]}/{made.cases[c]} {made.share(c):.2f}" for c in _COLUMNS)
    return f"{name:22}" + "".join(f"{cell:>18}" for cell in cells)


def main(*arguments: str) -> int:
    """Measure the stories of the folders, and return 1 where a figure is below its floor."""
    folders = [Path(a) for a in arguments if not a.startswith("--")] or [TOLD]
    total = measured((s for folder in folders for s in stories(folder)), wrong="--wrong" in arguments)
    return int(printed(figures(total), HERE / "floors.json") > 0)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
