"""Arabic news: words in TOML files, grammar in code. ``factcheck.text.packs`` takes ``PACK`` from ``pack``."""

from factcheck.text.pack import Script

LANGUAGE = "ar"
SCRIPT = Script.ARABIC
