"""English: the second language. Words lie in the TOML files beside this one, grammar in the modules."""

from factcheck.text.english.pack import PACK

__all__ = ["PACK"]
