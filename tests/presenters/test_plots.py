"""Plots: the same bytes each time, nothing alive in them, and no label upon another."""

import random
import re
import subprocess
import sys
from datetime import date, timedelta
from itertools import combinations

import pytest

from factcheck.domain.columns import Column
from factcheck.errors import FactcheckError, InvalidInput, NotFound
from factcheck.presenters.plots import PLOTS, check_plot, write_plot
from factcheck.presenters.plots.sheet import label, sheet

TODAY = date(2026, 11, 23)
HOSTILE = '$x_{1}$ </text><script>alert(1)</script> & \x1b[31m"=1+1"\u202e'
WORDS = ["قال", "نفى", "المتحدث", "الوزارة", "الجيش", "الحكومة", "صفقة", "السلاح", "روسيا", "ليبيا", "مليار", "الماضي"]


def _story(chance, number=60):
    for place in range(number):
        day = date(2014, 1, 1) + timedelta(days=place * 20) if place % 9 else None
        yield {
            "claim_ref": f"{place}.1",
            "stands": chance.choice(["says it", "contradicts it"]),
            "outlet": chance.choice([None, HOSTILE, _words(chance, 3), "The Daily Herald of the North and the South"]),
            "published_start_on": day,
            "published_end_on": day and day + timedelta(days=30),
            "claimant": chance.choice([None, HOSTILE, _words(chance, 12)]),
            "polarity": chance.choice(["affirms", "denies", "declines"]),
            "text": chance.choice([HOSTILE, _words(chance, 40), "The spokesman said that " * 9]),
            "is_asked": place == 30,
        }


def _contradictions(chance):
    for month in [*[date(2014 + each // 12, each % 12 + 1, 1) for each in range(50)], None]:
        for reason in ["denial", "quantity", "negation", "opposite", "time", "count", "attribution", HOSTILE, None]:
            yield {"month": month, "reason": reason, "pairs": chance.randrange(1, 4000), "confirmed": 0}


def _independence(chance):
    for number in range(40):
        parts = {part: chance.randrange(1, 3000) for part in ("own_voice", "first_hand", "through_others")}
        outlet = chance.choice([HOSTILE, f"{_words(chance, 8)} {number}"])
        yield {"outlet": outlet, "claims": sum(parts.values()), **parts, "origins": 300}


def _citations(chance):
    names = [f"{_words(chance, 6)} {number}" for number in range(70)]
    for _ in range(300):
        role, to = chance.choice(["claimant", "relay"]), chance.choice(["relay", "outlet"])
        start, end = chance.choice([None, HOSTILE, *names[:40]]), chance.choice(names[40:])
        role = role if start else "claimant"
        yield {"from_name": start, "from_role": role, "to_name": end, "to_role": to, "claims": chance.randrange(1, 40)}


def _words(chance, number):
    return " ".join(chance.choices(WORDS, k=number))


MAKERS = {
    "citations": _citations,
    "contradictions_by_month": _contradictions,
    "independence": _independence,
    "story": _story,
}


@pytest.fixture
def rows():
    """A crowded and hostile set of rows for a plot."""
    return lambda name: list(MAKERS[name](random.Random(3)))


@pytest.fixture
def drawn(rows, tmp_path):
    """Draws a plot into a file and gives its bytes."""

    def draw(name, ending):
        made = rows(name)
        columns = [Column(each) for each in made[0]]
        values = [list(row.values()) for row in made]
        write_plot(name, tmp_path / f"a.{ending}", title="Title: tells", columns=columns, rows=values, as_of=TODAY)
        return (tmp_path / f"a.{ending}").read_bytes()

    return draw


def test_every_plot_has_rows_to_be_tried_with():
    assert MAKERS.keys() == PLOTS.keys()


@pytest.mark.parametrize("name", PLOTS)
def test_the_same_rows_give_the_same_drawing(drawn, name):
    once = drawn(name, "svg")

    assert drawn(name, "svg") == once
    assert b"<script" not in once
    assert b"<dc:date>" not in once


def test_a_picture_is_a_png(drawn):
    assert drawn("independence", "png").startswith(b"\x89PNG\r\n")


@pytest.mark.parametrize("name", PLOTS)
def test_no_label_lies_upon_another(rows, name):
    with sheet():
        figure = PLOTS[name](rows(name), TODAY)
        figure.draw_without_rendering()
        texts = [text for text in _texts(figure) if text.get_visible() and text.get_text()]
        boxes = [(text.get_text(), text.get_window_extent().padded(-2)) for text in texts]

    assert len(boxes) > 10
    assert [(a[0], b[0]) for a, b in combinations(boxes, 2) if a[1].overlaps(b[1])] == []
    assert [text for text, box in boxes if box.x0 < 0 or box.x1 > figure.bbox.x1 or box.y0 < 0] == []


def _texts(figure):
    from matplotlib.text import Text

    return figure.findobj(Text)


def test_a_page_stands_alone_and_nothing_in_it_is_alive(drawn):
    page = drawn("story", "html").decode()

    assert "default-src &#39;none&#39;" in page or "default-src 'none'" in page
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert re.findall(r"(?:src|href)=\"(?!#)", page) == []
    assert "\x1b" not in page
    assert '<td dir="auto">' in page


@pytest.mark.parametrize(
    ("text", "most", "shown"),
    [
        ("Ministry of Defence", 30, "Ministry of Defence"),
        ("Ministry of Defence and Interior Affairs", 30, "Ministry of Defence and…"),
        ("الناطق باسم القيادة العامة", 16, "الناطق باسم…"),
        ("قَالَ", 3, "قَالَ"),
        ("a" * 12, 10, "a" * 9 + "…"),
        ("a\nb\x1b\u2067c", 9, "a b␛c"),
        (None, 9, "not known"),
    ],
)
def test_a_label_is_short_and_harmless(text, most, shown):
    assert label(text, most) == shown


def test_nothing_to_draw_is_said_and_leaves_no_file(tmp_path):
    with pytest.raises(NotFound, match="nothing to draw"):
        write_plot("story", tmp_path / "a.png", title="", columns=[], rows=[], as_of=TODAY)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("name", "file", "family"), [("claim", "a.png", NotFound), ("story", "a.gif", InvalidInput)])
def test_what_cannot_be_drawn_is_refused(tmp_path, name, file, family):
    with pytest.raises(family):
        check_plot(name, tmp_path / file)


def test_without_matplotlib_one_line_says_what_to_install(monkeypatch, drawn):
    monkeypatch.setitem(sys.modules, "matplotlib", None)

    with pytest.raises(FactcheckError, match="matplotlib, which is not installed") as refused:
        drawn("story", "png")

    assert refused.value.hint == "pip install 'factcheck[plots]'"


def test_matplotlib_is_loaded_when_something_is_drawn_and_not_before():
    code = "import sys, factcheck.presenters.plots; print({'matplotlib', 'jinja2', 'numpy'} & sys.modules.keys())"

    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"
