"""What people type about an article in a form: kept letter by letter, so that no mistake in it costs the rest."""

from dataclasses import dataclass, fields

from factcheck.services.intake.details import Details, language_code, published


@dataclass(frozen=True, slots=True)
class Typed:
    """The fields of the form, as typed; "" where nothing was."""

    title: str = ""
    outlet: str = ""
    byline: str = ""
    published: str = ""
    language: str = ""
    url: str = ""

    def details(self) -> Details:
        """What was typed, understood; InvalidInput, with its value, for a day or a language that is none."""
        day, language = self.published.strip(), self.language.strip()
        return Details(
            title=self.title.strip() or None,
            outlet=self.outlet.strip() or None,
            byline=self.byline.strip() or None,
            published=published(day) if day else None,
            language=language_code(language) if language else None,
            url=self.url.strip() or None,
        )

    def or_else(self, found: "Typed") -> "Typed":
        """What was typed, and where nothing was, what was found."""
        return Typed(**{each.name: getattr(self, each.name) or getattr(found, each.name) for each in fields(self)})

    @classmethod
    def of(cls, details: Details) -> "Typed":
        """Details as a person would type them."""
        return cls(
            title=details.title or "",
            outlet=details.outlet or "",
            byline=details.byline or "",
            published=details.published.written() if details.published else "",
            language=details.language or "",
            url=details.url or "",
        )
