"""The pair model on tables of pairs: those made from our own sentences and kept from training, and any CSV file."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from time import process_time

from factcheck.linking import prepare
from factcheck.linking.encoder import AUTO, chosen
from factcheck.linking.evaluate import evaluation
from factcheck.linking.headlines import headline
from factcheck.linking.pair_model import stance
from factcheck.linking.tables import LabelledPair, cosines, read_table
from factcheck.linking.training.perturbing import made_pairs


def made_lines(encoder: str = AUTO) -> Iterator[str]:
    """How many of the made pairs come out right, by what was changed in them."""
    right: dict[str, list[bool]] = defaultdict(list)
    made = made_pairs(kept_apart=True)
    near = cosines([LabelledPair(pair.one, pair.other, pair.stance) for pair in made], chosen(encoder))
    for pair, cosine in zip(made, near, strict=True):
        given = stance(prepare(headline(pair.one, 1)), prepare(headline(pair.other, 2)), cosine)
        for kind in (pair.change, "all"):
            right[kind].append(given == pair.stance)
    yield "| synthetic pairs, one thing changed | right |"
    yield "|---|---:|"
    for kind in sorted(right):
        yield f"| {kind} | {sum(right[kind])}/{len(right[kind])} = {sum(right[kind]) / len(right[kind]):.3f} |"


def table_lines(path: Path, encoder: str = AUTO) -> Iterator[str]:
    """Stances of a table of pairs, and how many pairs a second of one core's time are told, vectors aside."""
    pairs = read_table(path)
    prepared = [pair.prepared() for pair in pairs]
    started = process_time()
    for a, b in prepared:
        stance(a, b)
    speed = len(pairs) / (process_time() - started)
    found = evaluation(pairs, chosen(encoder))
    yield "| pairs | n | macro-F1 | agree/disagree macro-F1 | pairs/s |"
    yield "|---|---:|---:|---:|---:|"
    yield (f"| {path.name} | {found['n']} | {found['macro_f1']} | {found['agree_disagree_macro_f1']} | {speed:.0f} |")
