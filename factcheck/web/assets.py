"""Style sheet and scripts: each one file, made of the parts in ``static/`` when the desk starts.

A page has its own part (static/styles/contradictions.css), so that pages grow side by side; a browser fetches one file.
Its address holds a hash of what is in it, so that a browser may keep it for good.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from fastapi import APIRouter, HTTPException, status
from fastapi.responses import Response

_FOR_GOOD = "public, max-age=31536000, immutable"
_TYPES = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml"}

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Asset:
    """A file for browsers: what is in it, and its address."""

    content: bytes
    media_type: str
    address: str


@cache
def assets() -> Mapping[str, Asset]:
    """The files by name: desk.css and desk.js, made of their parts, then what stands there as it is."""
    static = files(__package__) / "static"
    found = {"desk.css": _joined(static / "styles"), "desk.js": _joined(static / "scripts")}
    found |= {path.name: path.read_bytes() for path in static.iterdir() if _ending(path.name) in _TYPES}
    return {name: _asset(name, content) for name, content in found.items()}


@router.get("/static/{name}")
def static_file(name: str) -> Response:
    """The file of that name, which a browser may keep: another content has another address."""
    asset = assets().get(name)
    if asset is None:
        raise HTTPException(status.HTTP_404_NOT_FOUND, f"there is no file {name!r}")
    return Response(asset.content, media_type=asset.media_type, headers={"cache-control": _FOR_GOOD})


def _joined(folder: Traversable) -> bytes:
    parts = sorted((path for path in folder.iterdir() if _ending(path.name) in _TYPES), key=lambda path: path.name)
    return b"\n".join(path.read_bytes() for path in parts)


def _asset(name: str, content: bytes) -> Asset:
    digest = hashlib.sha256(content).hexdigest()[:16]
    return Asset(content, _TYPES[_ending(name)], f"/static/{name}?v={digest}")


def _ending(name: str) -> str:
    return name.rpartition(".")[2]
