"""Arabic news: words in TOML files, grammar in code. Only ``factcheck.text.packs`` imports it."""

from factcheck.text.arabic.pack import PACK

__all__ = ["PACK"]
