"""``python -m bench``: measures, writes each figure as a line of JSON, and prints the table."""

import argparse
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

from bench import ledger, listing, originals, reading, starting, table, writing
from bench.figures import Figures
from bench.machine import described
from bench.servers import new_database, running_server
from factcheck.storage.database import Database
from factcheck.storage.server import Cluster

RESULTS = Path(__file__).parent / "results" / "latest.jsonl"


def main() -> None:
    """Run the benches asked for, all of them unless told."""
    asked = _arguments()
    # Whatever is installed has its byte code; where this is set, each start of the program would compile it again.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    lines = list[str]()
    with running_server() as cluster:
        machine = described(cluster)
        for name in asked.only or BENCHES:
            for figure in BENCHES[name](cluster):
                lines.append(figure.line())
                print(lines[-1], file=sys.stderr, flush=True)
    RESULTS.parent.mkdir(exist_ok=True)
    measured_on = json.dumps({"machine": machine}, ensure_ascii=False)
    RESULTS.write_text("".join(f"{line}\n" for line in [measured_on, *lines]), encoding="utf-8")
    drawn = table.drawn(lines, machine)
    print(drawn)
    if asked.readme:
        table.written_to_readme(drawn)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measure how fast things are.")
    parser.add_argument("--only", action="append", choices=BENCHES, help="this bench alone; may be repeated")
    parser.add_argument("--readme", action="store_true", help=f"write the table into README.md, between {table.MARK}")
    return parser.parse_args()


def _on_new_database(bench: Callable[[Database], Figures]) -> Callable[[Cluster], Figures]:
    def run(cluster: Cluster) -> Figures:
        with new_database(cluster) as database:
            yield from bench(database)

    return run


BENCHES: dict[str, Callable[[Cluster], Figures]] = {
    "reading": _on_new_database(reading.figures),
    "ingest": _on_new_database(writing.ingest_figures),
    "copy": _on_new_database(writing.copy_figures),
    "starting": starting.figures,
    "originals": originals.figures,
    "listing": _on_new_database(listing.figures),
    "ledger": ledger.figures,
}


if __name__ == "__main__":
    main()
