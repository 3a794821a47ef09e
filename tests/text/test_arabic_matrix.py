"""Who speaks in sentences put together of subjects, verbs, circumstances and orders (``bench.text.matrix``).

The samples are the same on every run. A class of them stands for some hundreds of sentences that no article holds, so
it is judged by its share; what a share may not fall below is the promise for the whole matrix, and near it for a class.
"""

import pytest

from bench.text.matrix import near_miss_kinds, near_misses, sentences, table, verb_classes
from factcheck.services.packaged import packaged_gazetteer
from factcheck.text import Gazetteer

_SEED = 1
_OF_EACH = 40
_WHOLE = 1000
# One sentence of a class in eight: a single shape of subject that is not understood falls below it.
_LEAST_OF_CLASS = 0.87
_LEAST = 0.97


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return packaged_gazetteer()


@pytest.mark.parametrize("shape", table("subjects"))
def test_subjects_of_this_shape_are_found_with_any_verb(shape, gazetteer):
    made = list(sentences(_SEED, _OF_EACH, shape=shape))

    wrong = [f"{found}: {one.text}" for one in made if (found := one.wrong(gazetteer)) is not None]

    assert 1 - len(wrong) / len(made) >= _LEAST_OF_CLASS, "\n".join(wrong)


@pytest.mark.parametrize("verbs", verb_classes())
def test_verbs_of_this_class_find_any_subject(verbs, gazetteer):
    made = list(sentences(_SEED, _OF_EACH, verbs=verbs))

    wrong = [f"{found}: {one.text}" for one in made if (found := one.wrong(gazetteer)) is not None]

    assert 1 - len(wrong) / len(made) >= _LEAST_OF_CLASS, "\n".join(wrong)


@pytest.mark.parametrize("kind", near_miss_kinds())
def test_what_stands_behind_an_office_is_not_taken_for_a_name(kind, gazetteer):
    made = list(near_misses(kind))

    wrong = [f"{found}: {one.text}" for one in made if (found := one.wrong(gazetteer)) is not None]

    assert 1 - len(wrong) / len(made) >= _LEAST_OF_CLASS, "\n".join(wrong)


def test_nearly_all_sentences_of_the_matrix_are_put_to_whoever_says_them(gazetteer):
    made = list(sentences(_SEED, _WHOLE))

    wrong = [f"{found}: {one.text}" for one in made if (found := one.wrong(gazetteer)) is not None]

    assert 1 - len(wrong) / len(made) >= _LEAST, "\n".join(wrong)
