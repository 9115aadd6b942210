-- Counts kept as cases change, so that no page counts millions of rows. A command adds what it changed as rows of its own
-- and waits for nobody; a job folds them into the sums. A reader adds both.
create table tallies (
  tenant_id int not null,
  type text not null,
  label text collate "C" not null,
  day date not null,
  street_id uuid not null,
  community_id uuid not null,
  unit_id uuid not null,
  n int not null,
  constraint tallies_pk primary key (tenant_id, type, label, day, street_id, community_id, unit_id)
);
alter table tallies enable row level security;
create policy tallies_own on tallies to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on tallies to linli_app;

create table tally_changes (
  tenant_id int not null,
  id uuid not null default gen_random_uuid(),
  type text not null,
  label text collate "C" not null,
  day date not null,
  street_id uuid not null,
  community_id uuid not null,
  unit_id uuid not null,
  n int not null,
  constraint tally_changes_pk primary key (tenant_id, id)
);
alter table tally_changes enable row level security;
create policy tally_changes_own on tally_changes to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on tally_changes to linli_app;

-- By which definition of the counts each kind was last counted whole.
create table tally_sets (
  tenant_id int not null,
  type text not null,
  counted_by text not null,
  at timestamptz not null,
  constraint tally_sets_pk primary key (tenant_id, type)
);
alter table tally_sets enable row level security;
create policy tally_sets_own on tally_sets to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update on tally_sets to linli_app;

-- What is due within a day is few even where much is open; all that is open need not be read for it.
drop function linli_open_counts(text, timestamptz, timestamptz, timestamptz);
drop index cases_open_counts;
create index cases_open_due on cases (tenant_id, type, due_at) include (street_id, community_id, unit_id, state) where closed_at is null;
create function linli_due_counts(of_type text, at timestamptz, day_start timestamptz, day_end timestamptz)
returns table (community uuid, unit uuid, state text, due int, due_late int)
language sql stable security definer set search_path from current as $$
  select c.community_id, c.unit_id, c.state, count(*)::int, (count(*) filter (where c.due_at < at))::int
  from cases c
  where c.tenant_id = nullif(pg_catalog.current_setting('app.tenant', true), '')::int and c.type = of_type and c.closed_at is null
    and c.due_at >= day_start and c.due_at < day_end
    and ((select pg_catalog.current_setting('app.reach', true)) = 'office'
      or c.street_id = any ((select pg_catalog.string_to_array(nullif(pg_catalog.current_setting('app.streets', true), ''), ',')::uuid[])::uuid[]))
  group by 1, 2, 3
$$;
revoke all on function linli_due_counts(text, timestamptz, timestamptz, timestamptz) from public;
grant execute on function linli_due_counts(text, timestamptz, timestamptz, timestamptz) to linli_app;
