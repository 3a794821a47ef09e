"""The same data as JSON, a module a thing, each with a ``router``. Shapes are those of the exports (presenters)."""
