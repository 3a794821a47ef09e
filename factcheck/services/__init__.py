"""What can be done, one verb a file: take in, ingest, link, log a verdict, list, report, export.

A service decides with ``text`` and ``linking`` and remembers with ``storage``; faces call it through ``wiring``.
It knows no command line and no output format. Everything in here may import the floors below and nothing above.
"""
