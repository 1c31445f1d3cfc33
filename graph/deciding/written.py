"""Forms of utterances as JSON, as the graph keeps them beside the present one."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from graph.deciding.effects import About, Aim, Form, Lasting


def to_json(form: Form) -> dict[str, Any]:
    """Return a form as a JSON value."""
    return asdict(form)


def from_json(found: Mapping[str, Any]) -> Form:
    """Read a form back."""
    return Form(
        **{
            **found,
            "holders": tuple(found["holders"]),
            "targets": tuple(Aim(**t) for t in found["targets"]),
            "about": tuple(About(**a) for a in found["about"]),
        }
    )


def lasting_to_json(past: Sequence[Lasting]) -> str:
    """Write the forms that held before the present one."""
    return json.dumps([{"form": to_json(p.form), "begins": p.begins, "ends": p.ends} for p in past], ensure_ascii=False)


def lasting_from_json(text: str) -> tuple[Lasting, ...]:
    """Read what `lasting_to_json` wrote."""
    return tuple(Lasting(from_json(p["form"]), p["begins"], p["ends"]) for p in json.loads(text))
