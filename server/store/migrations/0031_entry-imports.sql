-- Files brought into registers with a ledger: what each read, how far it is, what it met. The file itself is kept only
-- until its rows are stored or it was forgotten.
create table entry_imports (
  tenant_id int not null,
  id uuid not null,
  register text not null,
  source text not null,
  file_name text not null,
  made_by uuid,
  started_at timestamptz not null,
  touched_at timestamptz not null,
  ended_at timestamptz,
  state text not null,
  counts jsonb,
  problems jsonb not null default '[]',
  unknown_names jsonb not null default '[]',
  changes jsonb not null default '[]',
  failure text,
  constraint entry_imports_pk primary key (tenant_id, id)
);
create index entry_imports_newest on entry_imports (tenant_id, register, started_at desc);
alter table entry_imports enable row level security;
create policy entry_imports_own on entry_imports to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on entry_imports to linli_app;

-- How a source's columns were read into a register the last time.
create table entry_mappings (
  tenant_id int not null,
  register text not null,
  source text not null,
  mapping jsonb not null,
  changed_at timestamptz not null,
  constraint entry_mappings_pk primary key (tenant_id, register, source)
);
alter table entry_mappings enable row level security;
create policy entry_mappings_own on entry_mappings to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update on entry_mappings to linli_app;
