"""The tables, step by step. A step once released is never changed; a change is one more step.

Field names follow the specification's data model where it has them. A project's and a render's status are derived,
so they have no column. JSON columns hold what `core.model` writes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from core.store import upgrade_codes, upgrade_times

if TYPE_CHECKING:
    from sqlite_utils import Database

_SQL_0001 = """
create table contents (
    id integer primary key autoincrement,
    title text not null, url text not null default '', sha256 text not null,
    article text not null, warnings text not null default '[]', created_at text not null);
create table projects (
    id integer primary key autoincrement,
    content_id integer not null references contents(id), title text not null,
    project_type text not null, target_platforms text not null, settings text not null,
    created_at text not null, updated_at text not null);
create index projects_content on projects(content_id);
create table scripts (
    id integer primary key autoincrement,
    project_id integer not null references projects(id) on delete cascade,
    version integer not null, title text not null, language text not null, writer text not null,
    lines text not null, headings text not null, seo_metadata text not null, warnings text not null default '[]',
    total_estimated_duration real not null, edited integer not null default 0, created_at text not null,
    unique (project_id, version));
create table narrations (
    id integer primary key autoincrement,
    project_id integer not null references projects(id) on delete cascade,
    engine text not null, voice text not null, language text not null, speed real not null,
    takes text not null, duration real not null, created_at text not null);
create index narrations_project on narrations(project_id);
create table storyboards (
    id integer primary key autoincrement,
    project_id integer not null unique references projects(id) on delete cascade,
    shots text not null, created_at text not null);
create table assets (
    id integer primary key autoincrement,
    project_id integer not null references projects(id) on delete cascade,
    asset_type text not null, source text not null, file_path text not null, file_url text not null default '',
    duration real, section_index integer, "order" integer not null default 0, sha256 text not null,
    width integer not null default 0, height integer not null default 0, focus text, title text not null default '',
    provider text not null default '', author text not null default '', licence text not null default '',
    page_url text not null default '');
create index assets_project on assets(project_id);
create table approvals (
    project_id integer not null references projects(id) on delete cascade, step text not null,
    input_hash text not null, warnings text not null default '[]', approved_at text not null,
    primary key (project_id, step));
create table renders (
    id integer primary key autoincrement,
    project_id integer not null references projects(id) on delete cascade,
    preset text not null, quality text not null, job_id integer references jobs(id) on delete set null,
    input_hash text not null default '', resolution text not null default '', duration real not null default 0,
    file_size integer not null default 0, file_path text not null default '', file_url text not null default '',
    subtitle_file_path text not null default '', vtt_path text not null default '',
    thumbnail_path text not null default '', timeline_path text not null default '', qa text,
    stages text not null default '[]', warnings text not null default '[]', created_at text not null,
    render_started_at text, render_completed_at text);
create index renders_project on renders(project_id);
create table accounts (
    id integer primary key autoincrement,
    platform text not null, label text not null, external_id text not null default '',
    secrets blob, scopes text not null default '[]', expires_at text, status text not null default 'connected',
    created_at text not null, updated_at text not null);
create table publications (
    id integer primary key autoincrement,
    rendered_video_id integer not null references renders(id) on delete cascade,
    account_id integer references accounts(id) on delete set null, platform text not null,
    platform_video_id text not null default '', published_url text not null default '', title text not null,
    description text not null, tags text not null default '[]', thumbnail_url text not null default '',
    published_at text, status text not null default 'publishing', state text not null default '{}',
    created_at text not null);
create index publications_render on publications(rendered_video_id);
create table engagement (
    id integer primary key autoincrement,
    published_video_id integer not null references publications(id) on delete cascade,
    views integer not null default 0, likes integer not null default 0, comments integer not null default 0,
    shares integer not null default 0, watch_time_seconds integer not null default 0,
    avg_view_duration real not null default 0, raw_data text not null default '{}', fetched_at text not null);
create index engagement_publication on engagement(published_video_id);
create table jobs (
    id integer primary key autoincrement,
    kind text not null, lane text not null, project_id integer references projects(id)
    on delete cascade, payload text not null, status text not null default 'queued', progress real not null default 0,
    message text not null default '', eta_s real, error text, result text, attempts integer not null default 0,
    fence integer not null default 0, owner text not null default '', lease_until real not null default 0,
    cancel_requested integer not null default 0, not_before real not null default 0, created_at text not null,
    started_at text, finished_at text);
create index jobs_status on jobs(status, lane);
create index jobs_project on jobs(project_id);
create table job_log (
    id integer primary key autoincrement,
    job_id integer not null references jobs(id) on delete cascade, at text not null,
    text text not null);
create index job_log_job on job_log(job_id);
create table automations (
    id integer primary key autoincrement,
    name text not null, kind text not null, settings text not null default '{}',
    enabled integer not null default 0, state text not null default '{}', created_at text not null);
create table ledger (
    id integer primary key autoincrement,
    project_id integer references projects(id) on delete set null, at text not null,
    operation text not null, provider text not null, units real not null, unit text not null,
    cost real not null default 0, currency text not null default 'USD', note text not null default '');
create table api_tokens (
    id integer primary key autoincrement,
    label text not null, token_sha256 text not null unique, created_at text not null,
    last_used_at text, revoked_at text);
create table settings (name text primary key, value text not null, updated_at text not null);
"""

_SQL_0002 = """
alter table assets add column author_url text not null default '';
alter table assets add column origin text not null default '';
alter table assets add column phash text not null default '';
create table rights (
    sha256 text primary key, provider text not null default '', author text not null default '',
    author_url text not null default '', licence text not null default '', page_url text not null default '',
    title text not null default '', updated_at text not null)
"""

_SQL_0003 = """
create table uploads (
    sha256 text not null, role text not null default 'picture', asset_type text not null,
    width integer not null default 0, height integer not null default 0, duration real, focus text,
    title text not null default '', added_at text not null, primary key (sha256, role));
insert or ignore into uploads (sha256, role, asset_type, width, height, duration, focus, title, added_at)
    select a.sha256, 'picture', a.asset_type, a.width, a.height, a.duration, a.focus, a.title, p.updated_at
    from assets a join projects p on p.id = a.project_id
    where a.source = 'uploaded' and a.asset_type in ('image', 'footage')
"""

_SQL_REVISIONS = """
alter table projects add column revision integer not null default 1;
alter table storyboards add column revision integer not null default 1
"""

# `scripts.seo_metadata` holds from now on only what a person typed; of the old texts `studio.upgrade` decides which.
_SQL_POSTS = """
create table posts_before (
    script_id integer primary key references scripts(id) on delete cascade, texts text not null);
insert into posts_before (script_id, texts) select id, seo_metadata from scripts where seo_metadata != '{}';
update scripts set seo_metadata = '{}' where seo_metadata != '{}'
"""

_WATCHED = {  # by table: the events that change what a card shows, and whose project it is
    "scripts": ("insert", "update", "delete"),
    "narrations": ("insert", "update", "delete"),
    "storyboards": ("insert", "update", "delete"),
    "approvals": ("insert", "update", "delete"),
    "renders": ("insert", "update", "delete"),
    "jobs": ("insert", "update of status, project_id", "delete"),
}


def _cards(db: Database) -> None:
    """Add `projects.changes`, raised by triggers whenever something that a project's card shows is written."""
    db.execute("alter table projects add column changes integer not null default 0")
    db.execute(
        "create table project_cards (project_id integer primary key references projects(id) on delete cascade,"
        " changes integer not null, basis text not null, status text not null, step text not null,"
        " thumbnail_path text)"
    )
    raised = "update projects set changes = changes + 1 where id"
    for table, events in _WATCHED.items():
        for event in events:
            name, row = event.partition(" ")[0], "old" if event == "delete" else "new"
            db.execute(
                f"create trigger cards_{table}_{name} after {event} on {table} begin {raised} = {row}.project_id; end"
            )
    db.execute(
        "create trigger cards_projects_update after update of content_id, title, project_type, target_platforms,"
        f" settings on projects begin {raised} = new.id; end"
    )
    for event, row in (("insert", "new"), ("update", "new"), ("delete", "old")):
        db.execute(
            f"create trigger cards_publications_{event} after {event} on publications begin"
            f" {raised} = (select project_id from renders where id = {row}.rendered_video_id); end"
        )


_SQL_PURCHASES = """
alter table ledger add column state text not null default 'paid';
alter table ledger add column key text not null default '';
create index ledger_open on ledger(key) where state != 'paid'
"""


def _run(sql: str) -> Callable[[Database], Any]:
    def step(db: Database) -> None:
        for statement in filter(str.strip, sql.split(";")):
            db.execute(statement)

    return step


STEPS: dict[str, Callable[[Database], Any]] = {
    "0001_ground": _run(_SQL_0001),
    "0002_rights": _run(_SQL_0002),
    "0003_library": _run(_SQL_0003),
    "0004_cards": _cards,
    "0005_revisions": _run(_SQL_REVISIONS),
    "0006_codes": upgrade_codes.upgrade,
    "0007_purchases": _run(_SQL_PURCHASES),
    "0008_digests": _run("alter table renders add column digests text not null default '{}'"),
    "0009_posts": _run(_SQL_POSTS),
    "0010_receipts": _run("create table receipts (key text primary key, value text not null, at text not null)"),
    "0011_times": upgrade_times.upgrade,
    "0012_unsaid": _run("alter table scripts add column unsaid integer not null default 0"),
}


def names() -> set[str]:
    """The steps an up-to-date database has behind it."""
    return set(STEPS)
