-- What somebody agreed to: one row for each time and purpose. Who it was stands where they wrote it, in the case or the entry,
-- and nowhere else: a consent holds no name and no value.
create table consents (
  tenant_id int not null,
  id uuid not null,
  case_id uuid,
  entry_id uuid,
  -- The case type or the register, and the field or column.
  kind text not null,
  field text not null,
  -- The purpose as it was asked, and a short name of exactly this wording.
  purpose text not null,
  wording text not null,
  given_at timestamptz not null,
  obtained text not null,
  paper_id uuid,
  recorded_by uuid,
  ended_at timestamptz,
  ended_how text,
  ended_by text,
  constraint consents_pk primary key (tenant_id, id),
  constraint consents_about check ((case_id is null) <> (entry_id is null)),
  constraint consents_obtained check (obtained in ('self', 'told', 'guardian', 'paper')),
  constraint consents_ended check (ended_how in ('withdrawn', 'erased', 'emptied'))
);
create unique index consents_of_case on consents (tenant_id, case_id, field) where ended_at is null and case_id is not null;
create unique index consents_of_entry on consents (tenant_id, entry_id, field) where ended_at is null and entry_id is not null;
create index consents_by_case on consents (tenant_id, case_id, given_at) where case_id is not null;
create index consents_by_entry on consents (tenant_id, entry_id, given_at) where entry_id is not null;
alter table consents enable row level security;
create policy consents_own on consents to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update on consents to linli_app;

-- What was erased, how much of it and by which rule: never whose. Each is sealed with the one before it.
create table erasures (
  tenant_id int not null,
  no int not null,
  at timestamptz not null,
  because text not null,
  by jsonb not null,
  lines jsonb not null,
  -- The case in which it was asked for.
  request_id uuid,
  seal text not null,
  constraint erasures_pk primary key (tenant_id, no),
  constraint erasures_because check (because in ('retention', 'withdrawn', 'request'))
);
alter table erasures enable row level security;
create policy erasures_own on erasures to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert on erasures to linli_app;

-- Entries that were archived, by when: the only ones whose personal values fall due.
create index entries_archived on entries (tenant_id, register, archived_at, id) where archived_at is not null;
