"""Numbers in figures: what they look like in every digit set, and what they say."""

import re
from decimal import Decimal

# Longer runs of digits are serial numbers, telephone numbers or noise, never counts in news.
_MOST_DIGITS = 18
# No possessive quantifiers: Python before 3.11.5 loses matches of a repeated group that has one. Small sets, since
# for a set of many runs beyond Latin ``re`` builds a table of all characters. Few groups: no count has more, and a
# pattern that reads on and on would read a long row of figures again from each of them.
FIGURE = r"\d+(?:ر\d+(?!\w)|(?:(?:[.,']|[٫٬]|[،’]|[\u00a0\u202f])\d+){0,6}(?: \d{3}(?!\d)){0,5})"
# «2ر86»: agencies of the Gulf write the fraction first, so that a line from right to left shows 86, ر, 2.
_FRACTION_FIRST = "ر"
_PARTS = re.compile("[.,٫٬،'’\u00a0\u202f ]")
_DECIMAL_DIGITS = 3  # this many digits after a comma are a thousand, fewer are decimals


def figure_value(figure: str) -> Decimal | None:
    """What a number in figures says, whatever marks its thousands and decimals; None for what is no number.

    >>> [str(figure_value(figure)) for figure in ("1,200", "٤٫٢", "4,2", "1.200.000", "2ر86")]
    ['1200', '4.2', '4.2', '1200000', '86.2']
    """
    fraction, first, whole = figure.partition(_FRACTION_FIRST)
    if first:
        return None if len(figure) > _MOST_DIGITS else Decimal(f"{int(whole)}.{fraction}")
    parts = _PARTS.split(figure)
    if sum(map(len, parts)) > _MOST_DIGITS:
        return None
    whole, *rest = parts
    if not rest:
        return None if _is_dialled(whole) else Decimal(int(whole))
    mark = figure[len(figure) - len(rest[-1]) - 1]
    thousands = all(len(part) == _DECIMAL_DIGITS for part in rest) and len(whole) <= _DECIMAL_DIGITS
    if thousands and (len(rest) > 1 or mark not in ".٫"):
        return None if _is_dialled(whole) else Decimal(int("".join(parts)))
    if mark in "٬'’ \u00a0\u202f" or not all(len(part) == _DECIMAL_DIGITS for part in rest[:-1]):
        return None
    return Decimal(f"{int(''.join(parts[:-1]))}.{''.join(str(int(digit)) for digit in rest[-1])}")


def plain_value(text: str, start: int, end: int) -> Decimal | None:
    """What a row of digits says that no mark and no further digits go on; None for any other figure."""
    figure = text[start:end]
    if not figure.isdecimal() or len(figure) > _MOST_DIGITS or text[end + 1 : end + 2].isdecimal():
        return None
    return None if _is_dialled(figure) else Decimal(int(figure))


def _is_dialled(whole: str) -> bool:
    """Whether the figure begins with a nought, as telephone numbers do and counts do not."""
    return len(whole) > 1 and int(whole[0]) == 0
