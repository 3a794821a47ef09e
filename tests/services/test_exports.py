"""The rows of exports are exactly those that the design promises."""

import json

import pytest

from factcheck.domain.words import Polarity
from factcheck.presenters.exports import claim_out, link_out
from factcheck.services.exchange import export_claims, export_links


def _rows(records, shape):
    return [json.loads(shape(record).model_dump_json()) for record in records]


@pytest.fixture
def claims(newsroom, say):
    return newsroom.publish(
        say(
            "نفى الناطق أن تكون القيمة 4.2 مليار دولار في طبرق يوم 26 سبتمبر 2016",
            by="ناطق باسم حفتر",
            through=("رويترز",),
            cue="نفى",
            polarity=Polarity.DENIES,
            quantity=("4.2 مليار دولار", 4.2e9, "USD"),
            time=("26 سبتمبر 2016", "2016-09-26"),
            about=("طبرق",),
        ),
        say("لم تعلق موسكو على ذلك"),
        key="001.txt",
        outlet="عربي21",
        published="2017-01",
    )


def test_a_claim_s_row_is_the_one_of_the_design(database, claims):
    [row, _] = _rows(export_claims(database), claim_out)

    source_id, uid = row["source"]["source_id"], row["source"]["uid"]
    text = "نفى الناطق أن تكون القيمة 4.2 مليار دولار في طبرق يوم 26 سبتمبر 2016"
    assert row == {
        "claim_id": str(claims[0]),
        "uid": f"{uid}.1.0-{len(text)}",
        "source": {
            "source_id": source_id,
            "uid": uid,
            "key": "001.txt",
            "outlet": "عربي21",
            "title": None,
            "url": None,
            "published_on": "2017-01",
        },
        "sentence": {"number": 1, "start": 0, "end": len(text), "text": text},
        "start": 0,
        "end": len(text),
        "text": text,
        "voice": "attributed",
        "claimant": {"name": "ناطق باسم حفتر", "kind": "person", "entity_id": None, "span": None, "anonymous": None},
        "chain": [
            {"name": "ناطق باسم حفتر", "role": "claimant", "cue": None, "span": None},
            {"name": "رويترز", "role": "relay", "cue": None, "span": None},
            {"name": "عربي21", "role": "outlet", "cue": None, "span": None},
        ],
        "cue": "نفى",
        "cue_span": [0, 3],
        "polarity": "denies",
        "modality": "certain",
        "quoted": False,
        "quantities": [
            {
                "text": "4.2 مليار دولار",
                "value": 4200000000,
                "value_max": None,
                "unit": "USD",
                "approximate": False,
                "bound": None,
            }
        ],
        "times": [{"text": "26 سبتمبر 2016", "start_on": "2016-09-26", "end_on": "2016-09-26", "precision": "day"}],
        "entities": [{"name": "طبرق", "kind": "place", "entity_id": row["entities"][0]["entity_id"]}],
        "corrected": False,
    }


@pytest.mark.usefixtures("claims")
def test_the_fields_of_a_claim_come_in_the_order_of_the_design(database):
    [row, _] = _rows(export_claims(database), claim_out)

    assert " ".join(row) == (
        "claim_id uid source sentence start end text voice claimant chain cue cue_span polarity modality quoted "
        "quantities times entities corrected"
    )


@pytest.mark.usefixtures("claims")
def test_the_outlet_s_own_voice_has_no_claimant_and_a_chain_of_itself(database):
    [_, row] = _rows(export_claims(database), claim_out)

    assert (row["voice"], row["claimant"], row["cue"]) == ("outlet", None, None)
    assert [hop["role"] for hop in row["chain"]] == ["outlet"]


@pytest.mark.usefixtures("claims")
def test_whole_numbers_leave_without_a_point_and_arabic_as_it_is(database):
    [line, _] = [claim_out(record).model_dump_json() for record in export_claims(database)]

    assert '"value":4200000000,' in line
    assert "4.2 مليار" in line


def test_a_link_s_row_is_the_one_of_the_design(database, newsroom, say, claims):
    [other] = newsroom.publish(say("القيمة 4.2 مليار دولار"), key="002.txt")
    newsroom.link(claims[0], other, score=0.91234)

    [row] = _rows(export_links(database), link_out)

    assert row == {
        "relation": "contradicts",
        "state": "suggested",
        "score": 0.9123,
        "same_origin": False,
        "same_source": False,
        "reasons": [{"code": "denial", "detail": "one / other"}],
        "a": {
            "claim_id": str(claims[0]),
            "key": "001.txt",
            "outlet": "عربي21",
            "claimant": "ناطق باسم حفتر",
            "text": "نفى الناطق أن تكون القيمة 4.2 مليار دولار في طبرق يوم 26 سبتمبر 2016",
        },
        "b": {
            "claim_id": str(other),
            "key": "002.txt",
            "outlet": None,
            "claimant": None,
            "text": "القيمة 4.2 مليار دولار",
        },
    }


def test_an_ingested_article_s_spans_are_code_points_of_its_capture(database, article, take_in):
    text = "\u200f«لن نفعل» 🙂 قال الوزير.\r\nونفى المتحدث باسم الجيش توقيع عقد قيمته 4.2 مليار دولار."
    take_in(article(text))

    rows = _rows(export_claims(database), claim_out)

    assert rows
    assert [row["text"] for row in rows] == [text[row["start"] : row["end"]] for row in rows]
    assert [row["sentence"]["text"] for row in rows] == [
        text[row["sentence"]["start"] : row["sentence"]["end"]] for row in rows
    ]


def test_claims_of_an_older_capture_are_not_exported(database, article, take_in):
    story = "قال المتحدث باسم الجيش إن روسيا وعدت بأسلحة قيمتها أربعة مليارات دولار بعد رفع الحظر."
    take_in(article(story))
    taken = take_in(article(story.replace("أربعة", "خمسة")))

    rows = _rows(export_claims(database), claim_out)

    assert len(rows) == taken.claims > 0
    assert all("خمسة" in row["sentence"]["text"] for row in rows)


def test_an_export_takes_two_statements_however_long_it_is(database, claims, statements):
    before = len(statements)

    assert len(list(export_claims(database))) == len(claims)
    assert len(statements) - before == 2
