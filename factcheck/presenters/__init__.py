"""How things leave the house: outward shapes, formats, and the guard that hostile text has to pass.

Faces may import it. It opens no file and no database: it is given rows and a stream. Whatever it writes for people
has gone through ``safe``; whatever it writes for machines is exact.
"""
