"""A noun phrase that can speak."""

from dataclasses import dataclass

from factcheck.domain.reading import Mention
from factcheck.text.arabic.vocabulary import Noun

# «لأحد الموظفين»: quantifiers with a preposition written onto them.
TO_ONE = frozenset({"لاحد", "لاحدي", "لبعض", "لعدد"})


@dataclass(slots=True)
class Phrase:
    """Tokens ``[start, end)`` with the noun that leads them and the name in them.

    ``name`` is the mention in apposition («الرئيس فلان»), not a possessor's («ناطق باسم فلان»). ``quoted_name`` are
    the tokens of a quoted name, ``unknown_name`` those of a name that nothing but its place gives away.
    """

    start: int
    end: int
    noun: Noun | None = None
    name: Mention | None = None
    quoted_name: tuple[int, int] | None = None
    unknown_name: int | None = None
    place: Mention | None = None
    # «خبراء بالقطاع»: «بالـ...» belongs to the noun, as the verb before it takes no «ب».
    keeps_b: bool = False
    # «معاليها»: a dignity that stands for whoever bears it.
    honour: bool = False
    # «تركيا وروسيا وإيران»: several names speak as one.
    several: bool = False
    # «مدريد», «أثينا»: a state or capital that no list of places holds.
    state: bool = False
