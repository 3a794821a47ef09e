"""The rights of every role on every object of the database, as the catalogue has them, against grants.toml.

Nothing has rights by default here: a table, view, sequence, function or schema that grants.toml does not name fails,
and so does a right that it does not name. Whoever adds one adds its line, once the line is what was meant.
"""

import re
import tomllib
from collections import defaultdict
from pathlib import Path

import pytest
from sqlalchemy import text

from factcheck.domain.members import DONE_BY, Deed
from factcheck.domain.words import MemberRole
from factcheck.storage.rows import Base

DECLARATION = Path(__file__).with_name("grants.toml")
DECLARED = tomllib.loads(DECLARATION.read_text(encoding="utf-8"))
HOLDERS = DECLARED.pop("holders")
RIGHT = re.compile(r"(\w+(?: WITH GRANT OPTION)?)(?:\(([^)]*)\))?")
ORDER = ["SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "CREATE", "USAGE", "EXECUTE"]
ALL = {"SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE"}  # written ALL, of tables and views
# What lets nobody see or change a row: the owner has them, and Postgres 17 added the last.
ASIDE = {"REFERENCES", "TRIGGER", "MAINTAIN"}

APPEND_ONLY = {table.fullname: table for table in Base.metadata.tables.values() if "append-only" in table.comment}
SIGNED = [name for name, table in APPEND_ONLY.items() if "member_id" in table.columns]

WRITTEN_BY = [
    (Deed.VERDICT, "verdict"),
    (Deed.VERDICT, "evidence"),
    (Deed.VERDICT, "evidence_withdrawal"),
    (Deed.LINK, "link_decision"),
    (Deed.ENTITY, "entity_decision"),
    (Deed.CORRECTION, "correction"),
    (Deed.QUEUE, "assignment"),
    (Deed.LOOK, "verdict_look"),
    (Deed.RATING, "rating"),
    (Deed.RATING, "rating_scale"),
]

# A row a right: the kind and name of the object, who holds it, the right, and the column where it is one's.
RIGHTS = text("""
with
made as (select oid, nspname as name, nspowner as owner, nspacl as acl from pg_namespace
    where nspname !~ '^pg_' and nspname <> 'information_schema'),
packed as (select classid, objid from pg_depend where deptype = 'e'),
relation as (select c.*, m.name || '.' || c.relname as name,
        case c.relkind when 'S' then 'sequences' when 'v' then 'views' when 'm' then 'views' else 'tables' end as kind
    from pg_class c join made m on m.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'f', 'v', 'm', 'S') and ('pg_class'::regclass, c.oid) not in (table packed)),
function as (select p.*, m.name || '.' || p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')' as name
    from pg_proc p join made m on m.oid = p.pronamespace
    where ('pg_proc'::regclass, p.oid) not in (table packed)),
object (kind, name, owner, acl, part) as (
    select kind, name, relowner,
        coalesce(relacl, acldefault(case kind when 'sequences' then 's'::"char" else 'r' end, relowner)), null
    from relation
    union all
    select kind, name, relowner, attacl, attname
    from relation join pg_attribute a on a.attrelid = relation.oid and a.attacl is not null
    union all
    select 'functions', name, proowner, coalesce(proacl, acldefault('f', proowner)), null from function
    union all
    select 'schemas', name, owner, coalesce(acl, acldefault('n', owner)), null from made
    union all
    select 'defaults', coalesce(m.name, 'everywhere') || '.' || d.defaclobjtype::text, d.defaclrole, d.defaclacl, null
    from pg_default_acl d left join made m on m.oid = d.defaclnamespace
)
select o.kind, o.name,
    case r.grantee when o.owner then 'owner' when 0 then 'PUBLIC'
        else regexp_replace(r.grantee::regrole::text, '^factcheck_', '') end,
    r.privilege_type || case when r.is_grantable and r.grantee <> o.owner then ' WITH GRANT OPTION' else '' end,
    o.part
from object o left join lateral aclexplode(o.acl) r on true
""")
# What the groups can do besides: everything that is true here would be too much.
POWERS = text("""
select rolname, p.power
from pg_roles r, lateral (values
    ('logs in', rolcanlogin), ('superuser', rolsuper), ('makes roles', rolcreaterole), ('makes databases', rolcreatedb),
    ('replicates', rolreplication), ('passes policies by', rolbypassrls),
    ('is a member of another', exists (select from pg_auth_members m where m.member = r.oid)),
    ('owns something', exists (select from pg_shdepend d where d.refobjid = r.oid and d.deptype = 'o'))
) as p (power, holds)
where rolname in ('factcheck_checker', 'factcheck_editor', 'factcheck_analyst') and p.holds
""")
# The policies of a table by command (a to add, r to read), and whether they are in force.
POLICIES = text("""
select c.relrowsecurity, p.polcmd::text, coalesce(pg_get_expr(p.polwithcheck, c.oid), pg_get_expr(p.polqual, c.oid))
from pg_policy p join pg_class c on c.oid = p.polrelid
where c.oid = cast(:name as regclass) and p.polroles = '{0}'
order by 2
""")


@pytest.fixture
def catalogue(database) -> dict[str, dict[str, dict[str, set[str]]]]:
    """Kind to name to holder to rights, where a right on a column is written UPDATE(state)."""
    return _catalogue(database)


def _catalogue(database) -> dict[str, dict[str, dict[str, set[str]]]]:
    found = defaultdict(lambda: defaultdict(lambda: defaultdict(set)))
    with database.transaction(read_only=True) as session:
        for kind, name, holder, right, column in session.execute(RIGHTS):
            rights = found[kind][name]
            if right is not None and right not in ASIDE:
                rights[holder].add(f"{right}({column})" if column else right)
    return found


@pytest.mark.parametrize("kind", DECLARED)
def test_every_object_of_the_database_has_its_rights_declared(catalogue, kind):
    undeclared = catalogue[kind].keys() - DECLARED[kind].keys()

    assert not undeclared, (
        f"\nNobody said who may do what to these. Read each line (owner, {', '.join(HOLDERS[1:])}), ask whether it is "
        f"meant, set the rights in the migration's set_rights() if not, and put it under [{kind}] in {DECLARATION}:\n\n"
        + "\n".join(_line(name, catalogue[kind][name]) for name in sorted(undeclared))
    )


@pytest.mark.parametrize("kind", DECLARED)
def test_nothing_is_declared_that_is_not_there(catalogue, kind):
    gone = DECLARED[kind].keys() - catalogue[kind].keys()

    assert not gone, f"take these out of [{kind}] in {DECLARATION}, or mend their names"


def test_there_are_no_kinds_of_objects_but_the_declared(catalogue):
    assert set(catalogue) <= set(DECLARED)


@pytest.mark.parametrize(("kind", "name"), [(kind, name) for kind in DECLARED for name in DECLARED[kind]])
def test_each_role_has_just_the_rights_that_are_declared(catalogue, kind, name):
    declared = dict(zip(HOLDERS, map(_rights, DECLARED[kind][name]), strict=True))

    held = catalogue[kind][name]

    assert dict(held) == {holder: rights for holder, rights in declared.items() if rights}, (
        f"\nthe database has, as a line of [{kind}] in {DECLARATION}:\n\n{_line(name, held)}"
    )


@pytest.mark.parametrize("name", SIGNED)
def test_what_is_signed_is_signed_in_ones_own_name(database, name):
    with database.transaction(read_only=True) as session:
        policies = session.execute(POLICIES, {"name": name}).all()

    assert policies == [(True, "a", "may_sign(member_id)"), (True, "r", "true")], (
        f"rows of {name} bear a member's name: see migrations/versions/2026_11_23_2250_signatures.py"
    )


@pytest.mark.parametrize("name", APPEND_ONLY)
def test_no_role_changes_a_table_that_is_append_only_not_even_its_owner(catalogue, name):
    generated = {f"UPDATE({column.name})" for column in APPEND_ONLY[name].columns if column.computed is not None}

    rights = set().union(*catalogue["tables"][name].values())

    assert rights <= {"SELECT", "INSERT", *generated}


def test_an_analyst_reads_the_schema_report_whole_and_nothing_else(catalogue):
    held = {(kind, name): catalogue[kind][name]["analyst"] for kind in catalogue for name in catalogue[kind]}

    readable = {(kind, name) for kind, name in held if name.startswith("report.")}
    assert {thing: rights for thing, rights in held.items() if rights} == {
        **{thing: {"SELECT"} for thing in readable},
        ("schemas", "report"): {"USAGE"},
    }


NOVELTIES = """
create table factcheck.novelty (novelty_id bigint generated always as identity, a int);
create materialized view report.novelty as select 1 as one;
create function report.novelty() returns int language sql return 1;
create schema novelty;
grant update (a) on factcheck.novelty to factcheck_analyst
"""


def test_whatever_is_new_is_noticed_with_the_line_that_it_needs(database):
    with database.transaction() as session:
        session.execute(text(NOVELTIES))

    found = _catalogue(database)

    new = [
        _line(name, found[kind][name]) for kind in DECLARED for name in sorted(set(found[kind]) - set(DECLARED[kind]))
    ]
    assert new == [
        '"factcheck.novelty" = ["ALL", "SELECT", "SELECT", "UPDATE(a)", ""]',
        '"report.novelty" = ["ALL", "SELECT", "SELECT", "SELECT", ""]',
        '"factcheck.novelty_novelty_id_seq" = ["SELECT UPDATE USAGE", "", "", "", ""]',
        '"report.novelty()" = ["EXECUTE", "", "", "", "EXECUTE"]',
        '"novelty" = ["CREATE USAGE", "", "", "", ""]',
    ]


@pytest.mark.parametrize(("deed", "table"), WRITTEN_BY)
def test_the_grants_agree_with_what_the_program_lets_each_role_do(catalogue, deed, table):
    held = catalogue["tables"][f"factcheck.{table}"]

    adds = {role for role in MemberRole if "INSERT" in held[role]}

    assert adds == DONE_BY[deed]


def test_each_deed_of_the_program_is_held_against_the_grants():
    assert {deed for deed, _ in WRITTEN_BY} == set(Deed) - {Deed.ARTICLE}  # which nobody signs: the owner adds articles


def test_the_groups_have_no_power_besides_their_rights(database):
    with database.transaction(read_only=True) as session:
        assert session.execute(POWERS).all() == []


def _rights(written: str) -> set[str]:
    """SELECT, UPDATE(a), UPDATE(b) of "SELECT UPDATE(a b)"."""
    return (
        ALL
        if written == "ALL"
        else {
            f"{right}({column})" if column else right
            for right, columns in RIGHT.findall(written)
            for column in columns.split() or [None]
        }
    )


def _line(name: str, held: dict[str, set[str]]) -> str:
    """The object's line as grants.toml has it."""
    cells = ", ".join(f'"{_written(held.get(holder, set()))}"' for holder in HOLDERS)
    others = {holder: rights for holder, rights in held.items() if holder not in HOLDERS}
    return f'"{name}" = [{cells}]' + (f"  # and {others}" if others else "")


def _written(rights: set[str]) -> str:
    if rights == ALL:
        return "ALL"
    columns = defaultdict(list)
    for right in rights:
        word, _, column = right.removesuffix(")").partition("(")
        columns[word] += [column] if column else []
    words = sorted(columns, key=lambda word: ORDER.index(word) if word in ORDER else len(ORDER))
    return " ".join(f"{word}({' '.join(sorted(columns[word]))})" if columns[word] else word for word in words)
