"""The stories: articles of invented outlets, and what the base should say of them at each date."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
TOLD, ASIDE = HERE / "told", HERE / "aside"
Row = Mapping[str, Any]
Claims = Sequence[Row]


@dataclass(frozen=True)
class Story:
    """One story in a folder: `outlets.json`, `articles.jsonl` and `gold.json`."""

    folder: Path

    @property
    def name(self) -> str:
        """The folder's name."""
        return self.folder.name

    @property
    def articles(self) -> Path:
        """The file of its articles."""
        return self.folder / "articles.jsonl"

    @property
    def outlets(self) -> Path:
        """The file of its outlets."""
        return self.folder / "outlets.json"

    @cached_property
    def gold(self) -> Row:
        """What should come out: `claims` with utterances, dated lines and relations; `none`, what must not."""
        found: Row = json.loads((self.folder / "gold.json").read_text("utf8"))
        return found

    @cached_property
    def parts(self) -> Mapping[tuple[str, str], str]:
        """The texts and titles by document and part."""
        rows = [json.loads(line) for line in self.articles.read_text("utf8").splitlines() if line.strip()]
        return {(row["id"], part): row.get(part) or "" for row in rows for part in ("text", "title")}

    @property
    def dates(self) -> tuple[str, ...]:
        """Every date at which gold says something, in order."""
        return tuple(sorted({line["as_of"] for claim in self.gold["claims"] for line in claim["lines"]}))


def stories(folder: Path) -> Iterator[Story]:
    """Yield the stories of a folder, by name; a folder that is a story itself is the only one."""
    if (folder / "gold.json").exists():
        yield Story(folder)
        return
    for one in sorted(folder.iterdir()):
        if (one / "gold.json").exists():
            yield Story(one)
