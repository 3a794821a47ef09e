"""JSON and JSON Lines, record by record."""

import json

import pytest


def test_a_record_gives_its_fields(take, tmp_path):
    record = {
        "text": "Some text.", "outlet": "Reuters", "title": "T", "url": "https://example.org/1", "published": "2017-01",
        "language": "en-GB", "byline": "A. Writer", "id": 7, "likes": 12,
    }  # fmt: skip
    (tmp_path / "a.json").write_text(json.dumps(record))

    article = take(tmp_path / "a.json").only

    assert (article.key, article.url, article.media_type) == (record["url"], record["url"], "application/json")
    assert (article.outlet, article.title, article.byline, article.language) == ("Reuters", "T", "A. Writer", "en")
    assert article.published.written() == "2017-01"
    assert json.loads(article.raw) == record


def test_a_list_gives_an_article_for_each_element_and_only_its_bytes(take, tmp_path):
    (tmp_path / "a.json").write_text('[{"text": "أول", "id": "x"},\n {"text": "ثان"}]', encoding="utf-8")

    taken = take(tmp_path / "a.json")

    assert taken.keys == ["a.json#x", "a.json#2"]
    assert [article.raw.decode() for article in taken.landed] == ['{"text": "أول", "id": "x"}', '{"text": "ثان"}']


def test_a_lone_object_is_keyed_by_its_file(take, tmp_path):
    (tmp_path / "a.json").write_text('{"text": "x"}')

    assert take(tmp_path / "a.json").only.key == "a.json"


def test_a_broken_line_is_set_aside_by_its_number_and_the_other_lines_land(take, tmp_path):
    (tmp_path / "a.jsonl").write_bytes(b'{"text": "one"}\n{"text": "tw\n\n{"text": "\xff"}\n{"text": "five"}')

    taken = take(tmp_path / "a.jsonl")

    assert taken.keys == ["a.jsonl#1", "a.jsonl#5"]
    assert [(each.line, each.key) for each in taken.refused] == [(2, "a.jsonl#2"), (4, "a.jsonl#4")]
    assert taken.reasons["a.jsonl#4"] == "not UTF-8 at byte 11 (0xFF, line 1)"


def test_half_a_json_says_line_and_column_and_what_was_whole_before_lands(take, tmp_path):
    (tmp_path / "a.json").write_text('[{"text": "one"},\n {"text": "two"},\n {"text": "thr')

    taken = take(tmp_path / "a.json")

    assert taken.keys == ["a.json#1", "a.json#2"]
    assert taken.reasons == {"a.json": "broken JSON at line 3, column 11: Unterminated string starting at"}


BAD_RECORDS = {
    "no text": ('{"title": "x"}', 'no field "text" (nor "html")'),
    "text of the wrong type": ('{"text": 4}', 'the field "text" is a number, not a string'),
    "outlet of the wrong type": ('{"text": "x", "outlet": ["a"]}', 'the field "outlet" is a list, not a string'),
    "id of the wrong type": ('{"text": "x", "id": {}}', 'the field "id" is an object, not a string'),
    "empty text": ('{"text": ""}', "empty"),
    "blank text": ('{"text": " "}', "white space only: 1 characters"),
    "bad day": (
        '{"text": "x", "published": "last May"}',
        "not a day of publication (YYYY, YYYY-MM or YYYY-MM-DD): 'last May'",
    ),
    "a day that the calendar does not have": (
        '{"text": "x", "published": "2017-02-30"}',
        "not a day of publication (YYYY, YYYY-MM or YYYY-MM-DD): '2017-02-30'",
    ),
    "bad language": (
        '{"text": "x", "language": "Arabic"}',
        "not a language (two letters of ISO 639-1, as ar or en): 'Arabic'",
    ),
    "half a surrogate pair": (
        '{"text": "ab\\ud800"}',
        'the field "text" holds half a surrogate pair, U+D800, at character 3',
    ),
    "NUL": ('{"text": "ab\\u0000"}', 'the field "text" holds a NUL at character 3'),
    "no object": ('"just a string"', 'not a JSON object with a text: "just a string"'),
    "a field twice": ('{"text": "a", "text": "b"}', 'JSON with the field "text" twice'),
    "NaN": ('{"text": "a", "id": NaN}', "broken JSON: NaN is no number in it"),
    "nested too deep": ("[" * 100_000, "JSON that is nested too deep"),
}


@pytest.mark.parametrize(("record", "reason"), BAD_RECORDS.values(), ids=BAD_RECORDS)
def test_a_bad_record_is_set_aside_with_its_reason_and_the_next_lands(take, tmp_path, record, reason):
    (tmp_path / "a.jsonl").write_text(record + '\n{"text": "next"}\n')

    taken = take(tmp_path / "a.jsonl")

    assert taken.reasons == {"a.jsonl#1": reason}
    assert taken.keys == ["a.jsonl#2"]


def test_a_number_too_long_for_python_is_set_aside(take, tmp_path):
    (tmp_path / "a.jsonl").write_text('{"text": "a", "id": ' + "9" * 5000 + "}\n")

    assert "a number that is too long" in take(tmp_path / "a.jsonl").reasons["a.jsonl#1"]


def test_a_line_that_is_too_large_is_set_aside_and_the_next_lands(take, tmp_path):
    with (tmp_path / "a.jsonl").open("wb") as file:
        file.write(b'{"text": "' + b"x" * 45_000_000 + b'"}\n{"text": "next"}\n')

    taken = take(tmp_path / "a.jsonl")

    assert taken.reasons == {"a.jsonl#1": "a line larger than 20 MB"}
    assert taken.keys == ["a.jsonl#2"]


@pytest.mark.parametrize(("written", "reason"), [("", "empty"), ("[]", "an empty list"), (" ", "white space only")])
def test_json_with_nothing_in_it_is_set_aside(take, tmp_path, written, reason):
    (tmp_path / "a.json").write_text(written)

    assert take(tmp_path / "a.json").reasons["a.json"].startswith(reason)


def test_utf16_json_with_its_mark_is_read(take, tmp_path):
    (tmp_path / "a.json").write_bytes('\ufeff{"text": "خبر"}'.encode("utf-16-le"))

    assert take(tmp_path / "a.json").only.text == "خبر"


def test_a_timestamp_counts_with_its_own_day(take, tmp_path):
    (tmp_path / "a.json").write_text('{"text": "x", "published": "2017-01-11T23:59:00-05:00"}')

    assert take(tmp_path / "a.json").only.published.written() == "2017-01-11"


def test_standard_input_is_named_after_its_text(take):
    taken = take("-", stdin=b"An article.")

    # printf 'An article.' | sha256sum | cut -c1-12
    assert taken.only.key == "stdin:3b6ae5cd8d79"


def test_json_lines_on_standard_input_keep_their_key_wherever_they_stand(take):
    first = take("-", stdin=b'{"text": "one"}\n{"text": "two", "id": "x"}\n')
    again = take("-", stdin=b'{"text": "zero"}\n{"text": "one"}\n')

    assert first.keys[1] == "stdin#x"
    assert again.keys[1] == first.keys[0]


def test_a_pretty_printed_object_on_standard_input_is_json(take):
    assert take("-", stdin=b'{\n  "text": "one"\n}\n').only.text == "one"


def test_nothing_on_standard_input_is_set_aside(take):
    assert take("-").reasons == {"stdin": "empty"}
