"""The Postgres server: found, made, started, checked, saved.

Services and tests import it. It knows nothing of the tables. It must always hold that one data folder has one server,
that what was committed survives any crash, and that no mode of a folder that is not ours is changed.
"""

from factcheck.storage.server.attach import attach, default_home, embedded, foreign_analyst
from factcheck.storage.server.backup import DUMP_PROGRAMS, RESTORE_PROGRAMS, backup, restore
from factcheck.storage.server.binaries import Binaries, find_binaries
from factcheck.storage.server.cluster import Cluster, ClusterStatus
from factcheck.storage.server.conninfo import as_url, for_command_line
from factcheck.storage.server.requirements import check_foreign, reach
from factcheck.storage.server.scratch import scratch_cluster

__all__ = [
    "DUMP_PROGRAMS",
    "RESTORE_PROGRAMS",
    "Binaries",
    "Cluster",
    "ClusterStatus",
    "as_url",
    "attach",
    "backup",
    "check_foreign",
    "default_home",
    "embedded",
    "find_binaries",
    "for_command_line",
    "foreign_analyst",
    "reach",
    "restore",
    "scratch_cluster",
]
