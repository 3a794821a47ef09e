"""The built wheel is a whole factcheck: migrations and seeds travel inside, and it runs far from the checkout.

The wheel is installed without its dependencies, which are lent from the environment that runs the tests by a .pth
file: they are the versions of the lock, so what this leaves out is only that pip could fetch them. ``.ci/run``
installs the wheel with its dependencies once for real.
"""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DEMO_TIMEOUT_S = 120  # the demo takes a few seconds; a busy machine may take more


def _run(*arguments, **more):
    ran = subprocess.run(
        [str(each) for each in arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        text=True,
        timeout=DEMO_TIMEOUT_S,
        check=False,
        **more,
    )
    assert ran.returncode == 0, ran.stdout
    return ran.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """A wheel built from a copy of what the sources are, so that no earlier build can leak in."""
    copy = tmp_path_factory.mktemp("sources") / "factcheck"
    left_out = shutil.ignore_patterns(".*", "build", "dist", "__pycache__", "tests", "bench")
    shutil.copytree(ROOT, copy, ignore=left_out)
    made = tmp_path_factory.mktemp("wheel")
    _run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", made, copy)
    return next(made.glob("factcheck-*.whl"))


@pytest.fixture(scope="module")
def inside(wheel) -> set[str]:
    """Names of the files in the wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def elsewhere():
    """A folder with spaces in its name, outside of the checkout, that root's server may pass through."""
    with tempfile.TemporaryDirectory(prefix="far from the checkout ") as folder:
        Path(folder).chmod(0o711)
        yield Path(folder)


@pytest.fixture(scope="module")
def installed(wheel, elsewhere) -> Path:
    """The folder of programs of a clean environment with the wheel in it."""
    environment = elsewhere / "clean venv"
    venv.create(environment, with_pip=False)
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", environment / "bin" / "python"]
    _run(*pip, "install", "--quiet", "--no-deps", "--no-index", wheel)
    purelib = Path(sysconfig.get_path("purelib", "venv", {"base": str(environment)}))
    (purelib / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return environment / "bin"


@pytest.mark.parametrize(("folder", "kept"), [("migrations", "factcheck/_migrations"), ("seeds", "factcheck/_seeds")])
def test_migrations_and_seeds_travel_inside_to_the_last_file(folder, kept, inside):
    ours = {str(path.relative_to(ROOT / folder)) for path in (ROOT / folder).rglob("*") if path.is_file()}

    wanted = {f"{kept}/{name}" for name in ours if "__pycache__" not in name}
    assert wanted - inside == set()
    assert f"{kept}/env.py" in inside or f"{kept}/ratings.toml" in inside


def test_every_file_of_the_package_is_in_the_wheel(inside):
    ours = {str(path.relative_to(ROOT)) for path in (ROOT / "factcheck").rglob("*") if path.is_file()}

    assert {name for name in ours if "__pycache__" not in name} - inside == set()


def test_nothing_but_the_package_is_in_the_wheel(inside):
    assert {re.sub(r"-.*", "", name.partition("/")[0]) for name in inside} == {"factcheck"}


def test_the_installed_program_says_its_version_from_a_folder_with_spaces(installed, elsewhere):
    said = _run(installed / "factcheck", "--version", cwd=elsewhere)

    assert re.fullmatch(r"factcheck \d+\.\d+\.\d+\S*\n", said)


def test_the_installed_program_is_the_wheel_s_and_not_the_checkout_s(installed, elsewhere):
    where = _run(installed / "python", "-c", "import factcheck; print(factcheck.__file__)", cwd=elsewhere)

    assert Path(where.strip()).is_relative_to(elsewhere)


def test_the_installed_program_runs_the_demo_from_a_folder_with_spaces(installed, elsewhere):
    home = elsewhere / "a home of its own"
    environment = {**os.environ, "FACTCHECK_HOME": str(home)}

    shown = _run(installed / "factcheck", "demo", cwd=elsewhere, env=environment)

    assert "contradicts" in shown
    assert str(ROOT) not in shown
    assert not home.exists()
