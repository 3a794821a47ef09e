"""Claims for comparing, made from a few words; and the tables of pairs."""

from collections.abc import Callable

import pytest

from bench.link.tables import make_claim, read_pairs
from factcheck.domain.links import ComparedClaim

ClaimMaker = Callable[..., ComparedClaim]


@pytest.fixture(scope="session")
def claim() -> ClaimMaker:
    return make_claim


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "pair" in metafunc.fixturenames:
        rows = read_pairs()
        metafunc.parametrize("pair", rows, ids=[f"{row['file']}: {row['pair']}" for row in rows])
