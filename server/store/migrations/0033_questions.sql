-- Ad-hoc questions somebody keeps: their own, or shared with a unit or the office.
create table questions (
  tenant_id int not null,
  id uuid not null,
  owner_id uuid not null,
  name text not null,
  shared text not null,
  unit_id uuid,
  question jsonb not null,
  look text not null,
  changed_at timestamptz not null,
  constraint questions_pk primary key (tenant_id, id)
);
create index questions_by_owner on questions (tenant_id, owner_id, name);
create index questions_shared on questions (tenant_id, name) where shared <> 'own';
alter table questions enable row level security;
create policy questions_own on questions to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on questions to linli_app;
