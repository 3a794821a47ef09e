"""Remembering: the only SQL. Knows the words of the field, and nothing of how pairs are compared."""
