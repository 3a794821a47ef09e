"""What is searched beside the claims' words, as expressions of generated columns: names by words and by sound, titles.

A test holds the sound against factcheck.text.skeleton, and the folding of titles against factcheck.text.fold.
"""

# As factcheck.text.names.skeleton has it of a folded name, with "c" for its sh; each word begins with 0, which no
# skeleton has, so that the sound of one name is never the word of another.
_ARTICLES = "regexp_replace(name_normalized, '(?<![^ ])(al|el|the|ال)(?![^ ])', '', 'g')"
_WITHOUT_ARTICLES = f"regexp_replace({_ARTICLES}, '(?<![^ ])ال', '', 'g')"
_DIGRAPHS = (("tch", "ش"), ("kh", "خ"), ("gh", "غ"), ("sh", "ش"), ("ch", "ش"), ("th", "ث"), ("dh", "ذ"), ("ph", "ف"))
_SOUNDS = {
    **dict(zip("بتثجخدذرزسشصضطظغفقكلمن", "bttgkddrzscsdtzgfkklmn", strict=True)),
    **dict(zip("پچژڤcqvpj", "bcgfkkfbg", strict=True)),
}
_SILENT = "اويءهعحaeiouywh"


def _sound() -> str:
    spelled = _WITHOUT_ARTICLES
    for spelling, letter in _DIGRAPHS:
        spelled = f"replace({spelled}, '{spelling}', '{letter}')"
    spelled = f"replace({spelled}, 'x', 'ks')"
    bones = f"translate({spelled}, '{''.join(_SOUNDS)}{_SILENT}', '{''.join(_SOUNDS.values())}')"
    return f"regexp_replace(regexp_replace({bones}, '([^ ])\\1+', '\\1', 'g'), '([^ ]+)', '0\\1', 'g')"


NAME_WORDS = f"to_tsvector('simple'::regconfig, name_normalized) || to_tsvector('simple'::regconfig, {_sound()})"

# Folded as names and claims are, for the letters of Arabic and Latin.
_MARKS = "[\\u0300-\\u036f\\u0610-\\u061a\\u064b-\\u065f\\u0670\\u06d6-\\u06ed\\u0640]"
_FOLDED = (
    f"translate(regexp_replace(normalize(lower(coalesce(title, '')), NFKD), '{_MARKS}', '', 'g'),"
    " 'ىیةٱکگ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹', 'ييهاكك01234567890123456789')"
)
TITLE_WORDS = f"to_tsvector('arabic'::regconfig, {_FOLDED}) || to_tsvector('english'::regconfig, {_FOLDED})"
