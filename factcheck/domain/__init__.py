"""The words and laws of the field, as small frozen types. Standard library only; every floor may import it."""
