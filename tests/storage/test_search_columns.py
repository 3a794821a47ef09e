"""The generated columns for search agree with the program's own folding and skeletons."""

import pytest
from sqlalchemy import insert, select, text

from factcheck.domain.words import EntityKind
from factcheck.storage.entities import add_entity
from factcheck.storage.rows import EntityAliasRow, SourceRow
from factcheck.text import fold, skeleton

NAMES = [
    "خليفة حفتر",
    "Khalifa Haftar",
    "al-Khalifa Haftar",
    "عبد الفتاح السيسي",
    "Abdel Fattah el-Sisi",
    "Sergei Shoigu",
    "سيرغي شويغو",
    "پوتین چمران",
    "Maxim Xavier",
    "The Guardian",
    "التلفزيون العربي",
    "Tchad",
    "ال",
    "Ghassan Dhafer, Photis Thani",
    "جمهورية مصر العربية ٢٠١٧",
    "aa bb",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_has_the_sound_that_the_program_gives_it(database, name):
    with database.transaction() as session:
        entity_id = add_entity(session, EntityKind.PERSON, name, fold(name), curated=True)
        of_name = select(text("tsvector_to_array(words)")).select_from(EntityAliasRow)
        [lexemes] = session.scalars(of_name.where(EntityAliasRow.entity_id == entity_id))

    sounds = {f"0{bones.replace('$', 'c')}" for bones in skeleton(name).split()}
    assert {*lexemes} == {*fold(name).split()} | sounds


@pytest.mark.parametrize(
    "title", ["أُعلِنت الإتفاقيّة ـــ «رؤية»", "Café Élysée: £2", "مؤتمر ٢٠١٧ في ليبيا", "", "x" * 5000]
)
def test_a_title_is_folded_as_the_program_folds(database, title):
    known = {"key": "a", "language": "ar", "latest_capture": 1, "uid": "u", "title": title}
    with database.transaction() as session:
        session.execute(insert(SourceRow).values(known))
        stored = session.scalars(select(text("title_words::text")).select_from(SourceRow)).one()
        folded = "select (to_tsvector('arabic', :t) || to_tsvector('english', :t))::text"
        expected = session.scalars(text(folded), {"t": fold(title)}).one()

    assert stored == expected
