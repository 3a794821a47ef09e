"""How well articles are read: the grammar against gold that people wrote (docs/gold.md).

``gold`` finds the sets, ``rows`` scores claims row by row, ``pairs`` scores English (source, content) pairs,
``accepted`` tells what changed since the last accepted run, ``shown`` draws the tables.
"""
