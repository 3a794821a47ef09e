"""A cluster that is thrown away: for the demo and for tests."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from factcheck.storage.server.binaries import Binaries
from factcheck.storage.server.cluster import Cluster

_OTHERS_PASS = 0o711
"""Root's server runs under another account, which must pass through the folder to its data."""


@contextmanager
def scratch_cluster(binaries: Binaries) -> Iterator[Cluster]:
    """A new cluster in a temporary folder, stopped and removed at the end. It does not wait for the disk."""
    home = Path(tempfile.mkdtemp(prefix="factcheck-"))
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        home.chmod(_OTHERS_PASS)
    cluster = Cluster(home, binaries, durable=False)
    try:
        yield cluster
    finally:
        cluster.stop(immediate=True)
        shutil.rmtree(home)
