"""The API held to its own description: whatever is asked is answered as it says, and nothing breaks."""

import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
import schemathesis
import uvicorn
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from factcheck.services.ingest import ingest
from factcheck.services.intake import Defaults, gather
from factcheck.services.linking import link_new
from factcheck.services.membership import add_member
from factcheck.services.reference import load_reference
from factcheck.services.refreshing import refresh
from factcheck.services.tokens import add_token
from factcheck.storage.database import Database
from factcheck.web.app import make_app

ARTICLES = (
    Path(__file__).parents[2] / "seeds" / "articles" / "manifest.json"
)  # Not that whatever does not fit is refused: forms send fields that were left empty, which count as not sent.
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
EXAMPLES = 20  # requests that fit the description, and as many that do not, of each thing that may be asked

# Its description needs no database: what can be asked is known before anything runs.
described = schemathesis.openapi.from_dict(make_app(cast(Database, None), hosts=(), member=None).openapi())


@pytest.fixture(scope="module")
def dossier(module_database) -> Iterator[Database]:
    """The seven articles of the dossier, read, linked and grouped, with a member of no special role."""
    database = Database(module_database, connections=4)
    load_reference(database)
    ingest(database, gather([], defaults=Defaults(), manifest=ARTICLES, stdin=None))
    link_new(database)
    refresh(database)
    add_member(database, "هدى", roles=[])
    yield database
    database.close()


@pytest.fixture(scope="module")
def bearer(dossier) -> dict[str, str]:
    return {"authorization": f"Bearer {add_token(dossier, 'هدى').written}"}


@pytest.fixture(scope="module")
def address(dossier) -> Iterator[str]:
    """Where the desk is served."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        host = f"127.0.0.1:{listening.getsockname()[1]}"
        app = make_app(dossier, hosts={host}, member=None)
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, ws="none"))
        thread = threading.Thread(target=server.run, args=([listening],))
        thread.start()
        yield f"http://{host}"
        server.should_exit = True
        thread.join()


@described.parametrize()
@settings(max_examples=EXAMPLES, derandomize=True, suppress_health_check=list(HealthCheck))
def test_the_api_answers_as_it_is_described(case, address, bearer):
    answer = case.call_and_validate(base_url=address, headers=bearer, checks=CHECKS)

    assert answer.status_code < 500  # the checks above raise for all else
