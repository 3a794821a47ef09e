"""``python -m bench.text``: how well articles are read, per set, language and phenomenon, and what changed."""

import argparse
import re
from collections import defaultdict
from pathlib import Path

from bench.text.accepted import accept, changes, row_name, wrong_rows
from bench.text.gold import HELD, Row, claim_sets, pair_sets
from bench.text.pairs import PairCounts, counts
from bench.text.rows import Outcome, outcomes
from bench.text.shown import Shares, shares, table
from factcheck.services.packaged import packaged_gazetteer
from factcheck.text import Gazetteer

README = Path(__file__).parents[2] / "README.md"
MARK, END = "<!-- bench-text -->", "<!-- /bench-text -->"
LANGUAGES = ("ar", "en")
TOGETHER = ("all worked on", "all held back")
BY_TAG = ("found", "claimant", "own voice", "cue", "polarity", "modality")


def main() -> None:
    """Score all sets, print the tables, and what changed against the accepted run."""
    asked = _arguments()
    gazetteer = packaged_gazetteer()
    scored = _scored(gazetteer)
    by_set, of_set = _by_set(scored)
    main_table = table(by_set, of_set)
    print(main_table, end="\n\n")
    by_tag, of_tag = _by_tag(scored)
    print(table(by_tag, of_tag, BY_TAG), end="\n\n")
    pairs = {gold.name: counts(gold, gazetteer) for gold in pair_sets()}
    pairs_table = "\n".join(_pairs_lines(pairs))
    print(pairs_table, end="\n\n")
    open_rows = [(row_name(name, row), outcome) for name, _, row, outcome in scored if not name.startswith(HELD)]
    wrong = wrong_rows(open_rows)
    totals = _totals(by_set, pairs)
    print("\n".join(changes(wrong, totals)))
    if asked.misses:
        print("\n".join(f"{name}: {', '.join(of)}" for name, of in wrong.items() if of))
    if asked.accept:
        accept(wrong, totals)
    if asked.readme:
        short = {name: by_set[name] for name in by_set if name.startswith(TOGETHER)}
        _write_readme(f"{table(short, of_set)}\n\n{pairs_table}")


Scored = list[tuple[str, str, Row, Outcome]]  # set, language, row, outcome


def _scored(gazetteer: Gazetteer) -> Scored:
    return [
        (gold.name, language, row, outcome)
        for gold in claim_sets()
        for language in LANGUAGES
        for row, outcome in outcomes(gold.of_language(language), gazetteer)
    ]


def _by_set(scored: Scored) -> tuple[dict[str, Shares], dict[str, int]]:
    groups: dict[str, list[Outcome]] = defaultdict(list)
    for name, language, _, outcome in scored:
        groups[f"{name}, {language}"].append(outcome)
        groups[f"{TOGETHER[name.startswith(HELD)]}, {language}"].append(outcome)
    ordered = sorted(groups, key=lambda name: (name.startswith(TOGETHER), name))
    return {name: shares(groups[name]) for name in ordered}, {name: len(groups[name]) for name in ordered}


def _by_tag(scored: Scored) -> tuple[dict[str, Shares], dict[str, int]]:
    groups: dict[str, list[Outcome]] = defaultdict(list)
    for _, language, row, outcome in scored:
        for tag in row.get("tags", ()):
            groups[f"{tag}, {language}"].append(outcome)
    return {name: shares(groups[name]) for name in sorted(groups)}, {name: len(of) for name, of in groups.items()}


def _pairs_lines(pairs: dict[str, PairCounts]) -> list[str]:
    lines = ["| (source, content) pairs | gold | read | precision | recall | F1 | found of each kind |"]
    lines.append("|---|---:|---:|---:|---:|---:|---|")
    for name, of in pairs.items():
        kinds = ", ".join(f"{kind} {found}/{there}" for kind, (found, there) in sorted(of.by_kind.items()))
        lines.append(
            f"| {name} | {of.gold} | {of.read} | {of.precision:.3f} | {of.recall:.3f} | {of.f1:.3f} | {kinds} |"
        )
    return lines


def _totals(by_set: dict[str, Shares], pairs: dict[str, PairCounts]) -> dict[str, float]:
    claims = {f"{name}, {m}": round(share, 3) for name, of in by_set.items() for m, (share, _) in of.items()}
    return claims | {f"{name}, pairs F1": round(of.f1, 3) for name, of in pairs.items()}


def _write_readme(tables: str) -> None:
    text = README.read_text(encoding="utf-8")
    between = re.compile(f"{MARK}.*?{END}", re.DOTALL)
    if not between.search(text):
        raise ValueError(f"{README} has no place for the tables: {MARK} and {END}")
    README.write_text(between.sub(lambda _: f"{MARK}\n{tables}\n{END}", text), encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.text", description="Measure how well articles are read.")
    parser.add_argument("--accept", action="store_true", help="make this run the one that the next is held against")
    parser.add_argument("--misses", action="store_true", help="name the rows that are wrong, of sets to work on")
    parser.add_argument("--readme", action="store_true", help=f"write the tables into README.md, between {MARK}")
    return parser.parse_args()


if __name__ == "__main__":
    main()
