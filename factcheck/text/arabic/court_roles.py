"""Who is who before a court, by the lemma of their noun."""

_ROLES = frozenset({"شاهد", "شاهده", "متهم", "متهمه", "محامي", "محاميه", "قاضي", "مدعي", "وكيل"})
_PLEADING = frozenset({"محامي", "محاميه", "محام", "دفاع", "متهم", "متهمه", "وكيل"})
_PROSECUTING = frozenset({"نيابه", "مدعي", "محكمه", "قاضي", "ادعاء", "محقق", "قضاء", "سلطه", "شرطه", "هييه", "لجنه"})


def are_opposed(one: str | None, other: str | None) -> bool:
    """Whether two nouns cannot mean one person: «الشاهد» is not the accused, and no judge."""
    return one != other and one in _ROLES and other in _ROLES


def pleads(noun: str) -> bool:
    """Whether whoever is called so pleads before a court."""
    return noun in _PLEADING


def prosecutes(noun: str) -> bool:
    """Whether whoever is called so charges others."""
    return noun in _PROSECUTING
