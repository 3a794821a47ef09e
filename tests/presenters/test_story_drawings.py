"""Drawings of a story: who is in which column, which way claims went, on which day; the same each time, and bounded."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.domain.days import DayRange
from factcheck.domain.reading import Hop
from factcheck.domain.refs import ClaimRef
from factcheck.domain.stories import Story, StoryBrief, StoryOrigin, Told
from factcheck.domain.words import HopRole, Modality, Polarity, Voice
from factcheck.presenters import story_graph as graphs
from factcheck.presenters import story_timeline as timelines
from factcheck.presenters.story_graph import story_graph
from factcheck.presenters.story_timeline import story_timeline
from factcheck.presenters.story_ways import Side

BRIEF = StoryBrief(ClaimRef(1, 1), "السفن أبحرت", "ar", 1, 1, 1, 1, 0, 0, None, None, None)


def told(source_id, outlet, *chain, day=None, origin=None, **known) -> Told:
    """A claim of that outlet; its chain as names, or as (name, cue), claimant first."""
    named = [hop if isinstance(hop, tuple) else (hop, None) for hop in chain]
    roles = [HopRole.CLAIMANT, *[HopRole.RELAY] * len(named)]
    claim = Told(
        ref=ClaimRef(source_id, 1),
        text="x",
        language="ar",
        voice=Voice.ATTRIBUTED if chain else Voice.OUTLET,
        polarity=Polarity.AFFIRMS,
        modality=Modality.CERTAIN,
        claimant=named[0][0] if named else None,
        anonymous=False,
        chain=tuple(Hop(name, role, cue) for (name, cue), role in zip(named, roles, strict=False)),
        key="k",
        outlet_id=None if outlet is None else sum(map(ord, outlet)),
        outlet=outlet,
        published=DayRange.parse(day) if day else None,
        origin=origin,
    )
    return replace(claim, **known)


def story_of(says, against=(), origins=()) -> Story:
    named = [StoryOrigin(number, name, False, 1) for number, name in enumerate(origins, 1)]
    return Story(ClaimRef(1, 1), BRIEF, None, named, says, against, [], [])


def ways(graph):
    return {(way.start.party.name, way.cue or way.kind, way.end.party.name) for way in graph.ways}


def columns(graph):
    return {side: [node.party.name for node in column] for side, column in graph.columns.items()}


def test_a_claim_goes_from_its_origin_through_its_relays_to_its_outlet():
    claim = told(1, "قنديل", ("الناطق", "قال"), ("وكالة", "نقلا عن"), ("صحيفة", "بحسب"), origin=1)

    graph = story_graph(story_of([claim], origins=["الناطق"]))

    assert ways(graph) == {
        ("الناطق", "قال", "وكالة"),
        ("وكالة", "نقلا عن", "صحيفة"),
        ("صحيفة", "بحسب", "قنديل"),
    }
    assert {side: set(names) for side, names in columns(graph).items()} == {
        Side.ORIGIN: {"الناطق"},
        Side.RELAY: {"وكالة", "صحيفة"},
        Side.OUTLET: {"قنديل"},
    }


def test_an_origin_that_others_are_behind_is_where_the_drawing_starts():
    claim = told(1, "قنديل", ("مصدر", "قال"), ("إزفيستيا", "نقلا عن"), origin=1)

    graph = story_graph(story_of([claim], origins=["إزفيستيا"]))

    assert ways(graph) == {("إزفيستيا", "نقلا عن", "قنديل")}


def test_an_outlet_that_names_nobody_speaks_for_itself_or_has_the_words_of_another():
    own, copied = told(1, "Alif", origin=1), told(2, "Ba", origin=1)

    graph = story_graph(story_of([own, copied], origins=["Alif"]))

    assert ways(graph) == {("Alif", "own", "Alif"), ("Alif", "copied", "Ba")}


def test_two_outlets_of_one_origin_lead_back_to_one_node():
    claims = [told(1, "Alif", "الناطق", origin=1), told(2, "Ba", "ناطق الجيش", origin=1)]

    graph = story_graph(story_of(claims, origins=["الناطق"]))

    assert columns(graph)[Side.ORIGIN] == ["الناطق"]
    assert {node.claims for node in graph.columns[Side.ORIGIN]} == {2}


def test_whoever_says_it_and_its_contrary_is_one_and_nobody_unnamed_is():
    says = [told(1, "Alif", "الناطق", origin=1), told(2, "Ba", "مصدر", origin=2, anonymous=True)]
    against = [told(3, "Jim", "الناطق"), told(4, "Dal", "مصدر", anonymous=True)]
    story = story_of(says, against, origins=["الناطق"])
    story = replace(story, origins=[*story.origins, StoryOrigin(2, "مصدر", True, 1)])

    graph = story_graph(story)

    assert sorted(columns(graph)[Side.ORIGIN]) == ["الناطق", "مصدر", "مصدر"]
    assert sorted(way.start.party.name for way in graph.ways if way.against) == ["الناطق", "مصدر"]


def test_outlets_that_nobody_knows_are_not_one():
    graph = story_graph(story_of([told(1, None, "x", origin=1), told(2, None, "x", origin=1)], origins=["x"]))

    assert columns(graph)[Side.OUTLET] == [None, None]


def test_of_too_many_the_rest_share_a_node_and_no_way_is_lost():
    claims = [told(number, chr(0x627 + number) * number, f"من {number}", origin=number) for number in range(1, 60)]
    claims += [told(100, "Big", "من 1", origin=1), told(101, "Big", "من 2", origin=2)]

    graph = story_graph(story_of(claims, origins=[f"من {number}" for number in range(1, 60)]))

    assert {side: len(column) for side, column in graph.columns.items()} == {
        Side.ORIGIN: graphs.MOST[Side.ORIGIN],
        Side.OUTLET: graphs.MOST[Side.OUTLET],
    }
    assert sum(way.claims for way in graph.ways) == len(claims)
    assert [len(node.rest) for node in graph.nodes if node.rest] == [59 - 13, 60 - 17]


NAMES = st.sampled_from(["أ", "ب", "ج", "د", "ه"])
CLAIMS = st.lists(
    st.builds(
        lambda outlet, chain, day, origin: (outlet, chain, day, origin),
        st.one_of(st.none(), NAMES),
        st.lists(NAMES, max_size=3),
        st.sampled_from([None, "2017", "2017-01", "2017-01-12", "2017-01-13", "2016-12-31"]),
        st.integers(1, 3),
    ),
    min_size=1,
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(CLAIMS, st.booleans(), st.integers(0, 12))
def test_no_node_lies_on_another_and_none_outside(made, from_right, split):
    claims = [
        told(at, outlet, *chain, day=day, origin=origin) for at, (outlet, chain, day, origin) in enumerate(made, 1)
    ]
    graph = story_graph(story_of(claims[:split], claims[split:], origins=["أ", "ب", "ج"]), from_right=from_right)

    tops = [[node.y for node in column] for column in graph.columns.values()]

    assert all(below - above >= graphs.NODE for column in tops for above, below in pairwise(column))
    assert all(y >= 0 and y + graphs.NODE <= graph.height for column in tops for y in column)
    assert all(node.x >= 0 and node.x + node.width <= 100 for node in graph.nodes)


@settings(max_examples=60, deadline=None)
@given(CLAIMS, st.booleans())
def test_a_drawing_from_the_right_is_the_other_in_a_mirror(made, against):
    claims = [
        told(at, outlet, *chain, day=day, origin=origin) for at, (outlet, chain, day, origin) in enumerate(made, 1)
    ]
    story = story_of(claims, claims[:1] if against else (), origins=["أ", "ب", "ج"])

    one, other = story_graph(story), story_graph(story, from_right=True)

    assert [100 - node.x - node.width for node in one.nodes] == pytest.approx([node.x for node in other.nodes])
    assert [node.y for node in one.nodes] == [node.y for node in other.nodes]
    assert [(100 - way.tip[0], way.tip[1]) for way in one.ways] == [way.tip for way in other.ways]


def lanes(timeline):
    return [
        (lane.outlet, [[claim.ref.source_id for claim in mark.claims] for mark in lane.marks])
        for lane in timeline.lanes
    ]


def test_an_outlet_has_a_lane_and_what_is_against_it_stands_below():
    says = [told(1, "Alif", day="2017-01-10", origin=1), told(2, "Ba", day="2017-01-12", origin=1)]
    against = [told(3, "Alif", day="2017-01-14")]

    timeline = story_timeline(story_of(says, against))

    assert lanes(timeline) == [("Alif", [[1]]), ("Ba", [[2]]), ("Alif", [[3]])]
    assert [lane.y for lane in timeline.lanes] == [30, 74, timeline.parting + timelines.GAP]
    assert timeline.height == timeline.lanes[-1].y + timelines.LANE


def test_days_go_from_where_one_begins_to_read():
    story = story_of([told(1, "Alif", day="2017-01-10", origin=1), told(2, "Ba", day="2017-01-20", origin=1)])

    places = [
        [mark.middle for lane in story_timeline(story, from_right=way).lanes for mark in lane.marks]
        for way in (False, True)
    ]

    assert places == [[31, 96], [69, 4]]


def test_a_month_is_a_bar_and_an_unknown_day_stands_apart():
    says = [
        told(1, "Alif", day="2017-01", origin=1),
        told(2, "Ba", day="2017-01-31", origin=1),
        told(3, "Jim", origin=1),
    ]

    timeline = story_timeline(story_of(says))

    marks = [lane.marks[0] for lane in timeline.lanes]
    assert [(mark.begin, mark.end, mark.exact) for mark in marks] == [(31, 84, False), (84, 84, True), (95, 95, True)]
    assert timeline.unknown == 95


def test_marks_of_one_origin_at_one_time_are_one_and_of_two_origins_stand_side_by_side():
    day = "2017-01-10"
    says = [told(1, "Alif", day=day, origin=1), told(2, "Alif", day=day, origin=1), told(3, "Alif", day=day, origin=2)]

    [lane] = story_timeline(story_of(says)).lanes

    assert [(len(mark.claims), mark.number, mark.nth) for mark in lane.marks] == [(2, 1, 0), (1, 2, 1)]


def test_of_too_many_outlets_the_last_share_a_lane():
    says = [told(number, "x" * number, day="2017-01-10", origin=1) for number in range(1, 40)]

    timeline = story_timeline(story_of(says))

    assert len(timeline.lanes) == timelines.MOST[False]
    assert (timeline.lanes[-1].outlet, timeline.lanes[-1].rest) == (None, 39 - 15)


@pytest.mark.parametrize(
    ("first", "last", "written"),
    [
        ("2017-01-10", "2017-01-10", ["2017-01-10"]),
        ("2017-01-10", "2017-01-13", ["2017-01-10", "01-11", "01-12", "01-13"]),
        ("2017-01-10", "2017-01-20", ["2017-01-10", "01-13", "01-16", "01-19"]),
        ("2017-01-10", "2017-02-15", ["2017-01-10", "01-24", "02-07"]),
        ("2016-11-10", "2017-02-15", ["2016-12", "2017-01", "2017-02"]),
        ("2016-01", "2017-02-15", ["2016-01", "2016-07", "2017-01"]),
        ("2011-05-01", "2017-02-15", ["2012", "2014", "2016"]),
        ("1917-05-01", "2017-02-15", ["1924", "1950", "1976", "2002"]),
    ],
)
def test_few_round_days_are_written_above(first, last, written):
    timeline = story_timeline(story_of([told(1, "Alif", day=first, origin=1), told(2, "Ba", day=last, origin=1)]))

    assert [tick.written for tick in timeline.ticks] == written


def test_a_story_of_no_known_day_has_no_days_above():
    timeline = story_timeline(story_of([told(1, "Alif", origin=1)]))

    assert (timeline.ticks, lanes(timeline)) == ([], [("Alif", [[1]])])


@settings(max_examples=60, deadline=None)
@given(CLAIMS, st.booleans())
def test_every_claim_has_a_mark_within_the_drawing(made, from_right):
    claims = [told(at, outlet, day=day, origin=origin) for at, (outlet, _, day, origin) in enumerate(made, 1)]

    timeline = story_timeline(story_of(claims), from_right=from_right)

    marks = [mark for lane in timeline.lanes for mark in lane.marks]
    assert sorted(claim.ref for mark in marks for claim in mark.claims) == [claim.ref for claim in claims]
    assert all(0 <= mark.begin <= mark.end <= 100 for mark in marks)


def test_the_first_and_last_days_that_there_are_can_be_drawn():
    days = [DayRange.parse("0001-01-01"), DayRange.parse("9999-12-31")]
    claims = [told(at, "Alif", origin=1, published=day) for at, day in enumerate(days, 1)]

    timeline = story_timeline(story_of(claims))

    assert [tick.written for tick in timeline.ticks] == ["2500", "5000", "7500"]
