"""Reports written to files: rows a second and peak memory, as people run them, beside a plain COPY of the same rows.

The rows are like claims: twenty-two columns, most of them text, Arabic among it.
"""

import time
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg

from bench.figures import Figure, Figures
from bench.processes import run
from bench.servers import new_conninfo
from factcheck.storage.server import Cluster

SIZES = (10_000, 100_000, 1_000_000)
REPEATS = 3  # of the largest, whose rate is given
FORMS = {"csv": "<= 120", "jsonl": "<= 120", "parquet": ""}
"""With what is promised of the memory, in MB: see design.md, section 7. pyarrow alone takes about as much."""

_TABLE = """
create unlogged table public.exported as
select
    (g / 20)::text || '.' || (g % 20)::text as claim_ref, g / 20 as source_id, g % 20 as claim,
    md5(g::text) as source_uid, 'عربي21' as outlet, '2017-01' as published_on,
    date '2015-01-01' + g % 1095 as published_start_on, date '2015-01-31' + g % 1095 as published_end_on,
    'month' as published_precision, g % 20 as sentence,
    repeat('قال المتحدث باسم الوزارة إن الصفقة ', 1 + g % 5) as text, 'attributed' as voice,
    case when g % 3 = 0 then null else 'المتحدث باسم الوزارة' end as claimant, 'person' as claimant_kind,
    g % 5000 as claimant_entity_id, 'قال' as cue, 'affirms' as polarity, 'certain' as modality, g % 2 = 0 as quoted,
    true as is_current, now() as seen_at, g * 0.5::float8 as score
from generate_series(1, {}) g
"""
_COPY = "copy (select * from report.exported) to stdout (format csv, header)"
_VIEW = "create view report.exported as select * from public.exported"


def figures(cluster: Cluster) -> Figures:
    """Rates of the largest export in each form and of COPY, and memory at each size."""
    conninfo = new_conninfo(cluster)
    with psycopg.connect(conninfo) as connection:
        connection.execute(_TABLE.format(SIZES[-1]))
        connection.execute(_VIEW)
    with TemporaryDirectory(prefix="factcheck-bench-") as folder:
        yield Figure("COPY to CSV: 1,000,000 rows", "rows/s", _copied(conninfo, Path(folder)), note="the peer, psycopg")
        for form, promised in FORMS.items():
            yield from _exported(conninfo, Path(folder) / f"rows.{form}", promised=promised)


def _copied(conninfo: str, folder: Path) -> list[float]:
    rates = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        with (
            psycopg.connect(conninfo) as connection,
            connection.cursor() as cursor,
            cursor.copy(_COPY) as copy,
            (folder / "c.csv").open("wb") as out,
        ):
            out.writelines(copy)
        rates.append(SIZES[-1] / (time.perf_counter() - start))
    return rates


def _exported(conninfo: str, file: Path, *, promised: str) -> Figures:
    form = file.suffix[1:]
    rates, memory = list[float](), dict[int, float]()
    for rows in (*SIZES, *[SIZES[-1]] * (REPEATS - 1)):
        arguments = ("report", "run", "exported", "--limit", str(rows), "--output", str(file))
        seconds, memory[rows] = run(conninfo, *arguments)
        if rows == SIZES[-1]:
            rates.append(rows / seconds)
    yield Figure(f"report run: {form}, 1,000,000 rows", "rows/s", rates, note="the whole command, its start too")
    for rows, megabytes in memory.items():
        yield Figure(f"memory of report run: {form}, {rows:,} rows", "MB", [megabytes], target=promised)
