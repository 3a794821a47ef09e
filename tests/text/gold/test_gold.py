"""Every set of gold fits its articles: anchors stand once, spans hold the words given, nobody is missing."""

import json
from pathlib import Path
from typing import Any

import pytest

GOLD = Path(__file__).parent
CLAIM_SETS = sorted(path.parent for path in GOLD.glob("*/claims.jsonl") if (path.parent / "articles").is_dir())
PAIR_SETS = sorted(path.parent for path in GOLD.glob("*/pairs.jsonl"))
POLARITIES = {"affirms", "denies", "declines"}
MODALITIES = {None, "certain", "probable", "possible", "conditional", "predicted"}


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _text(folder: Path, doc: str) -> str:
    (path,) = (folder / "articles").glob(f"{doc}*.txt")
    return path.read_text(encoding="utf-8")


def _manifest(folder: Path) -> list[dict[str, Any]]:
    return json.loads((folder / "articles" / "manifest.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("folder", CLAIM_SETS, ids=lambda folder: folder.name)
def test_an_anchor_stands_once_in_its_article(folder):
    rows = _rows(folder / "claims.jsonl")

    counts = {row["anchor"]: " ".join(_text(folder, row["doc"]).split()).count(row["anchor"]) for row in rows}

    assert {anchor: count for anchor, count in counts.items() if count != 1} == {}


@pytest.mark.parametrize("folder", CLAIM_SETS, ids=lambda folder: folder.name)
def test_a_row_uses_the_fixed_words(folder):
    rows = _rows(folder / "claims.jsonl")

    assert {row["polarity"] for row in rows} <= POLARITIES
    assert {row.get("modality") for row in rows} <= MODALITIES


@pytest.mark.parametrize("folder", CLAIM_SETS, ids=lambda folder: folder.name)
def test_a_row_credits_somebody_or_leaves_it_to_the_outlet(folder):
    rows = _rows(folder / "claims.jsonl")

    assert [row["anchor"] for row in rows if bool(row["claimant"]) == bool(row.get("outlet_voice"))] == []


@pytest.mark.parametrize("folder", CLAIM_SETS + PAIR_SETS, ids=lambda folder: folder.name)
def test_every_article_of_a_manifest_has_rows(folder):
    rows = _rows(folder / ("claims.jsonl" if folder in CLAIM_SETS else "pairs.jsonl"))

    assert {entry["file"][:3] for entry in _manifest(folder)} == {row["doc"] for row in rows}


@pytest.mark.parametrize("folder", PAIR_SETS, ids=lambda folder: folder.name)
@pytest.mark.parametrize("part", ["source", "cue", "content"])
def test_the_words_of_a_pair_stand_where_it_says(folder, part):
    rows = [row for row in _rows(folder / "pairs.jsonl") if row[part] is not None]

    starts = [(_text(folder, row["doc"]), row[f"{part}_start"], row[part]) for row in rows]

    assert [words for text, start, words in starts if text[start : start + len(words)] != words] == []


def test_no_two_sets_name_an_article_alike():
    docs = [entry["file"][:3] for folder in CLAIM_SETS + PAIR_SETS for entry in _manifest(folder)]

    assert len(docs) == len(set(docs))
