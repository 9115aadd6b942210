-- Who receives what first: ordered rules, never changed in place. A set is written once; from when which set is live is a
-- line of its own, so that what held at any moment can be told.
create table routing_sets (
  tenant_id int not null,
  type text not null,
  version int not null,
  base int not null,
  note text not null,
  rules jsonb not null,
  made_by uuid,
  made_at timestamptz not null,
  constraint routing_sets_pk primary key (tenant_id, type, version)
);
alter table routing_sets enable row level security;
create policy routing_sets_read on routing_sets for select to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
create policy routing_sets_insert on routing_sets for insert to linli_app with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert on routing_sets to linli_app;

create table routing_lives (
  tenant_id int not null,
  id uuid not null,
  type text not null,
  version int not null,
  live_from timestamptz not null,
  reason text not null,
  made_by uuid,
  made_at timestamptz not null,
  called_off_at timestamptz,
  called_off_by uuid,
  constraint routing_lives_pk primary key (tenant_id, id)
);
create index routing_lives_from on routing_lives (tenant_id, type, live_from, made_at) where called_off_at is null;
alter table routing_lives enable row level security;
create policy routing_lives_own on routing_lives to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert on routing_lives to linli_app;
grant update (called_off_at, called_off_by) on routing_lives to linli_app;

-- A dry run of rules over past cases. Portion by portion, so that its progress can be seen and a restart takes it up.
create table routing_runs (
  tenant_id int not null,
  id uuid not null,
  type text not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  before int not null,
  rules jsonb not null,
  from_at timestamptz not null,
  to_at timestamptz not null,
  newest int not null,
  status text not null,
  done int not null default 0,
  result jsonb,
  error text,
  beat_at timestamptz,
  constraint routing_runs_pk primary key (tenant_id, id),
  constraint routing_runs_status check (status in ('waiting', 'running', 'done', 'failed'))
);
create index routing_runs_open on routing_runs (tenant_id, asked_at) where status in ('waiting', 'running');
create index routing_runs_old on routing_runs (tenant_id, asked_at);
alter table routing_runs enable row level security;
create policy routing_runs_own on routing_runs to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on routing_runs to linli_app;

-- Every time a unit gave a case back, and where it went next: few rows beside the cases, read by period.
create table case_returns (
  tenant_id int not null,
  case_id uuid not null,
  seq int not null,
  type text not null,
  at timestamptz not null,
  step text not null,
  category text,
  street_id uuid,
  from_unit uuid not null,
  to_unit uuid,
  constraint case_returns_pk primary key (tenant_id, case_id, seq)
);
create index case_returns_period on case_returns (tenant_id, type, at) include (from_unit, to_unit, category, street_id, case_id);
alter table case_returns enable row level security;
create policy case_returns_own on case_returns to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update on case_returns to linli_app;

-- What communities were asked to do, by month and by who asked, rolled up as it happens.
create table community_counts (
  tenant_id int not null,
  type text not null,
  month date not null,
  unit_id uuid not null,
  kind text not null,
  source_id uuid not null,
  count int not null,
  constraint community_counts_pk primary key (tenant_id, type, month, unit_id, kind, source_id),
  constraint community_counts_kind check (kind in ('case', 'task'))
);
alter table community_counts enable row level security;
create policy community_counts_own on community_counts to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update on community_counts to linli_app;

-- The register of first receivers becomes the first set: longest category first, then the narrowest place, then the code,
-- which is how its rows were weighed. What the catalogue names as the usual unit follows where nothing fits everything.
with old as (
  select r.tenant_id, r.key, coalesce(r.data ->> 'category', '') as category, p.id as place, p.kind, r.data ->> 'unit' as unit
  from register_rows r
  left join lateral (
    select id, kind from places
    where tenant_id = r.tenant_id and code = r.data ->> 'place' and kind in ('grid', 'community', 'street')
    order by array_position(array['grid', 'community', 'street'], kind) limit 1
  ) p on true
  where r.register = 'incident.firstReceiver' and r.valid_to is null and (coalesce(r.data ->> 'place', '') = '' or p.id is not null)
), ranked as (
  select tenant_id, key, category, place, unit, 0 as part, length(category) as long,
    coalesce(array_position(array['street', 'community', 'grid'], kind), 0) as narrow
  from old
  union all
  select c.tenant_id, 'default-' || c.key, c.key, null, c.data ->> 'unit', 1, 0, 0
  from register_rows c
  where c.register = 'incident.catalogue' and c.valid_to is null and coalesce(c.data ->> 'unit', '') <> ''
    and not exists (select 1 from old where old.tenant_id = c.tenant_id and old.category = '' and old.place is null)
), made as (
  insert into routing_sets (tenant_id, type, version, base, note, rules, made_at)
  select tenant_id, 'incident', 1, 0, '由首接单位规则转来 / taken over from the register of first receivers',
    jsonb_agg(jsonb_build_object(
      'id', key,
      'categories', case when category = '' then '[]'::jsonb else jsonb_build_array(category) end,
      'places', case when place is null then '[]'::jsonb else jsonb_build_array(place) end,
      'unit', unit,
      'helpers', '[]'::jsonb) order by part, long desc, narrow desc, key), now()
  from ranked group by tenant_id
  returning tenant_id
)
insert into routing_lives (tenant_id, id, type, version, live_from, reason, made_at)
select tenant_id, gen_random_uuid(), 'incident', 1, to_timestamp(0), '由首接单位规则转来 / taken over from the register of first receivers', now() from made;
update register_rows set valid_to = greatest(now(), valid_from) where register = 'incident.firstReceiver' and valid_to is null;
