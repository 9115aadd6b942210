-- What was brought in from files, and what goes back to the hotline.
create table case_imports (
  tenant_id int not null,
  id uuid not null,
  channel text not null,
  source text not null,
  type text not null,
  file_name text not null,
  made_by uuid,
  started_at timestamptz not null,
  touched_at timestamptz not null,
  ended_at timestamptz,
  state text not null,
  counts jsonb,
  problems jsonb not null default '[]',
  failure text,
  constraint case_imports_pk primary key (tenant_id, id)
);
create index case_imports_newest on case_imports (tenant_id, channel, started_at desc);
alter table case_imports enable row level security;
create policy case_imports_own on case_imports to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on case_imports to linli_app;

-- How a source's columns were read the last time.
create table import_mappings (
  tenant_id int not null,
  channel text not null,
  source text not null,
  mapping jsonb not null,
  changed_at timestamptz not null,
  constraint import_mappings_pk primary key (tenant_id, channel, source)
);
alter table import_mappings enable row level security;
create policy import_mappings_own on import_mappings to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update on import_mappings to linli_app;

-- The hotline's orders. `answered_seq` is the event by which the case came to an answer, null while it has none;
-- `handed_seq` the one the last answer handed back spoke of. What waits to be handed back is found by its own index.
create table hotline_orders (
  tenant_id int not null,
  source text not null,
  number text not null,
  case_id uuid not null,
  received_at timestamptz not null,
  due_at timestamptz,
  answered_seq int,
  answered_at timestamptz,
  handed_seq int not null default 0,
  runs int not null default 0,
  batch int,
  constraint hotline_orders_pk primary key (tenant_id, source, number)
);
create index hotline_orders_by_case on hotline_orders (tenant_id, case_id);
create index hotline_orders_by_number on hotline_orders (tenant_id, number text_pattern_ops);
create index hotline_orders_newest on hotline_orders (tenant_id, received_at desc, number);
create index hotline_orders_open on hotline_orders (tenant_id, received_at desc, number) where answered_seq is null;
create index hotline_orders_ready on hotline_orders (tenant_id, source, answered_at) where answered_seq > handed_seq and batch is null;
alter table hotline_orders enable row level security;
create policy hotline_orders_own on hotline_orders to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update on hotline_orders to linli_app;

-- A file of answers is kept as it was made, so that it can be sent again byte for byte.
create table hotline_batches (
  tenant_id int not null,
  no int not null,
  source text not null,
  state text not null,
  orders int not null,
  file_name text not null,
  bytes bytea not null,
  made_by uuid,
  made_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  constraint hotline_batches_pk primary key (tenant_id, no),
  constraint hotline_batches_state check (state in ('made', 'handed', 'withdrawn'))
);
alter table hotline_batches enable row level security;
create policy hotline_batches_own on hotline_batches to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update on hotline_batches to linli_app;

create table hotline_answers (
  tenant_id int not null,
  batch int not null,
  source text not null,
  number text not null,
  run int not null,
  case_id uuid not null,
  seq int not null,
  constraint hotline_answers_pk primary key (tenant_id, batch, source, number)
);
create index hotline_answers_by_order on hotline_answers (tenant_id, source, number, run);
alter table hotline_answers enable row level security;
create policy hotline_answers_own on hotline_answers to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert on hotline_answers to linli_app;
