"""Answers of the API: JSON with a tag of what is in it, and nothing where the asker has that already."""

import hashlib
from typing import Any

from fastapi import Request, status
from fastapi.responses import Response
from pydantic import BaseModel

_ASK_AGAIN = "private, no-cache"  # may be kept, but is asked for each time: the tag then saves the way


class Problem(BaseModel):
    """What went wrong (RFC 9457); ``hint`` is what to do next, as a command line says it."""

    type: str
    title: str
    status: int
    detail: str
    hint: str | None = None


_PROBLEM = {"content": {"application/problem+json": {"schema": Problem.model_json_schema()}}}
PROBLEMS: dict[int | str, dict[str, Any]] = {
    400: {"description": "no JSON in UTF-8", **_PROBLEM},
    401: {"description": "nobody has come in", **_PROBLEM},
    403: {"description": "the member's roles do not go so far", **_PROBLEM},
    404: {"description": "what was named is not there", **_PROBLEM},
    409: {"description": "somebody was there before, or it is so already", **_PROBLEM},
    413: {"description": "more than the desk takes at once", **_PROBLEM},
    422: {"description": "what was given cannot be used", **_PROBLEM},
    429: {"description": "too often in a short time", **_PROBLEM},
    503: {"description": "the database cannot be reached", **_PROBLEM},
}


def answer(request: Request, shape: BaseModel) -> Response:
    """The shape as JSON; 304 without a body for whoever names its tag (RFC 9110, 13.1.2)."""
    body = shape.model_dump_json().encode()
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {"etag": tag, "cache-control": _ASK_AGAIN}
    if tag in _known(request.headers.get("if-none-match", "")):
        return Response(status_code=status.HTTP_304_NOT_MODIFIED, headers=headers)
    return Response(body, media_type="application/json", headers=headers)


def _known(tags: str) -> set[str]:
    """The tags of the header; one that is marked weak (as after compression) means the same content."""
    return {tag.strip().removeprefix("W/") for tag in tags.split(",")}
