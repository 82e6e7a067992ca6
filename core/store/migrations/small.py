"""Steps of a few statements each."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def rights(db: Database) -> None:
    """Migrate the database: add what is known of the rights of a picture, and what two pictures have in common."""
    for column in ("author_url", "origin", "phash"):
        db.execute(f"alter table assets add column {column} text not null default ''")
    db.execute("""create table rights (
    sha256 text primary key, provider text not null default '', author text not null default '',
    author_url text not null default '', licence text not null default '', page_url text not null default '',
    title text not null default '', updated_at text not null)
""")


def library(db: Database) -> None:
    """Migrate the database: add the library of uploads, with those of all projects in it."""
    db.execute("""create table uploads (
    sha256 text not null, role text not null default 'picture', asset_type text not null,
    width integer not null default 0, height integer not null default 0, duration real, focus text,
    title text not null default '', added_at text not null, primary key (sha256, role))""")
    db.execute("""insert or ignore into uploads
    (sha256, role, asset_type, width, height, duration, focus, title, added_at)
    select a.sha256, 'picture', a.asset_type, a.width, a.height, a.duration, a.focus, a.title, p.updated_at
    from assets a join projects p on p.id = a.project_id
    where a.source = 'uploaded' and a.asset_type in ('image', 'footage')""")


def revisions(db: Database) -> None:
    """Migrate the database: number the states of projects and storyboards, so that an edit of an older one is
    noticed.
    """
    for table in ("projects", "storyboards"):
        db.execute(f"alter table {table} add column revision integer not null default 1")


def purchases(db: Database) -> None:
    """Migrate the database: add which purchase an entry of the ledger is of, and whether it was paid for."""
    db.execute("alter table ledger add column state text not null default 'paid'")
    db.execute("alter table ledger add column key text not null default ''")
    db.execute("create index ledger_open on ledger(key) where state != 'paid'")


def digests(db: Database) -> None:
    """Migrate the database: add the digests of a video's files."""
    db.execute("alter table renders add column digests text not null default '{}'")


def posts(db: Database) -> None:
    """Migrate the database: put the texts of posts aside: `scripts.seo_metadata` holds from now on only what a person
    typed.

    Which of the old texts a person typed is decided by `core.studio.workspace.upgrade`.
    """
    db.execute("""create table posts_before (
    script_id integer primary key references scripts(id) on delete cascade, texts text not null)""")
    db.execute(
        "insert into posts_before (script_id, texts) select id, seo_metadata from scripts where seo_metadata != '{}'"
    )
    db.execute("update scripts set seo_metadata = '{}' where seo_metadata != '{}'")


def receipts(db: Database) -> None:
    """Migrate the database: add the table for answers of purchases whose result is yet to be kept."""
    db.execute("create table receipts (key text primary key, value text not null, at text not null)")


def unsaid(db: Database) -> None:
    """Migrate the database: add `scripts.unsaid`: whether a version was sent by somebody who did not name the one it
    was made of.
    """
    db.execute("alter table scripts add column unsaid integer not null default 0")


def plans(db: Database) -> None:
    """Migrate the database: add the kind of article, the units and the lines to choose from to each script; older
    ones have none.
    """
    db.execute("alter table scripts add column plan text not null default '{}'")


def publications(db: Database) -> None:
    """Migrate the database: add accounts at targets, and what was sent there.

    A publication outlives its project: it is what keeps a film from being posted twice.
    """
    db.execute("""create table accounts (
    id integer primary key, target text not null, remote_id text not null, name text not null default '',
    scopes text not null default '', token text not null, client text not null default '',
    created_at text not null, unique (target, remote_id))""")
    db.execute("""create table publications (
    id integer primary key, key text not null unique, project_id integer references projects(id) on delete set null,
    render_id integer, preset text not null, target text not null, account_id integer not null default 0,
    account text not null default '', film_sha256 text not null, words text not null, status text not null,
    state text not null default '{}', remote_id text not null default '', url text not null default '',
    notices text not null default '[]', error text not null default '', job_id integer, publish_at text,
    created_at text not null, updated_at text not null)""")
    db.execute("create index publications_film on publications(target, account_id, film_sha256)")


def film_approvals(db: Database) -> None:
    """Migrate the database: add the films that a person approved, by their digests."""
    db.execute("""create table film_approvals (
    project_id integer not null references projects(id) on delete cascade, film_sha256 text not null,
    approved_at text not null, primary key (project_id, film_sha256))""")
