"""The settings: `claimtrail.toml`, overridden by CLAIMTRAIL_* variables; secrets come from the environment alone."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

CONFIG = "claimtrail.toml"
_PREFIX = "CLAIMTRAIL_"
_SECRETS = ("STORE_USER", "STORE_PASSWORD")


class ConfigError(Exception):
    """The settings are wrong; the text names the key and what would be right."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings, each with its default.

    `data` is the folder that holds archive, engine, caches and decisions. `store` is "embedded" or a Bolt address
    (neo4j://, bolt:// and their +s forms). `heap` is the memory of the embedded engine, `idle` the seconds after which
    it ends when nobody uses it. `sure` is the score from which the reader takes an
    accusation for one, 0 to 1. `delay` is the pause in seconds between two requests to one host. `hosts` maps exact
    host names to an address and port of this machine, for demonstrations and tests: the only private addresses that the
    crawler ever connects to.
    """

    data: Path = Path("claimtrail-data")
    store: str = "embedded"
    database: str | None = None
    heap: str = "512m"
    idle: float = 60.0
    model: str | None = None
    sure: float = 0.0
    outlets: Path | None = None
    user_agent: str = "claimtrail/0.1 (no contact given)"
    delay: float = 1.0
    host: str = "127.0.0.1"
    port: int = 8765
    hosts: Mapping[str, str] = field(default_factory=dict)
    store_user: str = "neo4j"
    store_password: str = ""

    @property
    def archive(self) -> Path:
        """The folder of the archive."""
        return self.data / "archive"

    @property
    def withheld(self) -> Path:
        """The folder of the words of withdrawn texts."""
        return self.data / "withheld"

    @property
    def embedded(self) -> bool:
        """Whether the graph is the engine that comes with claimtrail."""
        return self.store == "embedded"


_KEYS = tuple(f.name for f in fields(Settings) if f.name not in ("store_user", "store_password"))
_NUMBERS: Mapping[str, type] = {"idle": float, "delay": float, "port": int, "sure": float}


def load(path: Path | None = None, environ: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings: `path`, else ./claimtrail.toml where there is one, then the environment."""
    chosen = path or Path(CONFIG)
    values = _file(chosen) if path or chosen.exists() else {}
    values |= {key: environ[_PREFIX + key.upper()] for key in _KEYS if _PREFIX + key.upper() in environ}
    settings = replace(Settings(), **{key: _typed(key, value) for key, value in values.items()})
    secrets: dict[str, Any] = {k.lower(): environ[_PREFIX + k] for k in _SECRETS if _PREFIX + k in environ}
    settings = replace(settings, **secrets)
    if not 0 <= settings.sure <= 1:
        raise ConfigError(f"sure is {settings.sure}; it must be a score from 0 to 1")
    if not settings.embedded and "://" not in settings.store:
        raise ConfigError(f'store is {settings.store!r}; write "embedded" or an address such as "neo4j://host:7687"')
    return settings


def _file(path: Path) -> dict[str, Any]:
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"{path} cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path} is not valid TOML: {error}") from error
    unknown = sorted(set(values) - set(_KEYS))
    if unknown:
        raise ConfigError(f"{path}: unknown key {unknown[0]!r}; the keys are {', '.join(_KEYS)}")
    return values


def _typed(key: str, value: Any) -> Any:
    if key in ("data", "outlets"):
        return Path(_expect(key, value, str, 'a path such as "claimtrail-data"'))
    if key == "hosts":
        return _expect(key, value, dict, "a table of host = address:port")
    if key in _NUMBERS:
        return _number(key, value)
    return _expect(key, value, str, "a text")


def _number(key: str, value: Any) -> float | int:
    try:
        return _NUMBERS[key](value)  # type: ignore[no-any-return]  # float or int, by the table above
    except (TypeError, ValueError) as error:
        raise ConfigError(f"{key} is {value!r}; it must be a number") from error


def _expect(key: str, value: Any, kind: type, what: str) -> Any:
    if not isinstance(value, kind):
        raise ConfigError(f"{key} is {value!r}; it must be {what}")
    return value
