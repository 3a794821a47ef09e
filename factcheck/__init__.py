"""factcheck: who said what, through whom, and who contradicts it. A claim-and-source database on Postgres."""

__version__ = "0.1.0"
