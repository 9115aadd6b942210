-- Calling back: who is called, what they said, what is left out of the figures, and by which rules the office counts.
-- Each time the reporter of a case is asked whether it is done: who worked on it, whether it was drawn to be called, and what they said.
create table callbacks (
  tenant_id int not null,
  case_id uuid not null,
  round int not null,
  type text not null,
  street_id uuid,
  community_id uuid,
  unit_id uuid,
  helpers uuid[] not null default '{}',
  month date not null,
  week date not null,
  entered_at timestamptz not null,
  due_at timestamptz,
  number float8,
  share float8,
  drawn boolean not null,
  tries jsonb not null default '[]',
  outcome text,
  solved text,
  satisfied text,
  contacted text,
  way text,
  ended_at timestamptz,
  excluded boolean not null default false,
  constraint callbacks_pk primary key (tenant_id, case_id, round),
  constraint callbacks_outcome check (outcome in ('answered', 'unreached', 'lapsed', 'left')),
  constraint callbacks_way check (way in ('phone', 'self'))
);
create index callbacks_to_call on callbacks (tenant_id, type, due_at, case_id) where ended_at is null and drawn;
create index callbacks_by_time on callbacks (tenant_id, type, entered_at, case_id);
create index callbacks_by_unit on callbacks (tenant_id, type, unit_id, entered_at, case_id);
create index callbacks_by_community on callbacks (tenant_id, type, community_id, entered_at, case_id);
create index callbacks_with_help on callbacks (tenant_id, type, entered_at, case_id) where helpers <> '{}';
create index callbacks_excluded on callbacks (tenant_id, type, entered_at) where excluded;
create index callbacks_by_week on callbacks (tenant_id, type, week, unit_id);
alter table callbacks enable row level security;
create policy callbacks_own on callbacks to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on callbacks to linli_app;

-- A callback is left out of the figures when one person asks for it with a reason and another grants it.
create table callback_exclusions (
  tenant_id int not null,
  id uuid not null,
  case_id uuid not null,
  round int not null,
  reason text not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  granted boolean,
  words text,
  decided_by uuid,
  decided_at timestamptz,
  constraint callback_exclusions_pk primary key (tenant_id, id),
  constraint callback_exclusions_two check (decided_by is distinct from asked_by)
);
create unique index callback_exclusions_open on callback_exclusions (tenant_id, case_id, round) where decided_at is null or granted;
create index callback_exclusions_waiting on callback_exclusions (tenant_id, asked_at) where decided_at is null;
create index callback_exclusions_decided on callback_exclusions (tenant_id, decided_at) where decided_at is not null;
alter table callback_exclusions enable row level security;
create policy callback_exclusions_own on callback_exclusions to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on callback_exclusions to linli_app;

-- How the office calls back and counts; every version is kept.
create table callback_settings (
  tenant_id int not null,
  version int not null,
  settings jsonb not null,
  note text not null,
  made_by uuid,
  made_at timestamptz not null,
  constraint callback_settings_pk primary key (tenant_id, version)
);
alter table callback_settings enable row level security;
create policy callback_settings_own on callback_settings to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert on callback_settings to linli_app;

-- What units that worked together gave each other: the one in charge the one that was called, and the other way round.
create table callback_marks (
  tenant_id int not null,
  case_id uuid not null,
  task_id uuid not null,
  part text not null,
  type text not null,
  street_id uuid,
  unit_id uuid not null,
  month date not null,
  score int not null,
  constraint callback_marks_pk primary key (tenant_id, case_id, task_id, part),
  constraint callback_marks_part check (part in ('lead', 'help'))
);
create index callback_marks_by_unit on callback_marks (tenant_id, type, month, unit_id) include (part, score, street_id);
alter table callback_marks enable row level security;
create policy callback_marks_own on callback_marks to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on callback_marks to linli_app;
