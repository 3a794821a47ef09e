"""How well claims are linked: whole stories against gold that people wrote (docs/gold.md), pairs against tables.

``stories`` reads the articles and makes claims of them in memory, ``scored`` lays the links beside the gold rows,
``pairs`` measures the pair model, ``fit`` trains the weights for stories, ``__main__`` prints the figures. Sets whose
name holds "held" are never tuned on: their totals are printed, never a row.
"""
