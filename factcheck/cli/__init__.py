"""The command line: parse, call one service, show.

Command modules import little, so that help and completion answer at once; what is heavy (the database, parsers,
pydantic) is imported inside the command that needs it. Data goes to standard output, everything else to standard
error; errors become exit statuses in ``border`` and nowhere else.
"""
