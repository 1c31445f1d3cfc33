"""Universal Dependencies in CoNLL-U: English Web Treebank (with names and factuality) and GUM (with coreference)."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from nlp.encoding import Begin
from nlp.heads import POS, RELATIONS
from nlp.train.example import IGNORE, Example, Link

_BRACKET = re.compile(r"\(([^()-]+)(?:-[^()]*)?\)?|([^()]+)\)")
# texts of EWT are cut into runs of as many sentences: its documents are short and many
_RUN = 24


@dataclass(slots=True)
class Sentence:
    """One sentence: words, their parts of speech, heads (index of the sentence, itself for the root), relations."""

    id: str
    paragraph: bool
    words: list[str] = field(default_factory=list)
    pos: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)
    entities: list[str] = field(default_factory=list)


def sentences(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a file."""
    current = Sentence("", paragraph=True)
    paragraph = True
    for line in path.read_text("utf8").splitlines():
        if line.startswith(("# newdoc", "# newpar")):
            paragraph = True
        elif line.startswith("# sent_id = "):
            current = Sentence(line.removeprefix("# sent_id = "), paragraph)
            paragraph = False
        elif not line:
            if current.words:
                yield current
            current = Sentence("", paragraph=False)
        elif not line.startswith("#"):
            _add(current, line.split("\t"))
    if current.words:
        yield current


def _add(sentence: Sentence, columns: list[str]) -> None:
    number, word, _, pos, _, _, head, relation, _, misc = columns
    if not number.isdigit():
        return
    sentence.words.append(word)
    sentence.pos.append(pos)
    sentence.heads.append(int(head) - 1 if head != "0" else int(number) - 1)
    sentence.relations.append(relation)
    sentence.entities.append(next((m[7:] for m in misc.split("|") if m.startswith("Entity=")), ""))


def parsed(run: Sequence[Sentence]) -> Example:
    """Return sentences in a row as one text with syntax."""
    example = Example([], [])
    pos: list[int] = []
    relations: list[int] = []
    heads: list[Link] = []
    for number, sentence in enumerate(run):
        at = len(example.words)
        among = tuple(range(at, at + len(sentence.words)))
        example.words += sentence.words
        first = Begin.PARAGRAPH if sentence.paragraph or number == 0 else Begin.SENTENCE
        example.begins += [int(first), *[0] * (len(sentence.words) - 1)]
        pos += [POS.index(p) if p in POS else IGNORE for p in sentence.pos]
        relations += [_relation(r) for r in sentence.relations]
        heads += [(at + i, (at + head,), among) for i, head in enumerate(sentence.heads)]
    example.labels = {"pos": pos, "relation": relations}
    example.links = {"head": heads}
    return example


def _relation(name: str) -> int:
    if name in RELATIONS:
        return RELATIONS.index(name)
    base = name.partition(":")[0]
    return RELATIONS.index(base) if base in RELATIONS else IGNORE


def web(path: Path, names: dict[str, list[int]], facts: dict[str, list[tuple[int, float]]]) -> Iterator[Example]:
    """Yield runs of sentences of the Web Treebank with syntax, names and what happened."""
    run: list[Sentence] = []
    for sentence in sentences(path):
        if run and (len(run) >= _RUN or run[-1].id.rpartition("-")[0] != sentence.id.rpartition("-")[0]):
            yield _web(run, names, facts)
            run = []
        run.append(sentence)
    yield _web(run, names, facts)


def _web(run: list[Sentence], names: dict[str, list[int]], facts: dict[str, list[tuple[int, float]]]) -> Example:
    example = parsed(run)
    tags: list[int] = []
    numbers: list[tuple[int, float]] = []
    for sentence in run:
        at = len(tags)
        found = names.get(sentence.id, [])
        tags += found if len(found) == len(sentence.words) else [IGNORE] * len(sentence.words)
        numbers += [(at + i, value) for i, value in facts.get(sentence.id, ()) if i < len(sentence.words)]
    example.labels["uner"] = tags
    example.numbers = {"factuality": numbers}
    return example


def happened(path: Path, part: str) -> dict[str, list[tuple[int, float]]]:
    """Return UDS-IH2: by sentence (predicate, how sure it is that it happened, from -3 to 3)."""
    found: dict[str, list[tuple[int, float]]] = {}
    for line in path.read_text("utf8").splitlines():
        record = json.loads(line)
        if record["split"] == part:
            found.setdefault(record["sent_id"], []).append((record["pred"], float(record["factuality_-3_3"])))
    return found


def meantime(path: Path) -> Iterator[Example]:
    """Yield the sentences of MEANTIME with the factuality of their events."""
    for block in path.read_text("utf8").strip().split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines()]
        words = [row[1] for row in rows]
        begins = [int(Begin.PARAGRAPH), *[0] * (len(words) - 1)]
        values = [(i, float(row[2])) for i, row in enumerate(rows) if row[2] != "_"]
        yield Example(words, begins, numbers={"factuality": values})


def gum(path: Path) -> Example:
    """Return a document of GUM with syntax and, for each mention's head, the heads of the others of its chain."""
    run = list(sentences(path))
    example = parsed(run)
    heads = [right[0] for _, right, _ in example.links["head"]]
    found = mentions([entity for sentence in run for entity in sentence.entities])
    chains: dict[str, list[int]] = {}
    for chain, start, end in found:
        chains.setdefault(chain, []).append(_head(heads, start, end))
    links: list[Link] = []
    for members in chains.values():
        for word in members:
            right = tuple(sorted({m for m in members if m < word})) or tuple(
                sorted({m for m in members if m != word and example.labels["pos"][word] == POS.index("PRON")})
            )
            links.append((word, right, None))
    example.links["antecedent"] = sorted(links)
    return example


def mentions(entities: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """Yield (chain, start, end) of the bracketed mentions."""
    opened: dict[str, list[int]] = {}
    for i, text in enumerate(entities):
        for match in _BRACKET.finditer(text):
            if match[1] is not None:
                chain = match[1]
                if match[0].endswith(")"):
                    yield chain, i, i + 1
                else:
                    opened.setdefault(chain, []).append(i)
            elif opened.get(match[2]):
                yield match[2], opened[match[2]].pop(), i + 1


def _head(heads: Sequence[int], start: int, end: int) -> int:
    """Return the word of a mention whose head lies outside it."""
    return next((i for i in range(start, end) if not start <= heads[i] < end or heads[i] == i), end - 1)
