"""The machine that was measured, in a line."""

import os
import platform
from pathlib import Path

import psycopg

from factcheck.storage.server import Cluster


def described(cluster: Cluster) -> str:
    """Processor, cores, memory, system, Python and Postgres."""
    with psycopg.connect(cluster.conninfo()) as connection:
        postgres = connection.info.parameter_status("server_version")
    parts = [
        _processor(),
        f"{os.cpu_count()} cores",
        f"{_memory():.0f} GiB",
        f"{platform.system()} {platform.machine()}",
        f"Python {platform.python_version()}",
        f"Postgres {postgres}",
    ]
    return ", ".join(parts)


def _processor() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    lines = cpuinfo.read_text(encoding="utf-8").splitlines() if cpuinfo.exists() else []
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return models[0] if models else platform.processor() or platform.machine()


def _memory() -> float:
    return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30
