-- Forms that other offices ask this one to fill: the file as it came, what there is to fill in it, and what is proposed.
create table report_forms (
  tenant_id int not null,
  id uuid not null,
  version int not null,
  title text not null,
  asked_by text not null,
  every text not null,
  due_day int not null,
  file_name text not null,
  file bytea not null,
  layout jsonb not null,
  suggestions jsonb not null default '[]',
  made_by uuid,
  made_at timestamptz not null,
  archived_at timestamptz,
  constraint report_forms_pk primary key (tenant_id, id),
  constraint report_forms_every check (every in ('month', 'quarter', 'half', 'year', 'any'))
);
alter table report_forms enable row level security;
create policy report_forms_own on report_forms to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update on report_forms to linli_app;

-- What a cell is bound to, each time somebody settled it; the highest version holds. `bound` null: it is open again.
create table report_bindings (
  tenant_id int not null,
  form_id uuid not null,
  cell text not null,
  version int not null,
  bound jsonb,
  made_by uuid,
  made_at timestamptz not null,
  constraint report_bindings_pk primary key (tenant_id, form_id, cell, version)
);
alter table report_bindings enable row level security;
create policy report_bindings_own on report_bindings to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert on report_bindings to linli_app;

-- Copies filled by hand in earlier periods: the numbers in them say what a cell means.
create table report_copies (
  tenant_id int not null,
  id uuid not null,
  form_id uuid not null,
  period text not null,
  file_name text not null,
  held jsonb not null,
  made_by uuid,
  made_at timestamptz not null,
  constraint report_copies_pk primary key (tenant_id, id)
);
create index report_copies_by_form on report_copies (tenant_id, form_id, made_at);
alter table report_copies enable row level security;
create policy report_copies_own on report_copies to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, delete on report_copies to linli_app;

-- Filled reports. Once handed in, figures and file stay as they were; `figures` holds each value with the binding it came from.
create table reports (
  tenant_id int not null,
  id uuid not null,
  form_id uuid not null,
  period text not null,
  from_day date not null,
  to_day date not null,
  community_id uuid,
  state text not null,
  typed jsonb not null default '{}',
  figures jsonb not null default '{}',
  counts jsonb not null default '{}',
  file bytea,
  made_by uuid,
  made_at timestamptz not null,
  handed_by uuid,
  handed_at timestamptz,
  constraint reports_pk primary key (tenant_id, id),
  constraint reports_state check (state in ('draft', 'handed'))
);
create index reports_newest on reports (tenant_id, made_at desc, id);
create index reports_by_form on reports (tenant_id, form_id, from_day desc);
create index reports_by_time on reports (tenant_id, from_day, to_day) where state = 'handed';
alter table reports enable row level security;
create policy reports_own on reports to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update on reports to linli_app;

-- Cells that somebody has to fill. `history` keeps every answer that was given.
create table report_asks (
  tenant_id int not null,
  id uuid not null,
  report_id uuid not null,
  form_id uuid not null,
  cell text not null,
  source jsonb not null,
  labels jsonb not null,
  person_id uuid,
  unit_id uuid,
  asked_by uuid,
  asked_at timestamptz not null,
  answer jsonb,
  answered_by uuid,
  answered_at timestamptz,
  history jsonb not null default '[]',
  constraint report_asks_pk primary key (tenant_id, id)
);
create unique index report_asks_cell on report_asks (tenant_id, report_id, cell);
create index report_asks_person on report_asks (tenant_id, person_id, asked_at) where answered_at is null;
create index report_asks_unit on report_asks (tenant_id, unit_id, asked_at) where answered_at is null;
create index report_asks_before on report_asks (tenant_id, form_id, cell, answered_at desc) where answered_at is not null;
alter table report_asks enable row level security;
create policy report_asks_own on report_asks to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update on report_asks to linli_app;
