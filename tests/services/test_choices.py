"""Counts per choice: each says what the list would hold, and says so where it was not counted to the end."""

import pytest

from factcheck.domain.choices import Filter
from factcheck.domain.words import LinkState, ReasonCode, Relation
from factcheck.services.choices import count_choices
from factcheck.services.contradictions import list_links
from factcheck.services.selection import LinkSelection


@pytest.fixture
def desk(newsroom, say):
    """Two articles of 2016 and 2017 and one without a day; three pairs that contradict, one of them rejected."""
    [a] = newsroom.publish(
        say("وعدت موسكو بالسلاح", by="الناطق باسم حفتر", about=("موسكو",)), key="a", outlet="قنديل", published="2016-12"
    )
    b = newsroom.publish(
        say("لم تعد موسكو", by="حفتر", about=("موسكو",)), say("زار طبرق", about=("طبرق",)), key="b", outlet="Halyard",
        published="2017-01-05",
    )  # fmt: skip
    [c] = newsroom.publish(say("لا شيء"), key="c")
    newsroom.link(a, b[0], score=0.95, reason="denial")
    newsroom.link(b[0], b[1], score=0.75, reason="quantity", state=LinkState.CONFIRMED)
    newsroom.link(b[1], c, score=0.55, reason="quantity", state=LinkState.REJECTED, same_origin=True)


def counted(database, asked, **selection):
    """The choices of a filter, with their counts."""
    found = count_choices(database, Relation.CONTRADICTS, LinkSelection(**selection))
    return {choice.value: choice.pairs for choice in found if choice.filter is asked}


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("asked", "pairs"),
    [
        (Filter.REASON, {"denial": 1, "quantity": 1}),
        (Filter.STATE, {"suggested": 1, "confirmed": 1, "rejected": 1}),
        (Filter.SCORE, {"0.9": 1, "0.8": 1, "0.7": 2, "0.6": 2, "0.5": 2}),
        (Filter.YEAR, {"2016": 1, "2017": 2}),
        (Filter.OUTLET, {"قنديل": 1, "Halyard": 2}),
        (Filter.CLAIMANT, {"حفتر": 2, "الناطق باسم حفتر": 1}),
        (Filter.ENTITY, {"موسكو": 2, "طبرق": 1}),
        (Filter.SAME_SOURCE, {"true": 1, "false": 1}),
        (Filter.SAME_ORIGIN, {"false": 2}),
    ],
)
def test_each_choice_has_its_count(database, asked, pairs):
    assert counted(database, asked) == pairs


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("asked", "field", "value"),
    [
        (Filter.REASON, "reason", ReasonCode.QUANTITY),
        (Filter.STATE, "state", LinkState.REJECTED),
        (Filter.SCORE, "min_score", 0.7),
        (Filter.OUTLET, "outlet", "Halyard"),
        (Filter.CLAIMANT, "claimant", "حفتر"),
        (Filter.ENTITY, "entity", "طبرق"),
        (Filter.SAME_SOURCE, "same_source", True),
    ],
)
def test_a_count_is_what_the_list_then_holds(database, asked, field, value):
    page = list_links(database, Relation.CONTRADICTS, LinkSelection(**{field: value}))

    before, after = counted(database, asked), counted(database, asked, **{field: value})

    assert before[str(value).lower()] == len(page.links) if isinstance(value, bool) else before[str(value)]
    assert before == after


@pytest.mark.usefixtures("desk")
def test_other_filters_hold_for_a_count(database):
    assert counted(database, Filter.REASON, outlet="قنديل") == {"denial": 1}
    assert counted(database, Filter.OUTLET, outlet="قنديل", reason=ReasonCode.QUANTITY) == {"Halyard": 1}


@pytest.mark.usefixtures("desk")
def test_a_count_that_was_cut_says_that_there_may_be_more(database):
    found = count_choices(database, Relation.CONTRADICTS, LinkSelection(), up_to=2)

    assert {choice.whole for choice in found} == {False}
    assert sum(choice.pairs for choice in found if choice.filter is Filter.STATE) == 2


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(("wanted", "sent"), [({}, 1), ({"reason": ReasonCode.DENIAL, "min_score": 0.5}, 3)])
def test_counts_take_one_statement_and_one_more_for_each_filter_that_is_set(database, statements, wanted, sent):
    before = len(statements)

    count_choices(database, Relation.CONTRADICTS, LinkSelection(**wanted))

    assert len(statements) - before == sent


def test_a_desk_without_pairs_has_no_choices(database):
    assert list(count_choices(database, Relation.AGREES, LinkSelection())) == []
