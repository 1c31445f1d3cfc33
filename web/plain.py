"""Views as JSON: every field by its name, times in ISO 8601 UTC, closed lists by their words."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime
from typing import Any

from flask.json.provider import DefaultJSONProvider

from web.speech import instant


class PlainJson(DefaultJSONProvider):
    """Write dataclasses and times; Flask's own provider writes times as HTTP does."""

    sort_keys = False
    compact = False

    @staticmethod
    def default(value: Any) -> Any:
        """Turn what the encoder does not know into what it knows."""
        if isinstance(value, datetime):
            return instant(value)
        if is_dataclass(value) and not isinstance(value, type):
            return {field.name.rstrip("_"): getattr(value, field.name) for field in fields(value)}
        if isinstance(value, Mapping):
            return dict(value)
        raise TypeError(f"{type(value).__name__} is no JSON value")
