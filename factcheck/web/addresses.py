"""Addresses that a form gives back: where one was before it was sent."""


def of_the_desk(address: str) -> str:
    """The address where it leads to a page of the desk ("/..." but not "//host"), else the front page."""
    leads_elsewhere = not address.startswith("/") or address[1:2] in {"/", "\\"}
    return "/" if leads_elsewhere or not address.isprintable() else address
