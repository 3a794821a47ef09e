"""The migrations: one line, each true in both directions, and the same tables as the typed rows make."""

import ast
import re
import subprocess
import sys
from io import StringIO
from pathlib import Path

import psycopg
import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text

from factcheck.errors import Unavailable
from factcheck.storage import migrate
from factcheck.storage.connection import connect
from factcheck.storage.migrating import configuration
from factcheck.storage.rows import SCHEMA, Base

SCRIPTS = ScriptDirectory.from_config(configuration("", migrate.scripts()))
MIGRATIONS = list(SCRIPTS.walk_revisions())[::-1]  # oldest first

# Everything that a migration may make, each thing as a line; apart what the typed rows know nothing of.
STRUCTURE = """
with relation as (
    select c.*, c.relnamespace::regnamespace::text || '.' || c.relname as name
    from pg_class c
    where c.relnamespace::regnamespace::text in ('factcheck', 'report')
      and c.relname not like 'alembic_version%'
)
select 'relation ' || name || ' ' || relkind::text || ' ' || coalesce(obj_description(oid, 'pg_class'), '')
from relation
union all
select concat_ws(' ', 'column', r.name, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity,
    a.attgenerated, pg_get_expr(d.adbin, d.adrelid), col_description(r.oid, a.attnum))
from relation r
join pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
left join pg_attrdef d on d.adrelid = r.oid and d.adnum = a.attnum
where r.relkind in ('r', 'v', 'm')
union all
select concat_ws(' ', 'constraint', r.name, c.conname, pg_get_constraintdef(c.oid))
from relation r join pg_constraint c on c.conrelid = r.oid
union all
select 'index ' || pg_get_indexdef(oid) from relation where relkind = 'i'
union all
select 'view ' || name || ' ' || pg_get_viewdef(oid) from relation where relkind in ('v', 'm')
"""
MIGRATED_ALONE = """
select concat_ws(' ', c.relname, right_.grantee::regrole, right_.privilege_type)
from pg_class c, aclexplode(coalesce(c.relacl, acldefault('r', c.relowner))) as right_
where c.relnamespace::regnamespace::text in ('factcheck', 'report') and c.relkind in ('r', 'v', 'm')
  and c.relname <> 'alembic_version'
union all
select concat_ws(' ', a.attrelid::regclass, a.attname, right_.grantee::regrole, right_.privilege_type)
from pg_attribute a, aclexplode(a.attacl) as right_
where a.attrelid::regclass::text like 'factcheck.%'
union all
select concat_ws(' ', n.nspname, right_.grantee::regrole, right_.privilege_type)
from pg_namespace n, aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner))) as right_
where n.nspname in ('factcheck', 'report')
union all
select concat_ws(' ', 'schema', n.nspname, obj_description(n.oid, 'pg_namespace'))
from pg_namespace n
where n.nspname in ('factcheck', 'report')
union all
select concat_ws(' ', 'function', p.oid::regprocedure, pg_get_functiondef(p.oid), p.proacl,
    obj_description(p.oid, 'pg_proc'))
from pg_proc p
where p.pronamespace::regnamespace::text in ('factcheck', 'report')
union all
select concat_ws(' ', 'policy', p.polrelid::regclass, c.relrowsecurity, p.polname, p.polcmd, p.polpermissive,
    p.polroles, pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
from pg_policy p join pg_class c on c.oid = p.polrelid
union all
select concat_ws(' ', 'default', d.defaclnamespace::regnamespace, right_.grantee::regrole, right_.privilege_type)
from pg_default_acl d, aclexplode(d.defaclacl) as right_
"""


@pytest.fixture
def lines_of():
    def lines_of(conninfo: str, query: str) -> list[str]:
        with connect(conninfo) as connection:
            return sorted(row[0] for row in connection.execute(query))

    return lines_of


@pytest.fixture
def state_of(lines_of):
    return lambda conninfo: (lines_of(conninfo, STRUCTURE), lines_of(conninfo, MIGRATED_ALONE))


def test_the_migrations_have_a_single_head():
    heads = SCRIPTS.get_heads()

    assert heads == [migrate.head_revision()]


@pytest.mark.parametrize("script", MIGRATIONS, ids=lambda script: script.revision)
def test_a_migration_is_called_by_its_minute_and_subject(script):
    assert re.fullmatch(r"\d{4}_\d\d_\d\d_\d{4}_[a-z_]+\.py", Path(script.path).name)


def test_file_names_stand_in_the_order_of_the_migrations():
    paths = [script.path for script in MIGRATIONS]

    assert paths == sorted(paths)


@pytest.mark.parametrize("script", MIGRATIONS, ids=lambda script: script.revision)
def test_a_migration_imports_nothing_of_the_program_it_must_outlive(script):
    source = ast.parse(Path(script.path).read_text(encoding="utf-8"))

    imported = {ast.unparse(node) for node in ast.walk(source) if isinstance(node, ast.Import | ast.ImportFrom)}

    assert not [line for line in imported if "factcheck" in line]


@pytest.mark.parametrize("script", MIGRATIONS, ids=lambda script: script.revision)
def test_each_migration_goes_up_down_and_up_again(bare_database, state_of, script):
    revision, below = script.revision, script.down_revision or "base"
    migrate.upgrade(bare_database, below)
    before = state_of(bare_database)
    migrate.upgrade(bare_database, revision)
    after = state_of(bare_database)

    migrate.downgrade(bare_database, below)
    back = state_of(bare_database)
    migrate.upgrade(bare_database, revision)

    assert back == before
    assert state_of(bare_database) == after


def test_the_way_down_leaves_nothing_but_the_empty_schema(fresh_database, lines_of):
    migrate.downgrade(fresh_database, "base")

    assert lines_of(fresh_database, STRUCTURE) == []
    assert migrate.current_revision(fresh_database) is None


def test_models_and_migrations_do_not_drift_apart(cluster_conninfo):
    config = configuration(cluster_conninfo, migrate.scripts())
    config.stdout = StringIO()

    command.check(config)

    assert "No new upgrade operations" in config.stdout.getvalue()


def test_the_road_by_models_and_the_road_by_migrations_meet(bare_database, cluster_conninfo, lines_of):
    engine = create_engine("postgresql+psycopg://", creator=lambda: connect(bare_database))
    with engine.begin() as connection:
        connection.execute(text(f"create schema {SCHEMA}"))
        Base.metadata.create_all(connection)
    engine.dispose()

    by_models = lines_of(bare_database, STRUCTURE)

    by_migrations = lines_of(cluster_conninfo, STRUCTURE)
    assert by_models == [line for line in by_migrations if " report." not in line]


def test_a_database_that_nobody_migrated_is_behind_and_then_is_not(bare_database):
    assert migrate.current_revision(bare_database) is None
    assert migrate.is_behind(bare_database)

    migrate.upgrade(bare_database)

    assert migrate.current_revision(bare_database) == migrate.head_revision()
    assert not migrate.is_behind(bare_database)


def test_migrating_twice_changes_nothing(fresh_database, state_of):
    before = state_of(fresh_database)

    migrate.upgrade(fresh_database)

    assert state_of(fresh_database) == before


def test_rights_that_a_restore_left_out_are_set_again(fresh_database, lines_of):
    rights = lines_of(fresh_database, MIGRATED_ALONE)
    with connect(fresh_database) as connection:
        connection.execute("revoke all on all tables in schema factcheck, report from factcheck_checker")
        connection.execute("revoke all on schema report from factcheck_analyst")
        connection.execute("grant all on factcheck.verdict to factcheck")

    migrate.set_rights(fresh_database)

    assert lines_of(fresh_database, MIGRATED_ALONE) == rights


def test_two_programs_may_migrate_one_database_at_the_same_moment(bare_database):
    program = [sys.executable, "-c", "import sys; from factcheck.storage.migrate import upgrade; upgrade(sys.argv[1])"]
    runs = [subprocess.Popen([*program, bare_database], stderr=subprocess.PIPE, text=True) for _ in range(2)]

    said = [run.communicate()[1] for run in runs]

    assert said == ["", ""]
    assert not migrate.is_behind(bare_database)


def test_a_database_of_a_newer_program_is_refused_with_the_way_out(fresh_database):
    with connect(fresh_database) as connection:
        connection.execute("update factcheck.alembic_version set version_num = 'ffffffffffff'")

    with pytest.raises(Unavailable, match="ffffffffffff") as refusal:
        migrate.is_behind(fresh_database)

    assert "pip install --upgrade" in refusal.value.hint


def test_a_role_without_rights_is_told_whom_to_ask(cluster, fresh_database):
    with psycopg.connect(cluster.conninfo("postgres", "postgres"), autocommit=True) as connection:
        connection.execute("create role stranger login")
    as_stranger = psycopg.conninfo.make_conninfo(fresh_database, user="stranger")

    with pytest.raises(Unavailable, match="may not read the schema factcheck"):
        migrate.current_revision(as_stranger)


def test_an_analyst_reads_how_new_the_tables_are(cluster, fresh_database):
    with psycopg.connect(cluster.conninfo("postgres", "postgres"), autocommit=True) as connection:
        connection.execute("create role reader_of_revisions login in role factcheck_analyst")
    as_analyst = psycopg.conninfo.make_conninfo(fresh_database, user="reader_of_revisions")

    assert migrate.current_revision(as_analyst) == migrate.head_revision()
    assert not migrate.is_behind(as_analyst)


def test_no_server_at_all_is_one_clear_line():
    with pytest.raises(Unavailable, match="cannot connect to the database") as refusal:
        migrate.current_revision("host=/nowhere dbname=factcheck")

    assert "\n" not in refusal.value.message


def test_asking_whether_a_database_is_behind_loads_no_sqlalchemy_and_no_alembic():
    heavy = "{'alembic', 'sqlalchemy'}"
    program = (
        f"import sys; from factcheck.storage import migrate as m; m.head_revision(); print({heavy} & {{*sys.modules}})"
    )

    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert said.stdout == "set()\n"
