"""The picture of the schema: labels as boxes, types of relationship as arrows."""

from collections.abc import Iterator
from html import escape

from graph.schema.ties import THINGS, TIES

_WIDTH, _HEIGHT = 1000, 600
_HALF_WIDTH, _HALF_HEIGHT = 62, 22
# where the boxes stand: the middle of each; a label that is not here is an error, which a test meets
_AT = {
    "Outlet": (110, 70),
    "Article": (400, 70),
    "Version": (640, 70),
    "Snapshot": (890, 70),
    "Entity": (110, 290),
    "Utterance": (640, 290),
    "Decision": (890, 395),
    "Name": (370, 500),
    "Ledger": (110, 500),
    "Claim": (640, 500),
    "Change": (890, 500),
}
_STYLE = (
    "text{font:15px sans-serif;fill:#1b1b1b}"
    ".label{font-weight:bold;text-anchor:middle}"
    ".type{font-size:12px;text-anchor:middle;stroke:#fff;stroke-width:5px;paint-order:stroke}"
    "rect{fill:#eef3f8;stroke:#33536e;stroke-width:1.5}"
    "path{fill:none;stroke:#33536e;stroke-width:1.5;marker-end:url(#arrow)}"
)
_ARROW = (
    '<defs><marker id="arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto">'
    '<polygon points="0,0 10,5 0,10" fill="#33536e"/></marker></defs>'
)


def svg() -> str:
    """Return the picture as SVG."""
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img">',
        "<title>The schema of the graph</title>",
        f"<style>{_STYLE}</style>",
        _ARROW,
        f'<path d="M0 0H{_WIDTH}V{_HEIGHT}H0Z" style="fill:#fff;stroke:none;marker-end:none"/>',
        *(line for ends, types in _arrows() for line in _arrow(*ends, types)),
        *(line for thing in THINGS for line in _box(thing.label)),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _arrows() -> Iterator[tuple[tuple[str, str], list[str]]]:
    """Yield which labels are connected, and by which types."""
    found: dict[tuple[str, str], list[str]] = {}
    for tie in TIES:
        for ends in tie.ends:
            found.setdefault(ends, []).append(tie.type)
    yield from found.items()


def _box(label: str) -> Iterator[str]:
    x, y = _AT[label]
    left, top = x - _HALF_WIDTH, y - _HALF_HEIGHT
    yield f'<rect x="{left}" y="{top}" width="{2 * _HALF_WIDTH}" height="{2 * _HALF_HEIGHT}" rx="6"/>'
    yield f'<text class="label" x="{x}" y="{y + 5}">{escape(label)}</text>'


def _arrow(start: str, end: str, types: list[str]) -> Iterator[str]:
    if start == end:
        yield from _loop(start, types)
        return
    (x1, y1), (x2, y2) = _edge_of(start, end), _edge_of(end, start)
    yield f'<path d="M{x1} {y1}L{x2} {y2}"/>'
    slants = x1 != x2 and y1 != y2
    # in the middle of slanting lines, which cross, two names would meet; most lead to the parties, on the far left
    share = 0.5 if not slants else 0.4 if end == "Entity" else 0.25
    yield from _types(round(x1 + (x2 - x1) * share), round(y1 + (y2 - y1) * share), types)


def _loop(label: str, types: list[str]) -> Iterator[str]:
    x, y = _AT[label]
    left, right, bottom = x - 55, x - 5, y + _HALF_HEIGHT
    yield f'<path d="M{left} {bottom}C{left} {bottom + 60} {right} {bottom + 60} {right} {bottom + 2}"/>'
    yield from _types((left + right) // 2, bottom + 52, types)


def _types(x: int, y: int, types: list[str]) -> Iterator[str]:
    top = y + 4 - 8 * (len(types) - 1)
    for number, name in enumerate(types):
        yield f'<text class="type" x="{x}" y="{top + 16 * number}">{escape(name)}</text>'


def _edge_of(label: str, towards: str) -> tuple[int, int]:
    """Return where the line to another box leaves this one."""
    (x, y), (x2, y2) = _AT[label], _AT[towards]
    dx, dy = x2 - x, y2 - y
    share = min(_HALF_WIDTH / abs(dx) if dx else 1.0, _HALF_HEIGHT / abs(dy) if dy else 1.0)
    return round(x + dx * share), round(y + dy * share)
