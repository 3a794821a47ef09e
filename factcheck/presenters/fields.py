"""The fields of a row, those of a shape within it too, as paths of names."""

from collections.abc import Mapping
from types import UnionType
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin

if TYPE_CHECKING:
    from pydantic import BaseModel

Path = tuple[str, ...]


def fields_of(row: "BaseModel | Mapping[str, Any]") -> list[Path]:
    """The paths of a row's fields in their order; they are the same for all rows of its shape."""
    return [(name,) for name in row] if isinstance(row, Mapping) else _fields_of_shape(type(row))


def value_at(row: "BaseModel | Mapping[str, Any]", path: Path) -> Any:
    """The value at ``path``, None where a shape on the way is missing; shapes in lists come as plain objects."""
    value: Any = row
    for name in path:
        value = value.get(name) if isinstance(value, Mapping) else getattr(value, name, None)
    return _plain(value)


def _fields_of_shape(shape: type["BaseModel"]) -> list[Path]:
    paths: list[Path] = []
    for name, field in shape.model_fields.items():
        within = _shape_in(field.annotation)
        paths.extend([(name,)] if within is None else [(name, *rest) for rest in _fields_of_shape(within)])
    return paths


def _shape_in(annotation: Any) -> type["BaseModel"] | None:
    options = get_args(annotation) if get_origin(annotation) in (Union, UnionType) else (annotation,)
    return next((option for option in options if hasattr(option, "model_fields")), None)


def _plain(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return value.model_dump(mode="json") if hasattr(value, "model_dump") else value
