"""A claim's dossier as one file: Markdown, or HTML that asks the network for nothing and runs nothing.

Both are drawn from templates in ``templates/``. No value reaches a page but through ``finalize``, which takes out the
characters that a page would obey (controls, overrides of direction), and then through the escaping of the form: what a
stranger wrote is never markup. Nothing in a page depends on when or where it was drawn.
"""

from factcheck.presenters.dossier.drawing import DossierForm, drawn

__all__ = ["DossierForm", "drawn"]
