"""What became of claims whose sources were read again, for people and for programs."""

from collections.abc import Iterable, Iterator

from factcheck.presenters.exports import Out
from factcheck.services.rereading import RereadSource


class WentOut(Out):
    """A claim that is no longer read, and the one that is read in its place; null for none."""

    claim_id: str
    replaced_by: str | None


class RereadOut(Out):
    """A source that was read again. ``stayed`` counts the claims that are as they were, the others are named.

    ``read_before_by`` is the name and version of the program that had read it; ``changed`` kept their names and are
    read otherwise, ``came`` are new, ``returned`` had gone before, ``went`` are no longer read.
    """

    source_id: int
    key: str
    read_before_by: str
    stayed: int
    changed: tuple[str, ...]
    came: tuple[str, ...]
    returned: tuple[str, ...]
    went: tuple[WentOut, ...]


def reread_rows(sources: Iterable[RereadSource]) -> Iterator[Out]:
    """A row a source."""
    for source in sources:
        yield RereadOut(
            source_id=source.source_id,
            key=source.key,
            read_before_by=source.extractor,
            stayed=source.stayed,
            changed=tuple(map(str, source.changed)),
            came=tuple(map(str, source.came)),
            returned=tuple(map(str, source.returned)),
            went=tuple(
                WentOut(claim_id=str(went), replaced_by=None if instead is None else str(instead))
                for went, instead in source.went
            ),
        )


def reread_list(sources: Iterable[RereadSource]) -> Iterator[dict[str, object]]:
    """The sources that are read otherwise than before, in numbers."""
    for source in sources:
        if not source.is_same:
            yield {
                "source": source.source_id,
                "stayed": source.stayed,
                "changed": len(source.changed),
                "came": len(source.came),
                "returned": len(source.returned),
                "went": len(source.went),
                "key": source.key,
            }
