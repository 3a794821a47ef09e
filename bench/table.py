"""Figures for people: a small Markdown table, and its place in the README."""

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

README = Path(__file__).parents[1] / "README.md"
MARK, END = "<!-- bench -->", "<!-- /bench -->"
_BETWEEN = re.compile(f"{MARK}.*?{END}", re.DOTALL)


def drawn(lines: Iterable[str], machine: str, *, notes: bool = False) -> str:
    """The table of the figures, given as lines of JSON, with the machine below; with ``notes`` each says of what."""
    rows = [_row(json.loads(line), notes=notes) for line in lines]
    head = ["| what | median | p95 | from - to | repeats | promised |", "|---|---:|---:|---:|---:|---|"]
    return "\n".join([*head, *rows, "", f"Measured on: {machine}.", ""])


def written_to_readme(table: str) -> None:
    """Puts the table between its two marks; ValueError when they are not there."""
    text = README.read_text(encoding="utf-8")
    if not _BETWEEN.search(text):
        raise ValueError(f"{README} has no place for the table: {MARK} and {END}")
    README.write_text(_BETWEEN.sub(lambda _: f"{MARK}\n{table}{END}", text), encoding="utf-8")


def _row(figure: dict[str, Any], *, notes: bool) -> str:
    unit, rate = figure["unit"], figure["unit"].endswith("/s")
    p95 = "" if rate or figure["repeats"] < 15 else _shown(figure["p95"])
    spread = f"{_shown(figure['min'])} - {_shown(figure['max'])}"
    promised = f"{figure['target']} {unit.split()[0]}" if figure["target"] else ""
    name = f"{figure['name']} ({figure['note']})" if notes and figure["note"] else figure["name"]
    cells = [name, f"{_shown(figure['median'])} {unit}", p95, spread, str(figure["repeats"]), promised]
    return f"| {' | '.join(cells)} |"


def _shown(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
