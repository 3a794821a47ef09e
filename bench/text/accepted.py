"""What changed since the last accepted run: rows won and lost where one may look, totals everywhere."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from bench.text.gold import Row

ACCEPTED = Path(__file__).parents[1] / "accepted" / "text.json"

Wrong = dict[str, list[str]]  # a row's name -> the measures that are wrong of it


def row_name(set_name: str, row: Row) -> str:
    """What a row is called in the accepted file and in print."""
    return f"{set_name} {row['doc']}: {row['anchor']}"


def changes(now: Mapping[str, list[str]], totals: Mapping[str, float]) -> Iterator[str]:
    """A line for each row won or lost and for each total that moved, against the accepted file."""
    if not ACCEPTED.exists():
        yield "no accepted run yet: --accept makes this one the measure of the next"
        return
    before = json.loads(ACCEPTED.read_text(encoding="utf-8"))
    for name in sorted(now.keys() & before["wrong"].keys()):
        lost, won = set(now[name]) - set(before["wrong"][name]), set(before["wrong"][name]) - set(now[name])
        if lost:
            yield f"lost ({', '.join(sorted(lost))}) {name}"
        if won:
            yield f"won ({', '.join(sorted(won))}) {name}"
    for name in totals.keys() & before["totals"].keys():
        if totals[name] != before["totals"][name]:
            yield f"{name}: {before['totals'][name]} -> {totals[name]}"


def accept(now: Mapping[str, list[str]], totals: Mapping[str, float]) -> None:
    """Makes this run the accepted one."""
    ACCEPTED.parent.mkdir(exist_ok=True)
    written = json.dumps({"totals": totals, "wrong": now}, ensure_ascii=False, indent=1, sort_keys=True)
    ACCEPTED.write_text(f"{written}\n", encoding="utf-8")


def wrong_rows(named: Iterable[tuple[str, dict[str, bool]]]) -> Wrong:
    """Every row with what is wrong of it, nothing for a row that is right throughout."""
    return {name: [measure for measure, right in outcome.items() if not right] for name, outcome in named}
