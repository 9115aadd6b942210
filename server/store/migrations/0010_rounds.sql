-- One row for every visit of a round and every promise of one that ran out: what coverage is counted from. It outlives
-- the stop without pointing at it: when a stop is deleted with its person, its rows keep the day and the community only.
create table round_visits (
  tenant_id integer not null,
  id uuid not null,
  type text not null,
  stop_id uuid,
  at timestamptz not null,
  outcome text not null,
  in_time boolean not null,
  community_id uuid,
  grid_id uuid,
  constraint round_visits_pk primary key (tenant_id, id),
  constraint round_visits_outcome check (outcome in ('made', 'offered', 'missed'))
);
create index round_visits_counted on round_visits (tenant_id, type, at);
create index round_visits_by_stop on round_visits (tenant_id, stop_id) where stop_id is not null;
alter table round_visits enable row level security;
create policy round_visits_own on round_visits to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert on round_visits to linli_app;
