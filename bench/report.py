"""``python -m bench.report``: how fast analysts are served: views, the ledger, exports. Lines of JSON, then a table.

``--only browsing`` measures the desk in the browser instead.
"""

import argparse
import json
import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from bench import table
from bench.figures import Figures
from bench.machine import described
from bench.servers import running_server
from factcheck.storage.server import Cluster

BENCHES = ("views", "ledger", "exports")  # each a module with figures(cluster); one that is not there is left out
DESK = ("browsing",)  # measured where it is asked for
SIZED = ("views", "browsing")  # at several sizes
RESULTS = Path(__file__).parent / "results" / "report.jsonl"


def main() -> None:
    """Run the benches asked for, all of them unless told."""
    asked = _arguments()
    lines = list[str]()
    with running_server() as cluster:
        machine = described(cluster)
        for name in asked.only or BENCHES:
            for figure in _figures(name, cluster, asked.claims):
                lines.append(figure.line())
                print(lines[-1], file=sys.stderr, flush=True)
    RESULTS.parent.mkdir(exist_ok=True)
    measured_on = json.dumps({"machine": machine}, ensure_ascii=False)
    RESULTS.write_text("".join(f"{line}\n" for line in [measured_on, *lines]), encoding="utf-8")
    print(table.drawn(lines, machine, notes=True))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.report", description="Measure how analysts are served.")
    parser.add_argument("--only", action="append", choices=BENCHES + DESK, help="this bench alone; may be repeated")
    parser.add_argument("--claims", action="append", type=int, help="at this size alone; may be repeated")
    return parser.parse_args()


def _figures(name: str, cluster: Cluster, claims: list[int] | None) -> Figures:
    if find_spec(f"bench.{name}") is None:
        print(f"bench.{name} is not there: left out", file=sys.stderr)
        return
    module = import_module(f"bench.{name}")
    sizes = {"sizes": claims} if claims and name in SIZED else {}
    yield from module.figures(cluster, **sizes)


if __name__ == "__main__":
    main()
