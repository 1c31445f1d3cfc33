from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields
from pathlib import Path

import pytest

from claimtrail.base import folder
from claimtrail.config import ConfigError, Settings, load
from nlp.acts import SURE

ROOT = Path(__file__).parents[2]


def write(folder: Path, text: str) -> Path:
    path = folder / "claimtrail.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_the_defaults_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert load(environ={}) == Settings()


def test_the_environment_overrides_the_file(tmp_path: Path) -> None:
    path = write(tmp_path, 'data = "here"\nport = 9000\ndelay = 2\n[hosts]\n"a.test" = "127.0.0.1:1"\n')
    found = load(path, {"CLAIMTRAIL_PORT": "9001", "CLAIMTRAIL_STORE_PASSWORD": "secret"})
    assert (found.data, found.port, found.delay) == (Path("here"), 9001, 2.0)
    assert found.hosts == {"a.test": "127.0.0.1:1"}
    assert found.store_password == "secret"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('archve = "x"', "unknown key 'archve'; the keys are data, store,"),
        ('store_password = "x"', "unknown key 'store_password'"),
        ("port = [1]", "port is .*; it must be a number"),
        ('port = "many"', "port is 'many'; it must be a number"),
        ("data = 3", "data is 3; it must be a path"),
        ('hosts = "a.test"', "hosts is 'a.test'; it must be a table"),
        ('store = "neo4j"', "store is 'neo4j'; write \"embedded\" or an address"),
        ("data = ", "is not valid TOML"),
    ],
)
def test_a_wrong_setting_is_named_with_what_would_be_right(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(ConfigError, match=says):
        load(write(tmp_path, text), {})


def test_a_missing_file_that_was_asked_for_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read: No such file"):
        load(tmp_path / "none.toml", {})


def test_the_page_on_settings_names_every_key() -> None:
    page = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    secrets = {"store_user", "store_password"}
    for field in fields(Settings):
        assert (f"`CLAIMTRAIL_{field.name.upper()}`" if field.name in secrets else f"| `{field.name}` |") in page


def test_the_reader_and_the_settings_agree_on_what_is_sure() -> None:
    assert Settings().sure == SURE


@pytest.mark.parametrize("sure", ["-0.1", "1.5", "nan"])
def test_a_score_lies_between_nothing_and_one(sure: str) -> None:
    with pytest.raises(ConfigError, match="from 0 to 1"):
        load(environ={"CLAIMTRAIL_SURE": sure})


def test_many_may_open_one_data_folder_at_once(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(folder, [tmp_path / "data"] * 400))
    assert list((tmp_path / "data").iterdir()) == []
