"""Pages of lists as JSON: the rows of the exports, how many there are, and where the next page begins."""

from factcheck.presenters.exports import LinkOut, Out, link_out
from factcheck.services.contradictions import LinkPage


class LinkPageOut(Out):
    """A page of links. ``total`` counts all pages, no further than some thousand: then ``counted`` is false.

    ``next`` is what ``after`` says to have the next page; null at the end.
    """

    links: tuple[LinkOut, ...]
    total: int
    counted: bool
    next: str | None


def link_page_out(page: LinkPage) -> LinkPageOut:
    """The page as JSON."""
    return LinkPageOut(
        links=tuple(map(link_out, page.links)),
        total=page.total,
        counted=page.counted,
        next=None if page.next is None else str(page.next),
    )
