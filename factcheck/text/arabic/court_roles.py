"""Who is who before a court, and by calling, by the lemma of their noun."""

_ROLES = frozenset({"شاهد", "شاهده", "متهم", "متهمه", "محامي", "محاميه", "قاضي", "مدعي", "وكيل"})
_PLEADING = frozenset({"محامي", "محاميه", "محام", "دفاع", "متهم", "متهمه", "وكيل"})
_PROSECUTING = frozenset({"نيابه", "مدعي", "محكمه", "قاضي", "ادعاء", "محقق", "قضاء", "سلطه", "شرطه", "هييه", "لجنه"})
# What nobody is besides another of these: «اللاعب» is not the doctor who treats him.
_CALLINGS = frozenset({"طبيب", "طبيبه", "لاعب", "لاعبه", "فنان", "فنانه", "ضابط"})
_CALLINGS |= {"وزير", "وزيره", "سفير", "سفيره", "قاضي", "قاضيه", "محامي", "محاميه", "مدرب", "مدربه"}


def are_opposed(one: str | None, other: str | None) -> bool:
    """Whether two nouns cannot mean one person: «الشاهد» is not the accused, «اللاعب» no doctor."""
    return one != other and ((one in _ROLES and other in _ROLES) or (one in _CALLINGS and other in _CALLINGS))


def pleads(noun: str) -> bool:
    """Whether whoever is called so pleads before a court."""
    return noun in _PLEADING


def prosecutes(noun: str) -> bool:
    """Whether whoever is called so charges others."""
    return noun in _PROSECUTING
