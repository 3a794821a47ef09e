"""The pair model: what is read in, what comes out of pairs that were made, what a table of pairs must be."""

import json
import subprocess
import sys

import pytest

from factcheck.errors import FactcheckError
from factcheck.linking.evaluate import evaluation
from factcheck.linking.pair_model import STANCES, pair_model
from factcheck.linking.tables import LabelledPair, read_table
from factcheck.linking.training.perturbing import made_pairs
from factcheck.linking.training.regression import fit, shares


def test_two_classes_that_a_line_parts_are_told_apart():
    rows = [[-1.0], [-0.5], [0.5], [1.0]]

    theta = fit(rows, [0, 0, 1, 1], weights=[1.0] * 4, penalty=0.01, rounds=200)

    assert [max((0, 1), key=[w[0] * x + w[1] for w in theta].__getitem__) for [x] in rows] == [0, 0, 1, 1]


def test_shares_are_one_together_however_large_the_totals():
    assert sum(shares([1000.0, 999.0, -1000.0])) == pytest.approx(1.0)


def test_a_feature_that_the_table_lacks_is_not_weighed():
    model = pair_model()

    assert model.shares({"smell": 0.9}) == model.shares({})


def test_sentences_kept_apart_are_in_no_pair_that_is_trained_on():
    trained = {pair.one for pair in made_pairs(kept_apart=False)}

    kept = {pair.one for pair in made_pairs(kept_apart=True)}

    assert kept
    assert trained.isdisjoint(kept)


def test_an_evaluation_counts_each_stance():
    pairs = [LabelledPair("النفط يرتفع اليوم", "النفط يرتفع اليوم", "agree")]

    found = evaluation(pairs)

    assert found["n"] == 1
    assert set(found["per_class"]) == set(STANCES)


@pytest.mark.parametrize(
    "written",
    ["", "s1,s2,stance\n", "s1,s2\na,b\n", "s1,s2,stance\na,b,perhaps\n", "s1,s2,stance\na\n", "\0"],
)
def test_a_table_that_is_none_is_refused(tmp_path, written):
    path = tmp_path / "pairs.csv"
    path.write_text(written, encoding="utf-8")

    with pytest.raises(FactcheckError):
        read_table(path)


def test_the_command_prints_one_line_of_json(tmp_path):
    path = tmp_path / "pairs.csv"
    path.write_text("s1,s2,stance\nالنفط يرتفع,النفط ينخفض,disagree\n", encoding="utf-8")

    ran = subprocess.run(
        [sys.executable, "-m", "factcheck.linking.evaluate", path], capture_output=True, text=True, check=True
    )

    assert json.loads(ran.stdout).keys() == {"macro_f1", "agree_disagree_macro_f1", "per_class", "n"}


def test_the_command_says_in_one_line_what_is_wrong_with_a_table(tmp_path):
    ran = subprocess.run(
        [sys.executable, "-m", "factcheck.linking.evaluate", tmp_path / "none.csv"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (ran.returncode, ran.stderr.count("\n")) == (2, 1)
