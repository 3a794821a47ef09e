"""What a word can be to a name."""


class Role:
    """What a word is to a name: bits of ``NameWord.roles`` (plain integers, asked for many times a word)."""

    GIVEN = 1 << 0  # a given name
    EVERYDAY = 1 << 1  # ... that is an ordinary word as well
    KUNYA = 1 << 2  # أبو، أم، عبد: begins a name
    BINDING = 1 << 3  # بن، عبد، أبو: the next word belongs to the name
    PLAIN = 1 << 4  # a word of no list, which a family name can be
    FAMILY = 1 << 5  # the same with the article
    SURNAME = 1 << 6  # a title that is a family name too: «الحاج»
    FOREIGN = 1 << 7  # its ending tells that it comes from elsewhere
    ODD = 1 << 8  # of no list, and built like an abstract noun: «إنغريد»
    GUESSED_VERB = 1 << 9  # looks like a verb, and is none of the lists
    TITLE = 1 << 10
    ADJECTIVE = 1 << 11  # a title that is an adjective as well: «الاقتصادي»
    PREPOSITION = 1 << 12
    SHORT = 1 << 13  # «د.», «م.»: a title with a stop behind it
    RANK = 1 << 14
    BODY = 1 << 15
    WHOLE_BODY = 1 << 16  # begins a body known as it is: «الدفاع المدني»
    OUTLET = 1 << 17
    SPEAKS = 1 << 18  # a finite verb
    STOPS = 1 << 19  # no title goes on over it
    BORDER = 1 << 20  # may stand right behind a name
    DEFINITE = 1 << 21
    CALLS_AFTER = 1 << 22  # «شارع», «جامعة»: what is called after people
    JOINED = 1 << 23  # «الدين», «الرسول»: makes one part of a name with the word before it
    QUALIFIES = 1 << 24  # an adjective with the article that may belong to a body: «الوطني», «العامة»

    NOTHING = 0
    PERSON = GIVEN | KUNYA | TITLE
    NAMES = GIVEN | PLAIN | FAMILY
    STARTS = GIVEN | KUNYA | TITLE | BODY | WHOLE_BODY | OUTLET
