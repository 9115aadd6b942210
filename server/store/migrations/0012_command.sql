-- What the command centre shows and keeps. Warnings and the duty log are written and read, never changed: a warning's
-- next version takes over from the one before, and a line of the log is corrected by another line.
create table public_warnings (
  tenant_id integer not null,
  id uuid not null,
  version integer not null,
  message text not null,
  event text not null,
  level text not null,
  headline text not null,
  description text not null default '',
  instruction text not null default '',
  areas uuid[] not null default '{}',
  onset timestamptz not null,
  expires timestamptz not null,
  sender text not null,
  person_id uuid not null,
  sent_at timestamptz not null,
  replaced_at timestamptz,
  constraint public_warnings_pk primary key (tenant_id, id, version),
  constraint public_warnings_message check (message in ('alert', 'update', 'cancel')),
  constraint public_warnings_level check (level in ('blue', 'yellow', 'orange', 'red')),
  constraint public_warnings_order check (onset < expires)
);
create unique index public_warnings_current on public_warnings (tenant_id, id) where replaced_at is null;
create index public_warnings_until on public_warnings (tenant_id, expires) where replaced_at is null and message <> 'cancel';
create index public_warnings_newest on public_warnings (tenant_id, sent_at, id);
alter table public_warnings enable row level security;
create policy public_warnings_own on public_warnings to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert on public_warnings to linli_app;
-- Only that it was replaced may be written into a version.
grant update (replaced_at) on public_warnings to linli_app;

create table duty_log (
  tenant_id integer not null,
  id uuid not null,
  at timestamptz not null,
  person_id uuid not null,
  kind text not null,
  about_id uuid,
  words text not null default '',
  case_id uuid,
  place_id uuid,
  todo boolean not null default false,
  constraint duty_log_pk primary key (tenant_id, id),
  constraint duty_log_kind check (kind in ('entry', 'remark', 'done', 'handover', 'takeover')),
  constraint duty_log_about check ((about_id is null) = (kind in ('entry', 'handover')))
);
create index duty_log_newest on duty_log (tenant_id, at, id);
create index duty_log_about_line on duty_log (tenant_id, about_id, at) where about_id is not null;
create index duty_log_todo on duty_log (tenant_id, at) where todo;
create unique index duty_log_taken_over on duty_log (tenant_id, about_id) where kind = 'takeover';
create unique index duty_log_done on duty_log (tenant_id, about_id) where kind = 'done';
alter table duty_log enable row level security;
create policy duty_log_read on duty_log for select to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
create policy duty_log_insert on duty_log for insert to linli_app with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert on duty_log to linli_app;

create table cause_notes (
  tenant_id integer not null,
  id uuid not null,
  at timestamptz not null,
  person_id uuid not null,
  type text not null,
  topic text not null,
  place_id uuid not null,
  cause text not null,
  remedy text not null,
  constraint cause_notes_pk primary key (tenant_id, id)
);
create index cause_notes_about on cause_notes (tenant_id, type, topic, place_id, at);
alter table cause_notes enable row level security;
create policy cause_notes_read on cause_notes for select to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
create policy cause_notes_insert on cause_notes for insert to linli_app with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert on cause_notes to linli_app;

-- A display shows one street, or the whole office when empty.
alter table api_keys add column place_id uuid;

-- All that is open, counted from the index alone: a hundred thousand open cases are as many short entries, not rows. A row
-- policy would look into the rows, so the owner counts, within the tenant and the reach the request was opened with. The settings are read once and not for every row.
create index cases_open_counts on cases (tenant_id, type, street_id) include (community_id, unit_id, state, due_at) where closed_at is null;
create index cases_closed_at on cases (tenant_id, type, closed_at, street_id, community_id) where closed_at is not null;
create index cases_filed_at on cases (tenant_id, type, filed_at, street_id, community_id);

create function linli_open_counts(of_type text, at timestamptz, day_start timestamptz, day_end timestamptz)
returns table (community uuid, unit uuid, state text, open int, late int, due int, due_late int)
language sql stable security definer set search_path from current as $$
  select c.community_id, c.unit_id, c.state, count(*)::int,
    (count(*) filter (where c.due_at < at))::int,
    (count(*) filter (where c.due_at >= day_start and c.due_at < day_end))::int,
    (count(*) filter (where c.due_at >= day_start and c.due_at < at))::int
  from cases c
  where c.tenant_id = nullif(pg_catalog.current_setting('app.tenant', true), '')::int and c.type = of_type and c.closed_at is null
    and ((select pg_catalog.current_setting('app.reach', true)) = 'office'
      or c.street_id = any ((select pg_catalog.string_to_array(nullif(pg_catalog.current_setting('app.streets', true), ''), ',')::uuid[])::uuid[]))
  group by 1, 2, 3
$$;
revoke all on function linli_open_counts(text, timestamptz, timestamptz, timestamptz) from public;
grant execute on function linli_open_counts(text, timestamptz, timestamptz, timestamptz) to linli_app;

create function linli_day_counts(of_type text, day_start timestamptz, day_end timestamptz)
returns table (community uuid, filed int, closed int)
language sql stable security definer set search_path from current as $$
  select x.community_id, sum(x.filed)::int, sum(x.closed)::int from (
    select c.community_id, 1 as filed, 0 as closed from cases c
    where c.tenant_id = nullif(pg_catalog.current_setting('app.tenant', true), '')::int and c.type = of_type
      and c.filed_at >= day_start and c.filed_at < day_end
      and ((select pg_catalog.current_setting('app.reach', true)) = 'office'
        or c.street_id = any ((select pg_catalog.string_to_array(nullif(pg_catalog.current_setting('app.streets', true), ''), ',')::uuid[])::uuid[]))
    union all
    select c.community_id, 0, 1 from cases c
    where c.tenant_id = nullif(pg_catalog.current_setting('app.tenant', true), '')::int and c.type = of_type
      and c.closed_at is not null and c.closed_at >= day_start and c.closed_at < day_end
      and ((select pg_catalog.current_setting('app.reach', true)) = 'office'
        or c.street_id = any ((select pg_catalog.string_to_array(nullif(pg_catalog.current_setting('app.streets', true), ''), ',')::uuid[])::uuid[]))
  ) x group by 1
$$;
revoke all on function linli_day_counts(text, timestamptz, timestamptz) from public;
grant execute on function linli_day_counts(text, timestamptz, timestamptz) to linli_app;
