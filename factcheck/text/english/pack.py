"""The English pack: its words, and its claims."""

from collections.abc import Iterable, Sequence

from factcheck.text.english.claims import read_claims
from factcheck.text.english.lexicon import lexicon
from factcheck.text.english.names import names_in
from factcheck.text.pack import Document, DraftClaim, NamedSpan, Script
from factcheck.text.tokens import Token, Tokens


class English:
    """English as a ``LanguagePack``."""

    language = "en"
    script = Script.LATIN
    proclitics: tuple[str, ...] = ()

    @property
    def function_words(self) -> frozenset[str]:
        """Words that every English text is full of."""
        return lexicon().function_words

    @property
    def abbreviations(self) -> frozenset[str]:
        """Words whose full stop ends no sentence."""
        return lexicon().abbreviations

    def run_in_heading(self, tokens: Sequence[Token]) -> int | None:
        """None: English headings stand on lines of their own."""
        del tokens
        return None

    def names(self, text: str, tokens: Tokens) -> Iterable[NamedSpan]:
        """Names that the wording gives away."""
        del text
        return names_in(tokens)

    def stands_alone(self, form: str) -> bool:
        """Whether a family name is none of the words that every text is full of, and no title."""
        return form not in lexicon().function_words and form not in lexicon().titles

    def claims(self, document: Document) -> Sequence[DraftClaim]:
        """The claims of the document in reading order."""
        return read_claims(document)


PACK = English()
