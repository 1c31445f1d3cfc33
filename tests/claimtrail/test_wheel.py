"""The built wheel, installed in an empty environment outside the checkout, runs the demonstration."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = {"claimtrail", "crawlers", "graph", "nlp", "web"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from the checkout."""
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    built = subprocess.run(command, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    return next(out.glob("*.whl"))


@pytest.mark.slow
def test_the_wheel_holds_the_packages_with_their_data_and_no_tests(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    top = {name.split("/")[0] for name in names if ".dist-info" not in name}
    assert top == PACKAGES
    for needed in ("graph/queries/evidence.cypher", "graph/lexicon.toml", "claimtrail/demo/expected.json"):
        assert needed in names
    assert any(name.startswith("nlp/lexicons/") for name in names)
    assert any(name.startswith("web/templates/") for name in names)


@pytest.mark.slow
@pytest.mark.engine
def test_the_wheel_runs_the_demonstration_outside_the_checkout(wheel: Path, tmp_path: Path) -> None:
    environment = tmp_path / "venv"
    subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
    pip = [str(environment / "bin" / "pip"), "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--require-hashes", "-r", str(ROOT / "requirements" / "run.lock")], check=True)
    subprocess.run([*pip, "--no-deps", str(wheel)], check=True)
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("CLAIMTRAIL_", "PYTHON"))}
    command = [str(environment / "bin" / "claimtrail"), "demo", "--no-serve"]
    done = subprocess.run(command, cwd=tmp_path, env=clean, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "accusations." in done.stdout
    where = [str(environment / "bin" / "python"), "-P", "-c", "import graph.store; print(graph.store.__file__)"]
    assert str(environment) in subprocess.check_output(where, text=True, cwd=tmp_path)
