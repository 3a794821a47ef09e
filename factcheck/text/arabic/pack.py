"""Arabic as a language pack."""

from collections.abc import Iterable, Sequence
from functools import cached_property

from factcheck.text.arabic.claims import read_claims
from factcheck.text.arabic.data import word_data
from factcheck.text.arabic.headings import heading_end
from factcheck.text.arabic.name_words import stands_alone
from factcheck.text.arabic.names import names_in
from factcheck.text.normalize import fold
from factcheck.text.pack import Document, DraftClaim, NamedSpan, Script
from factcheck.text.tokens import Token, Tokens


class ArabicPack:
    """Arabic: words in the TOML files beside this one, grammar in the modules."""

    language = "ar"
    script = Script.ARABIC
    proclitics = ("ولل", "فلل", "لل", "ول", "وب", "فل", "فب", "وك", "و", "ف", "ل", "ب", "ك")

    @cached_property
    def function_words(self) -> frozenset[str]:
        """See LanguagePack."""
        return frozenset(map(fold, word_data("language")["function_words"]))

    @cached_property
    def abbreviations(self) -> frozenset[str]:
        """See LanguagePack."""
        return frozenset(map(fold, word_data("language")["abbreviations"]))

    def run_in_heading(self, tokens: Sequence[Token]) -> int | None:
        """See LanguagePack."""
        return heading_end(tokens)

    def names(self, text: str, tokens: Tokens) -> Iterable[NamedSpan]:
        """See LanguagePack."""
        return names_in(text, tokens)

    def stands_alone(self, form: str) -> bool:
        """See LanguagePack."""
        return stands_alone(form)

    def claims(self, document: Document) -> Sequence[DraftClaim]:
        """See LanguagePack."""
        return read_claims(document)


PACK = ArabicPack()
