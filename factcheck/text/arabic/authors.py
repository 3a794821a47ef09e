"""Who wrote what an outlet published: «نشرت الصحيفة مقالا للكاتب فلان قال فيه إن»."""

from factcheck.text.arabic.phrases import phrase_at
from factcheck.text.arabic.references import meant
from factcheck.text.arabic.speaker import Speaker
from factcheck.text.arabic.speakers import Speakers
from factcheck.text.arabic.view import View


def author_in(view: View, start: int, end: int, speakers: Speakers) -> Speaker | None:
    """The writer named in the tokens, who is introduced with «ل»."""
    for at in range(start, end):
        noun = view.words[at].noun
        if noun is not None and noun.clitic == "ل" and noun.takes_name:
            writer = phrase_at(view, at, end, clitic="ل")
            named = writer is not None and (writer.name is not None or writer.unknown_name is not None)
            return meant(view, writer, speakers) if writer is not None and named else None
    return None
