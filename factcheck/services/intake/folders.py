"""The files below a folder, in a fixed order and each once."""

import os
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from factcheck.domain.articles import SetAside
from factcheck.services.intake.details import Details
from factcheck.services.intake.files import why_not
from factcheck.services.intake.manifests import USUAL_NAME, manifest_in


@dataclass(frozen=True, slots=True)
class Found:
    """A file to take in, its key, and what a manifest says of it."""

    path: Path
    key: str
    said: Details = field(default_factory=Details)


def files_below(root: Path) -> Iterator[Found | SetAside]:
    """The files below ``root`` by name, folders where their name stands; hidden ones are skipped.

    A folder's own manifest gives its files their details, and brings in what it names even if hidden. Links are
    followed as long as they stay below ``root``: a folder that came from elsewhere could otherwise bring in any
    file that its reader may read.
    """
    walk = _Walk(root)
    yield from walk.files()


class _Walk:
    """One walk. ``visited`` holds real paths, so that links in a circle end."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.real_root = os.path.realpath(root)
        self.visited: set[str] = set()
        self.said: dict[str, Details] = {}

    def files(self) -> Iterator[Found | SetAside]:
        waiting = [self.root]
        while waiting:
            path = waiting.pop()
            real = os.path.realpath(path)
            if real in self.visited:
                continue
            self.visited.add(real)
            if os.path.commonpath([self.real_root, real]) != self.real_root:
                yield SetAside(self.key(path), f"a link that leads out of the folder, to {real}")
            elif os.path.isdir(path):  # noqa: PTH112  Path.is_dir raises where a right is missing
                waiting.extend(reversed((yield from self.children(path))))
            else:
                yield Found(path, self.key(path), self.said.get(real, Details()))

    def children(self, folder: Path) -> Generator[SetAside, None, list[Path]]:
        """What lies in ``folder``, what its manifest names first; yields what is wrong with the manifest."""
        try:
            names = sorted(os.listdir(folder))  # noqa: PTH208  names are wanted, and sorted by name alone
        except OSError as error:
            yield SetAside(self.key(folder), why_not(error))
            return []
        manifest = manifest_in(folder) if USUAL_NAME in names else None
        beside = [folder / name for name in names if not name.startswith(".")]
        if manifest is None:
            return beside
        yield from manifest.set_aside
        self.visited.add(os.path.realpath(manifest.path))
        self.said.update((real, entry.details) for real, entry in manifest.entries.items())
        return [entry.path for entry in manifest.entries.values()] + beside

    def key(self, path: Path) -> str:
        return str(self.root) if path == self.root else path.relative_to(self.root).as_posix()
