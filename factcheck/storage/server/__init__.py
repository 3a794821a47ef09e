"""The Postgres server: found, made, started, checked, saved.

Services and tests import it. It knows nothing of the tables. It must always hold that one data folder has one server,
that what was committed survives any crash, and that no mode of a folder that is not ours is changed.
"""

from factcheck.storage.server.attach import attach, default_home, embedded
from factcheck.storage.server.binaries import Binaries, find_binaries
from factcheck.storage.server.cluster import Cluster, ClusterStatus
from factcheck.storage.server.scratch import scratch_cluster

__all__ = [
    "Binaries",
    "Cluster",
    "ClusterStatus",
    "attach",
    "default_home",
    "embedded",
    "find_binaries",
    "scratch_cluster",
]
