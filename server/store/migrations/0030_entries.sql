-- Entries of registers with a ledger: thousands of rows that people keep, each at a place, with a history of every value.
-- `until_day` null: it stands. Archived entries stay, with what they were; a merged one says into which.
create table entries (
  tenant_id int not null,
  id uuid not null,
  register text not null,
  key text not null,
  name text not null,
  version int not null,
  data jsonb not null,
  lng double precision,
  lat double precision,
  street_id uuid,
  community_id uuid,
  grid_id uuid,
  -- Its place is words only: somebody has to find the point.
  unplaced boolean not null default false,
  from_day date,
  until_day date,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  changed_by uuid,
  -- What the present values came from: null by hand, else `import:<id>`, `report:<id>`.
  source text,
  confirmed_at timestamptz not null,
  confirmed_by uuid,
  fresh_until timestamptz not null,
  archived_at timestamptz,
  merged_into uuid,
  grams tsvector not null default '',
  request_hash text not null,
  constraint entries_pk primary key (tenant_id, id)
);
create unique index entries_key on entries (tenant_id, register, key) where archived_at is null;
create index entries_by_name on entries (tenant_id, register, name, id) where archived_at is null;
create index entries_by_community on entries (tenant_id, register, community_id, name, id) where archived_at is null;
create index entries_by_grid on entries (tenant_id, register, grid_id, name, id) where archived_at is null;
create index entries_stale on entries (tenant_id, register, fresh_until, id) where archived_at is null;
create index entries_changed on entries (tenant_id, register, changed_at desc, id);
create index entries_unplaced on entries (tenant_id, register, id) where unplaced and archived_at is null;
create index entries_by_words on entries using gin (grams);
create index entries_by_value on entries using gin (data jsonb_path_ops) where archived_at is null;
alter table entries enable row level security;
create policy entries_own on entries to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update on entries to linli_app;

-- What happened to an entry, and each value that changed: column -> [before, after]. Nothing is ever changed here, but
-- for personal values whose time is up.
create table entry_changes (
  tenant_id int not null,
  entry_id uuid not null,
  version int not null,
  -- The sender's id: sent twice it happened once.
  command_id uuid not null,
  at timestamptz not null,
  by_id uuid,
  how text not null,
  source text,
  reason text,
  changes jsonb not null default '{}',
  constraint entry_changes_pk primary key (tenant_id, entry_id, version)
);
create index entry_changes_command on entry_changes (tenant_id, command_id);
create index entry_changes_newest on entry_changes (tenant_id, at desc);
alter table entry_changes enable row level security;
create policy entry_changes_own on entry_changes to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert on entry_changes to linli_app;

-- The last number the office gave in a register whose entries came without a key. Whoever changes which entry stands above
-- which holds the row as well: two at once could close a circle that neither sees.
create table entry_numbers (
  tenant_id int not null,
  register text not null,
  last int not null,
  constraint entry_numbers_pk primary key (tenant_id, register)
);
alter table entry_numbers enable row level security;
create policy entry_numbers_own on entry_numbers to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update on entry_numbers to linli_app;

-- A row policy keeps words and values from being looked up in an index; these look up within the office's own, and say only
-- which entries it are.
create function linli_entries_with_words(of text, query tsquery, most int) returns table (id uuid)
language sql stable security definer set search_path from current as $$
  select e.id from entries e
  where e.tenant_id = nullif(pg_catalog.current_setting('app.tenant', true), '')::int and e.register = of and e.grams @@ query
  limit most
$$;
revoke all on function linli_entries_with_words(text, tsquery, int) from public;
grant execute on function linli_entries_with_words(text, tsquery, int) to linli_app;
create function linli_entries_holding(of text, held jsonb, most int) returns table (id uuid)
language sql stable security definer set search_path from current as $$
  select e.id from entries e
  where e.tenant_id = nullif(pg_catalog.current_setting('app.tenant', true), '')::int and e.register = of and e.archived_at is null
    and e.data @> held
  limit most
$$;
revoke all on function linli_entries_holding(text, jsonb, int) from public;
grant execute on function linli_entries_holding(text, jsonb, int) to linli_app;
