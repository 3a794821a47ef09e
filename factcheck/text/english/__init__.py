"""English: the second language. Words lie in the TOML files beside this one, grammar in the modules."""

from factcheck.text.pack import Script

LANGUAGE = "en"
SCRIPT = Script.LATIN
