-- Cases, what happened to them, their clocks and what must be told. One transaction per command writes all of these.
create table definitions (
  tenant_id int not null,
  hash text not null,
  programme text not null,
  type text not null,
  data jsonb not null,
  first_seen timestamptz not null,
  constraint definitions_pk primary key (tenant_id, hash)
);

create table cases (
  tenant_id int not null,
  id uuid not null,
  number text not null,
  programme text not null,
  type text not null,
  definition text not null,
  state text not null,
  version int not null,
  filed_at timestamptz not null,
  changed_at timestamptz not null,
  closed_at timestamptz,
  channel text not null,
  filer_id uuid,
  street_id uuid,
  community_id uuid,
  grid_id uuid,
  building_id uuid,
  boundary_id uuid,
  lng double precision,
  lat double precision,
  address text,
  unit_id uuid,
  holder_id uuid,
  task_units uuid[] not null default '{}',
  due_at timestamptz,
  late_at timestamptz,
  ever_late boolean not null default false,
  data jsonb not null,
  taken jsonb not null default '{}',
  rest jsonb not null default '{}',
  grams tsvector not null default '',
  request_hash text not null,
  constraint cases_pk primary key (tenant_id, id),
  constraint cases_number unique (tenant_id, number)
);
create index cases_open_by_street on cases (tenant_id, street_id, due_at, id) where closed_at is null;
create index cases_open_by_community on cases (tenant_id, community_id, due_at, id) where closed_at is null;
create index cases_open_by_grid on cases (tenant_id, grid_id, due_at, id) where closed_at is null;
create index cases_open_by_unit on cases (tenant_id, unit_id, due_at, id) where closed_at is null;
create index cases_open_by_task_unit on cases using gin (task_units) where closed_at is null and task_units <> '{}';
create index cases_by_street on cases (tenant_id, street_id, filed_at desc, id);
create index cases_by_unit on cases (tenant_id, unit_id, filed_at desc, id);
create index cases_by_grid on cases (tenant_id, grid_id, filed_at desc, id);
create index cases_by_filer on cases (tenant_id, filer_id, filed_at desc) where filer_id is not null;
create index cases_by_words on cases using gin (grams);

create table case_events (
  tenant_id int not null,
  case_id uuid not null,
  seq int not null,
  at timestamptz not null,
  command uuid not null,
  kind text not null,
  by jsonb not null,
  body jsonb not null,
  constraint case_events_pk primary key (tenant_id, case_id, seq)
);
alter table case_events add constraint case_events_case foreign key (tenant_id, case_id) references cases (tenant_id, id);

create table timers (
  tenant_id int not null,
  case_id uuid not null,
  task text not null,
  kind text not null,
  due_at timestamptz not null,
  attempts int not null default 0,
  last_error text,
  constraint timers_pk primary key (tenant_id, case_id, task, kind),
  constraint timers_kind check (kind in ('warn', 'late'))
);
alter table timers add constraint timers_case foreign key (tenant_id, case_id) references cases (tenant_id, id);
create index timers_due on timers (tenant_id, due_at);

create table outbox (
  tenant_id int not null,
  id uuid not null,
  case_id uuid,
  kind text not null,
  payload jsonb not null,
  created_at timestamptz not null,
  next_at timestamptz not null,
  attempts int not null default 0,
  last_error text,
  dead_at timestamptz,
  constraint outbox_pk primary key (tenant_id, id)
);
create index outbox_due on outbox (tenant_id, next_at) where dead_at is null;
create index outbox_dead on outbox (tenant_id, dead_at) where dead_at is not null;

create table notices (
  tenant_id int not null,
  id uuid not null,
  person_id uuid not null,
  case_id uuid,
  kind text not null,
  payload jsonb not null,
  at timestamptz not null,
  read_at timestamptz,
  constraint notices_pk primary key (tenant_id, id)
);
create index notices_by_person on notices (tenant_id, person_id, at desc);

create table files (
  tenant_id int not null,
  id uuid not null,
  case_id uuid,
  made_by uuid,
  type text not null,
  bytes int not null,
  width int,
  height int,
  sha256 text not null,
  created_at timestamptz not null,
  constraint files_pk primary key (tenant_id, id)
);
create index files_by_case on files (tenant_id, case_id) where case_id is not null;
