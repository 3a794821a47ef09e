"""The dossier's gold fits the dossier: every anchor stands once in its article, every end of a link as well."""

import json
from pathlib import Path
from typing import Any

import pytest

GOLD = Path(__file__).parent
ARTICLES = GOLD.parents[3] / "seeds" / "articles"


def _rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (GOLD / name).read_text(encoding="utf-8").splitlines()]


def _article(doc: str) -> str:
    (path,) = ARTICLES.glob(f"{doc}*.txt")
    return " ".join(path.read_text(encoding="utf-8").split())


CLAIMS = _rows("claims.jsonl")
ENDS = [link[end] for link in _rows("links.jsonl") for end in "ab"]
PLACES = sorted({(row["doc"], row["anchor"]) for row in CLAIMS + ENDS})


@pytest.mark.parametrize(("doc", "anchor"), PLACES)
def test_an_anchor_stands_once_in_its_article(doc: str, anchor: str) -> None:
    assert _article(doc).count(anchor) == 1


def test_no_two_claims_of_the_gold_share_an_anchor() -> None:
    anchors = [(row["doc"], row["anchor"]) for row in CLAIMS]

    assert len(anchors) == len(set(anchors))


def test_every_article_of_the_manifest_has_gold() -> None:
    manifest = json.loads((ARTICLES / "manifest.json").read_text(encoding="utf-8"))

    assert {entry["file"][:3] for entry in manifest} == {row["doc"] for row in CLAIMS}
