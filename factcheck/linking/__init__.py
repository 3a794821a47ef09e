"""Thinking about pairs of claims: do they agree or contradict, why, and do they come from one origin.

Pure: no clock, no network, no database. Services may import it; it imports the domain and text alone. What always
holds: the order of two claims does not matter, no text raises, a score is 0 to 1, and each link says why.
"""

from factcheck.linking.compare import METHOD, compare, compare_prepared
from factcheck.linking.features import features
from factcheck.linking.grouping import grouped
from factcheck.linking.independence import independence
from factcheck.linking.origins import same_origin
from factcheck.linking.prepared import Prepared, prepare
from factcheck.linking.together import links_among

__all__ = [
    "METHOD",
    "Prepared",
    "compare",
    "compare_prepared",
    "features",
    "grouped",
    "independence",
    "links_among",
    "prepare",
    "same_origin",
]
