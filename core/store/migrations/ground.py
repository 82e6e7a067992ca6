"""The tables of the first version."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def upgrade(db: Database) -> None:
    """Migrate the database: make the tables of an empty one."""
    for add_tables in (
        _articles,
        _projects,
        _scripts,
        _voices,
        _pictures,
        _approvals,
        _renders,
        _publishing,
        _jobs,
        _automations,
        _ledger,
        _tokens,
        _settings,
    ):
        add_tables(db)


def _articles(db: Database) -> None:
    """Add the tables of articles, as they were taken in."""
    db.execute("""create table contents (
    id integer primary key autoincrement,
    title text not null, url text not null default '', sha256 text not null,
    article text not null, warnings text not null default '[]', created_at text not null)""")


def _projects(db: Database) -> None:
    """Add the tables of projects with their choices."""
    db.execute("""create table projects (
    id integer primary key autoincrement,
    content_id integer not null references contents(id), title text not null,
    project_type text not null, target_platforms text not null, settings text not null,
    created_at text not null, updated_at text not null)""")
    db.execute("create index projects_content on projects(content_id)")


def _scripts(db: Database) -> None:
    """Add the tables of every version of a script."""
    db.execute("""create table scripts (
    id integer primary key autoincrement,
    project_id integer not null references projects(id) on delete cascade,
    version integer not null, title text not null, language text not null, writer text not null,
    lines text not null, headings text not null, seo_metadata text not null, warnings text not null default '[]',
    total_estimated_duration real not null, edited integer not null default 0, created_at text not null,
    unique (project_id, version))""")


def _voices(db: Database) -> None:
    """Add the tables of narrations."""
    db.execute("""create table narrations (
    id integer primary key autoincrement,
    project_id integer not null references projects(id) on delete cascade,
    engine text not null, voice text not null, language text not null, speed real not null,
    takes text not null, duration real not null, created_at text not null)""")
    db.execute("create index narrations_project on narrations(project_id)")


def _pictures(db: Database) -> None:
    """Add the tables of storyboards and the pictures they name."""
    db.execute("""create table storyboards (
    id integer primary key autoincrement,
    project_id integer not null unique references projects(id) on delete cascade,
    shots text not null, created_at text not null)""")
    db.execute("""create table assets (
    id integer primary key autoincrement,
    project_id integer not null references projects(id) on delete cascade,
    asset_type text not null, source text not null, file_path text not null, file_url text not null default '',
    duration real, section_index integer, "order" integer not null default 0, sha256 text not null,
    width integer not null default 0, height integer not null default 0, focus text, title text not null default '',
    provider text not null default '', author text not null default '', licence text not null default '',
    page_url text not null default '')""")
    db.execute("create index assets_project on assets(project_id)")


def _approvals(db: Database) -> None:
    """Add the tables of for what each step's result was approved."""
    db.execute("""create table approvals (
    project_id integer not null references projects(id) on delete cascade, step text not null,
    input_hash text not null, warnings text not null default '[]', approved_at text not null,
    primary key (project_id, step))""")


def _renders(db: Database) -> None:
    """Add the tables of videos that were asked for."""
    db.execute("""create table renders (
    id integer primary key autoincrement,
    project_id integer not null references projects(id) on delete cascade,
    preset text not null, quality text not null, job_id integer references jobs(id) on delete set null,
    input_hash text not null default '', resolution text not null default '', duration real not null default 0,
    file_size integer not null default 0, file_path text not null default '', file_url text not null default '',
    subtitle_file_path text not null default '', vtt_path text not null default '',
    thumbnail_path text not null default '', timeline_path text not null default '', qa text,
    stages text not null default '[]', warnings text not null default '[]', created_at text not null,
    render_started_at text, render_completed_at text)""")
    db.execute("create index renders_project on renders(project_id)")


def _publishing(db: Database) -> None:
    """Add the tables of accounts, what went out, and what came of it."""
    db.execute("""create table accounts (
    id integer primary key autoincrement,
    platform text not null, label text not null, external_id text not null default '',
    secrets blob, scopes text not null default '[]', expires_at text, status text not null default 'connected',
    created_at text not null, updated_at text not null)""")
    db.execute("""create table publications (
    id integer primary key autoincrement,
    rendered_video_id integer not null references renders(id) on delete cascade,
    account_id integer references accounts(id) on delete set null, platform text not null,
    platform_video_id text not null default '', published_url text not null default '', title text not null,
    description text not null, tags text not null default '[]', thumbnail_url text not null default '',
    published_at text, status text not null default 'publishing', state text not null default '{}',
    created_at text not null)""")
    db.execute("create index publications_render on publications(rendered_video_id)")
    db.execute("""create table engagement (
    id integer primary key autoincrement,
    published_video_id integer not null references publications(id) on delete cascade,
    views integer not null default 0, likes integer not null default 0, comments integer not null default 0,
    shares integer not null default 0, watch_time_seconds integer not null default 0,
    avg_view_duration real not null default 0, raw_data text not null default '{}', fetched_at text not null)""")
    db.execute("create index engagement_publication on engagement(published_video_id)")


def _jobs(db: Database) -> None:
    """Add the tables of jobs and what they say while they run."""
    db.execute("""create table jobs (
    id integer primary key autoincrement,
    kind text not null, lane text not null, project_id integer references projects(id)
    on delete cascade, payload text not null, status text not null default 'queued', progress real not null default 0,
    message text not null default '', eta_s real, error text, result text, attempts integer not null default 0,
    fence integer not null default 0, owner text not null default '', lease_until real not null default 0,
    cancel_requested integer not null default 0, not_before real not null default 0, created_at text not null,
    started_at text, finished_at text)""")
    db.execute("create index jobs_status on jobs(status, lane)")
    db.execute("create index jobs_project on jobs(project_id)")
    db.execute("""create table job_log (
    id integer primary key autoincrement,
    job_id integer not null references jobs(id) on delete cascade, at text not null,
    text text not null)""")
    db.execute("create index job_log_job on job_log(job_id)")


def _automations(db: Database) -> None:
    """Add the tables of what runs by itself."""
    db.execute("""create table automations (
    id integer primary key autoincrement,
    name text not null, kind text not null, settings text not null default '{}',
    enabled integer not null default 0, state text not null default '{}', created_at text not null)""")


def _ledger(db: Database) -> None:
    """Add the tables of what was spent."""
    db.execute("""create table ledger (
    id integer primary key autoincrement,
    project_id integer references projects(id) on delete set null, at text not null,
    operation text not null, provider text not null, units real not null, unit text not null,
    cost real not null default 0, currency text not null default 'USD', note text not null default '')""")


def _tokens(db: Database) -> None:
    """Add the tables of keys to the API."""
    db.execute("""create table api_tokens (
    id integer primary key autoincrement,
    label text not null, token_sha256 text not null unique, created_at text not null,
    last_used_at text, revoked_at text)""")


def _settings(db: Database) -> None:
    """Add the tables of settings."""
    db.execute("create table settings (name text primary key, value text not null, updated_at text not null)")
