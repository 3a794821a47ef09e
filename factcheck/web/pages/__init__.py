"""The pages, a module each. Each has a ``router``; a page that stands in the navigation has a ``TAB`` too."""
