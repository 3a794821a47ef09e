"""The pages and parts of the API that there are: each module of a folder, so that none has to be listed."""

from collections.abc import Iterator, Sequence
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from fastapi import APIRouter

from factcheck.web.desk import Tab


def routers(folder: ModuleType) -> Sequence[APIRouter]:
    """The router of each module in the folder, by the modules' names."""
    return [module.router for module in _modules(folder)]


def tabs(folder: ModuleType) -> Sequence[Tab]:
    """What the modules of the folder put into the navigation, in its order."""
    return sorted(tab for module in _modules(folder) for tab in getattr(module, "TABS", ()))


def _modules(folder: ModuleType) -> Iterator[ModuleType]:
    for name in sorted(found.name for found in iter_modules(folder.__path__)):
        yield import_module(f"{folder.__name__}.{name}")
