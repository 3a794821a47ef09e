"""The report views, row for row, over the two articles of the dossier."""

import pytest
from sqlalchemy import text, update

from factcheck.storage.rows import EntityRow, OutletRow, SourceRow

DAYS = ("published_start_on", "published_end_on", "published_precision")
PUBLISHED = [
    (("2017-01-11", "2017-01-11", "day"), "2017-01-11"),
    (("2017-01-02", "2017-01-08", "week"), "2017-01-02/2017-01-08"),
    (("2017-01-01", "2017-01-31", "month"), "2017-01"),
    (("2017-01-01", "2017-12-31", "year"), "2017"),
    ((None, None, None), None),
]


@pytest.fixture
def rows(database, dossier):  # noqa: ARG001  # what the views show
    """The rows of a view, as dictionaries, in the order of its first columns, which name the row."""

    def rows(view: str) -> list[dict]:
        with database.transaction(read_only=True) as session:
            return [
                dict(row)
                for row in session.execute(text(f"select * from report.{view} order by 1, 2, 3, 4")).mappings()
            ]

    return rows


def test_a_source_is_reported_with_its_outlet_and_counts(rows, dossier):
    first, second = rows("source")

    assert (first["source_id"], first["outlet"], first["outlet_id"]) == (dossier.first, "بريد", dossier.outlet)
    assert (first["captures"], first["claims"], first["published_on"]) == (1, 1, "2017-01")
    assert (second["key"], second["outlet"]) == ("two.txt", None)


@pytest.mark.parametrize(("days", "written"), PUBLISHED)
def test_the_day_of_publication_is_written_as_exactly_as_it_is_known(database, rows, days, written):
    with database.transaction() as session:
        session.execute(update(SourceRow).values(dict(zip(DAYS, days, strict=True))))

    assert [row["published_on"] for row in rows("claim")] == [written, written]


def test_a_claim_is_reported_under_its_name_with_who_says_it(rows, dossier):
    _, denial = rows("claim")

    assert denial["claim_ref"] == f"{dossier.second}.1"
    assert (denial["claimant"], denial["cue"], denial["polarity"]) == ("ministry", "denied", "denies")
    assert (denial["source_uid"], denial["is_current"]) == ("uid-two.txt", True)


def test_a_claim_of_an_older_capture_is_not_current(database, rows):
    with database.transaction() as session:
        session.execute(update(SourceRow).values(latest_capture=2))

    assert [row["is_current"] for row in rows("claim")] == [False, False]
    assert [row["claims"] for row in rows("source")] == [0, 0]


def test_a_chain_is_reported_from_the_claimant_to_the_outlet(rows, dossier):
    chains = [(row["position"], row["role"], row["name"], row["entity_id"]) for row in rows("attribution")]

    assert sorted(chains[:2]) == [(1, "claimant", "المتحدث", None), (2, "outlet", "بريد", dossier.entity)]
    assert sorted(chains[2:]) == [(1, "claimant", "ministry", None), (2, "outlet", None, None)]


def test_a_link_is_reported_with_both_sides_and_its_reasons_in_order(rows, dossier):
    [link] = rows("link")

    assert (link["claim_ref"], link["other_claim_ref"]) == (f"{dossier.first}.1", f"{dossier.second}.1")
    assert link["reasons"] == ["denial", "attribution"]
    assert (link["claimant"], link["outlet"]) == ("المتحدث", "بريد")
    assert (link["other_claimant"], link["other_outlet"]) == ("ministry", None)
    assert (link["score"], link["same_source"]) == (0.75, False)


def test_a_superseded_verdict_is_reported_as_not_current(rows, dossier):
    first, second = rows("verdict")

    assert [first["is_current"], second["is_current"]] == [False, True]
    assert [first["evidence"], second["evidence"]] == [0, 1]
    assert (second["claim_ref"], second["checker"]) == (f"{dossier.first}.1", "Huda")
    assert (second["rating"], second["rating_en"], second["rating_ar"]) == ("false", "False", "خاطئ")


def test_an_outlet_that_was_merged_is_reported_under_the_name_that_stayed(database, rows, dossier):
    with database.transaction() as session:
        entity = EntityRow(kind="outlet", name="البريد", name_normalized="بريد", curated=True)
        session.add(entity)
        session.flush()
        kept = OutletRow(entity_id=entity.entity_id, name="البريد", name_normalized="بريد", kind="site")
        session.add(kept)
        session.flush()
        session.execute(
            update(OutletRow).where(OutletRow.outlet_id == dossier.outlet).values(merged_into=kept.outlet_id)
        )

    assert rows("source")[0]["outlet"] == "البريد"
    assert rows("claim")[0]["outlet"] == "البريد"
    assert rows("link")[0]["outlet"] == "البريد"
