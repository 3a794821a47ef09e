"""How the pair model is trained: pairs made from our own sentences, a small regression, its weights written out.

Nothing here is imported when claims are linked. ``python -m factcheck.linking.train`` puts it together.
"""
