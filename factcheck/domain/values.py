"""Small types that nothing changes once they are made, and that cost little to make.

A text gives thousands of them, and a dataclass that is frozen as it runs takes twice as long to make as one that is
not. So the type checker holds these frozen, and nothing else does.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

_Class = TypeVar("_Class")


@dataclass_transform(frozen_default=True)
def value(*, order: bool = False) -> Callable[[type[_Class]], type[_Class]]:
    """A dataclass with slots, compared and hashed by its fields, which are for reading alone.

    >>> @value()
    ... class Place:
    ...     line: int
    >>> Place(3) in {Place(3)}
    True
    """

    def made(cls: type[_Class]) -> type[_Class]:
        return dataclass(slots=True, unsafe_hash=True, order=order)(cls)

    return made
