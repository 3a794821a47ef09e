import subprocess
import sys


def test_no_room_imports_one_above_it(root):
    program = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_cache=True))"

    linted = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=False)

    assert linted.returncode == 0, linted.stdout + linted.stderr


def test_the_floors_are_those_of_the_picture(root):
    folders = {path.name for path in (root / "factcheck").iterdir() if (path / "__init__.py").exists()}

    assert folders == {"cli", "domain", "linking", "presenters", "services", "storage", "text", "web"}


def test_no_contract_has_an_exception(root):
    contracts = (root / "pyproject.toml").read_text(encoding="utf-8")

    assert "ignore_imports" not in contracts
