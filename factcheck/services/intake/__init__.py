"""Taking in: from files, folders and standard input to articles.

``gather`` is the way in. It streams, keeps texts as they are decoded, and sets aside with one reason whatever it
cannot take; the services and the faces above may import it. It opens files and one worker process for HTML pages,
and knows neither the database nor the clock. It holds one file at a time, and never more of it than the limit.
"""

from factcheck.services.intake.details import Defaults, Details, language_code, published
from factcheck.services.intake.files import FORMS, LARGEST_BYTES
from factcheck.services.intake.gathering import Input, Web, gather

__all__ = ["FORMS", "LARGEST_BYTES", "Defaults", "Details", "Input", "Web", "gather", "language_code", "published"]
