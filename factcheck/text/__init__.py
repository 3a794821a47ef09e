"""Reading: characters -> sentences -> attributed claims (design.md section 4).

Pure: no clock, no network, no database, no model. Any floor above may import it. What always holds: every span is
code points of the text that was given, ``span.of(text)`` is what was read, and no text, however broken, raises.
A language is one folder below this one (``arabic``, ``english``) that gives a ``PACK`` (see ``pack.py``).
"""

from factcheck.text.gazetteer import Alias, Gazetteer
from factcheck.text.names import skeleton
from factcheck.text.normalize import Normalized, fold, normalize
from factcheck.text.packs import is_read
from factcheck.text.reading import EXTRACTOR, Context, read

__all__ = [
    "EXTRACTOR",
    "Alias",
    "Context",
    "Gazetteer",
    "Normalized",
    "fold",
    "is_read",
    "normalize",
    "read",
    "skeleton",
]
