"""The form in which a verdict is written."""

import pytest

from factcheck.domain.evidence import Evidence
from factcheck.domain.verdict_form import VerdictForm, filled

FORM = """\
rating: false
reason: وثيقة جديدة

# a remark
لم يرفع المجلس الحظر.

#ليبيا has no licence: none was shown.

evidence:
# one a line
refutes: https://un.org/a
4.12
"""


def test_a_form_says_rating_reason_rationale_and_evidence():
    form = VerdictForm.parse(FORM)

    assert (form.rating, form.reason) == ("false", "وثيقة جديدة")
    assert form.rationale == "لم يرفع المجلس الحظر.\n\n#ليبيا has no licence: none was shown."
    assert form.evidence == (Evidence.parse("refutes: https://un.org/a"), Evidence.parse("4.12"))


def test_a_form_that_is_written_is_read_as_it_was():
    form = VerdictForm.parse(FORM)

    assert VerdictForm.parse(form.written(reason=True)) == form


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("", "no rating\nno rationale"),
        ("rating:\n\nwords\n", "no rating"),
        ("rating: false\n\nevidence:\n4.12\n", "no rationale"),
        ("rating: false\nwords\nevidence:\n\nsupprots: x\n", "line 5: 'supprots' is no stance"),
        ("rating: false\nwords\nrefutes: https://un.org\n", "line 3: evidence stands below"),
        ("rating: false\nwords\nevidence:\nhttps://\n", "line 4: no address of the web"),
        ("rating: false\nwords\nevidence:\n4.12\nevidence:\n", "line 5: 'evidence' is no stance"),
    ],
)
def test_a_form_that_is_not_clear_says_what_is_wrong_and_where(written, problem):
    with pytest.raises(ValueError, match=problem):
        VerdictForm.parse(written)


def test_a_paragraph_that_begins_like_evidence_stays_in_the_rationale_above_its_line():
    form = VerdictForm.parse("rating: false\n\nContext: the embargo.\n\nevidence:\n")

    assert (form.rationale, form.evidence) == ("Context: the embargo.", ())


@pytest.mark.parametrize("written", ["", "# remark\n", "#\n\n  \n"])
def test_nothing_is_filled_in_where_only_remarks_are(written):
    assert filled(written) == ""
