"""How things leave the house: outward shapes, formats, and the guard that hostile text has to pass.

Faces may import it. It knows no database: it is given rows and a stream, or the name of a file to write. What it
writes for people has gone through ``safe``; what it writes for machines is exact.
"""
