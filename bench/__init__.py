"""How fast things are: one file a concern, each giving figures with their repeats.

``make bench`` runs all of it, writes every figure as a line of JSON and prints a table; nothing in here is imported by
the package. Inputs are made from the seeds with fixed random seeds, so that two runs measure the same work.
"""
