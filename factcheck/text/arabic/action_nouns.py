"""Action nouns (masdar): nouns that say a whole clause, as in «نفى نية بيع السلاح» or «أعلن وفاة الرئيس»."""

import re
from functools import lru_cache

# Common ones of the plain stem, whose shape tells nothing, folded.
_LISTED = frozenset(
    "وجود وقوف وفاه مقتل اصابه نيه عدم رفض دعم بدء وقف فتح منع رفع خفض بيع شراء نقل قتل قصف فوز حصول وصول دخول خروج سقوط "
    "قبول زياره عوده قيام وقوع ضلوع صدور حدوث هبوط صعود سحب منح فرض قطع غلق فصل ضبط كشف طرد هدم نشر سجن عقد صحه اي كل ان "
    "رغبه حرص عزم قدره حاجه ضروره امكانيه احتمال مسووليه علم علاقه صله نزوح لجوء هروب فرار حياد حق تسلم توجه توقف تعرض تلقي تبني "
    "تخلي تحرك تمسك تفهم تطلع تقدم تاثر تاهل تعثر تعطل تجمد قرب مصرع استشهاد ولاده زواج طلاق خلاف اختفاء انتهاء لقاء نجاح فشل خساره "
    "وضع حظر حل تنحي تولي خوض لعب سعي غياب ارتياح قلق اسف امل ثقه شكر تقدير ترحيب استعداد فقدان نفاد نقص ثلاثه اربعه خمسه".split()
)
# Shapes of the derived stems: استفعال، انفعال/افتعال، إفعال، تفعيل، تفاعل، مفاعلة, with ة where a root is weak.
_SHAPES = re.compile(r"است.{1,3}ا.ه?|ا[^اي].{1,2}ا.|ا.ا.ه|ت..ي.|ت.ا..|م.ا..ه|ت...ه")
_PRONOUNS = ("ها", "هم", "هما", "ه", "نا", "ي")
_LONGEST = 10


@lru_cache(maxsize=16384)
def is_action_noun(form: str) -> bool:
    """Whether the folded word is an action noun without article, with or without a pronoun on it.

    >>> [is_action_noun(word) for word in ("استعداد", "حرصها", "المدينه", "نايب")]
    [True, True, False, False]
    """
    adverb = form.endswith("ا") and not form.endswith(_PRONOUNS)
    if form.startswith("ال") or adverb or len(form) > _LONGEST:
        return False
    if form in _LISTED or _SHAPES.fullmatch(form):
        return True
    stems = (form[: -len(pronoun)] for pronoun in _PRONOUNS if form.endswith(pronoun))
    return any(stem in _LISTED or stem.removesuffix("ت") + "ه" in _LISTED or _SHAPES.fullmatch(stem) for stem in stems)
