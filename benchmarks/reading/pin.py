"""Turn annotations in words of the article into offsets: `python -m benchmarks.reading.pin DATA NOTES CASES`.

NOTES is a folder of `<document>.json` files that annotators keep for themselves (they hold a publisher's words). The
same objects, with every string of words replaced by its place, are written into CASES. A note looks like

    {"id": "...", "utterances": [{
       "near": "the accused firm",            # optional: words before the utterance that stand once in the text
       "act": "accuse", "polarity": "positive", "quote": "mixed", "certainty": "certain",
       "holder": "a senior aide", "entity": "Jane Doe", "kind": "named", "speaks_for": "Acme", "addressee": null,
       "cue": ["accused"], "content": ["stealing", "last year"],
       "targets": [{"words": "the rival", "entity": "Bolt Ltd", "reading": "distributive"}],
       "basis": [{"kind": "told", "words": "her lawyers told her"}], "arguable": false}],
     "declared_origins": [{"kind": "told", "words": "the Post", "entity": "Washington Post"}]}
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

from graph.model import Act, BasisKind, Certainty, HolderKind, OriginKind, Polarity, Quote, TargetReading

Place = list[int]
CHOICES: dict[str, set[str]] = {
    "act": {a.value for a in Act},
    "polarity": {p.value for p in Polarity},
    "quote": {q.value for q in Quote},
    "certainty": {c.value for c in Certainty},
    "kind": {k.value for k in HolderKind},
}
BASES, READINGS, ORIGINS = ({v.value for v in kind} for kind in (BasisKind, TargetReading, OriginKind))


class NotPinned(ValueError):
    """Words that do not stand in the text, or a label that is none."""


def places(text: str, words: str, *, whole: bool = True) -> list[Place]:
    """Return every place of the words, by default of whole words, with any blanks between them."""
    if not words.strip():
        raise NotPinned("empty words")
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    before = r"(?<!\w)" if whole and words.strip()[0].isalnum() else ""
    behind = r"(?!\w)" if whole and words.strip()[-1].isalnum() else ""
    found = [list(match.span()) for match in re.finditer(before + pattern + behind, text)]
    if not found:
        raise NotPinned(f"not in the text: {words!r}")
    return found


def nearest(text: str, words: str, around: list[Place], *, inside: bool = False) -> Place:
    """Return the place nearest to the edges of `around`; the first of those inside it or, by default, one outside."""

    def rank(place: Place) -> tuple[bool, int, int]:
        within = any(a <= place[0] and place[1] <= b for a, b in around)
        distance = min(min(abs(place[0] - b), abs(a - place[1])) for a, b in around)
        return within != inside, place[0] if within and inside else distance, place[0]

    return min(places(text, words), key=rank)


def bare(text: str, place: Place) -> Place:
    """Return a place without the blanks and marks around its words, which annotators added to tell places apart."""
    start, end = place
    while start < end and text[start] in " ,;:\n":
        start += 1
    while end > start and text[end - 1] in " ,;:\n":
        end -= 1
    return [start, end]


def named(text: str, words: str | None) -> Place | None:
    """Return the first place of a canonical name."""
    return places(text, words)[0] if words else None


def one_of(value: str, allowed: set[str]) -> str:
    """Return the label if it is one."""
    if value not in allowed:
        raise NotPinned(f"no such label: {value!r}; one of {sorted(allowed)}")
    return value


def utterance(text: str, note: dict[str, Any]) -> dict[str, Any]:
    """Pin one utterance: content from where `near` stands, everything else nearest to the content."""
    pieces: list[str] = note.get("content") or []
    cues: list[str] = note.get("cue") or []
    anchor = _anchor(text, note, (pieces or cues or [note.get("holder") or ""])[0])
    content = [anchor, *(nearest(text, words, [anchor]) for words in pieces[1:])] if pieces else []
    around = content or [anchor]
    cue = [nearest(text, words, around) for words in cues] if content else [anchor] if cues else []
    holder = note.get("holder")
    return {
        **{field: one_of(note[field], allowed) for field, allowed in CHOICES.items() if note.get(field) is not None},
        "holder": bare(text, nearest(text, holder, cue[:1] or around)) if holder else None,
        **{field: named(text, note.get(field)) for field in ("entity", "speaks_for", "addressee")},
        "cue": [bare(text, place) for place in cue],
        "content": content,
        "targets": [
            {
                "at": bare(text, nearest(text, target["words"], [*cue, *around], inside=True)),
                "entity": named(text, target.get("entity")),
                "reading": one_of(target.get("reading") or "distributive", READINGS),
            }
            for target in note.get("targets") or []
        ],
        "basis": [
            {"kind": one_of(basis["kind"], BASES), "at": nearest(text, basis["words"], around, inside=True)}
            for basis in note.get("basis") or []
        ],
        "arguable": bool(note.get("arguable")),
    }


def _anchor(text: str, note: dict[str, Any], words: str) -> Place:
    """Return where the content stands, told by `near` where its words stand more than once."""
    if note.get("near"):
        at = places(text, note["near"], whole=False)
        if len(at) != 1:
            raise NotPinned(f"near stands {len(at)} times: {note['near']!r}")
        return min(places(text, words), key=lambda place: (abs(place[0] - at[0][0]), place[0]))
    found = places(text, words)
    if len(found) != 1:
        raise NotPinned(f"stands {len(found)} times, give near: {words!r}")
    return found[0]


def pinned(text: str, note: dict[str, Any]) -> dict[str, Any]:
    """Return the case of one document."""
    problems: list[str] = []
    utterances = []
    for number, written in enumerate(note["utterances"]):
        try:
            utterances.append(utterance(text, written))
        except (NotPinned, KeyError) as problem:
            problems.append(f"utterance {number}: {problem}")
    if problems:
        raise NotPinned("\n  ".join(problems))
    return {
        "id": note["id"],
        "utterances": sorted(utterances, key=lambda u: (u["content"] or u["cue"] or [u["holder"] or [0, 0]])[0]),
        "declared_origins": [
            {
                "kind": one_of(origin["kind"], ORIGINS),
                "at": places(text, origin["words"])[0],
                "entity": named(text, origin.get("entity")),
            }
            for origin in note.get("declared_origins") or []
        ],
    }


def main(data: str, notes: str, cases: str) -> None:
    """Pin every note of a folder; print what cannot be pinned and exit 1."""
    texts = {}
    for part in ("train", "dev"):
        for line in (Path(data) / "attribution" / f"{part}.jsonl").read_text("utf8").splitlines():
            document = json.loads(line)
            texts[document["id"]] = document["text"]
    failed = False
    for path in sorted(Path(notes).glob("*.json")):
        note = json.loads(path.read_text("utf8"))
        try:
            case = pinned(texts[note["id"]], note)
        except NotPinned as problem:
            print(f"{path.name}:\n  {problem}", file=sys.stderr)
            failed = True
            continue
        target = Path(cases) / path.name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(json.dumps(case, separators=(",", ":")) + "\n", "utf8")
    sys.exit(failed)


if __name__ == "__main__":
    main(*sys.argv[1:])
