from pathlib import Path

import pytest

SKIPPED = {"__pycache__", "build", "dist"}


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return Path(__file__).parents[2]


@pytest.fixture(scope="session")
def modules(root) -> dict[str, str]:
    """Every Python file of the package with its text, by its name in the checkout."""
    return {str(path.relative_to(root)): path.read_text(encoding="utf-8") for path in root.glob("factcheck/**/*.py")}


@pytest.fixture(scope="session")
def written(root) -> dict[Path, str]:
    """Everything that people wrote in the checkout and that is text, by its place in it."""
    folders = [path for path in root.iterdir() if path.is_dir() and not path.name.startswith(".")]
    inside = [path for folder in [*folders, root / ".ci"] for path in folder.rglob("*")]
    files = [path for path in [*root.iterdir(), *inside] if path.is_file() and not SKIPPED & set(path.parts)]
    return {path.relative_to(root): path.read_text(encoding="utf-8", errors="replace") for path in files}
