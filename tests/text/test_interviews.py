"""Interviews in Arabic whose questions stand on lines of their own, without dash or letter before the answers."""

import pytest

from factcheck.text import Context, read

HEAD = "يدير المهندس سامي الهاشمي الشبكة الوطنية منذ مارس.\n\n"


def talk(*turns: str) -> str:
    """Questions and answers, each on a line of its own."""
    return "\n\n".join(turns)


END = ("متى الصيانة؟", "تبدأ الصيانة في مايو.")
ASKED = talk("كيف وجدتم الشبكة؟", "ثلاثة خطوط متوقفة.", "وماذا تقولون للنقابات؟", "الأجور ضعيفة.", *END)
ANSWERED = talk("ما حال الشبكة؟", "وجدنا ثلاثة خطوط متوقفة.", "والوقود؟", "لدينا وقود كثير.", *END)
EXPLAINED = talk("ما هي الشبكة؟", "تضم الشبكة تسعة خطوط.", "من يديرها؟", "تديرها الوزارة.", *END)
TWICE = talk("كيف وجدتم الشبكة؟", "وجدنا ثلاثة خطوط متوقفة.", *END)


def claimants(text: str) -> list[str | None]:
    """Who makes the claims below the head, and in whose words."""
    claims = read(HEAD + text, Context(language="ar")).claims
    return [claim.claimant and claim.claimant.name for claim in claims if claim.span.start > len(HEAD)]


@pytest.mark.parametrize("text", [ASKED, ANSWERED])
def test_answers_below_questions_are_those_of_whom_the_text_names(text):
    assert claimants(text) == ["سامي الهاشمي"] * 3


@pytest.mark.parametrize("text", [EXPLAINED, TWICE])
def test_questions_that_the_writer_asks_and_answers_are_no_interview(text):
    assert "سامي الهاشمي" not in claimants(text)


def test_a_part_below_the_last_answer_is_the_outlets_again():
    assert claimants(f"{ASKED}\n\nانتهت أعمال الشبكة أمس.")[-1] is None
