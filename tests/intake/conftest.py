import io
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.domain.articles import Article, SetAside
from factcheck.services.intake import Defaults, gather

GOOD = "نفى الناطق باسم الوزارة صحة الأنباء."
PARAGRAPHS = "".join(
    f"<p>Paragraph {n}: the ministry denied the report that the agency had carried.</p>" for n in range(5)
)


class Taken:
    """What one run gave: the articles that landed, and what was set aside as (key, reason)."""

    def __init__(self, arrivals):
        arrivals = list(arrivals)
        self.landed = [each for each in arrivals if isinstance(each, Article)]
        self.refused = [each for each in arrivals if isinstance(each, SetAside)]

    @property
    def keys(self):
        return [article.key for article in self.landed]

    @property
    def reasons(self):
        return {each.key: each.reason for each in self.refused}

    @property
    def only(self):
        assert not self.refused, self.reasons
        [article] = self.landed
        return article


@pytest.fixture
def take() -> Callable[..., Taken]:
    def run(*paths, manifest=None, stdin=b"", **defaults):
        stream = io.BytesIO(stdin)
        return Taken(gather(paths, defaults=Defaults(**defaults), manifest=manifest, stdin=stream))

    return run


@pytest.fixture
def folder(tmp_path) -> Path:
    """A folder with one sound article, so that each test also sees that the rest lands."""
    (tmp_path / "dossier").mkdir()
    (tmp_path / "dossier" / "good.txt").write_text(GOOD, encoding="utf-8")
    return tmp_path / "dossier"


@pytest.fixture
def page() -> Callable[..., str]:
    def write(body=PARAGRAPHS, head=""):
        return f"<html><head>{head}</head><body><article>{body}</article></body></html>"

    return write
