-- Lists of the desk: views somebody kept, how each person has a list set up, and steps that can still be taken back.

create table views (
  tenant_id int not null,
  id uuid not null,
  list text not null,
  owner_id uuid not null,
  name text not null,
  -- own: only its owner sees it; unit: everybody of that unit; office: everybody of the staff.
  shared text not null,
  unit_id uuid,
  filter jsonb not null,
  columns jsonb,
  changed_at timestamptz not null,
  constraint views_pk primary key (tenant_id, id)
);
create index views_by_owner on views (tenant_id, owner_id, list);
create index views_shared on views (tenant_id, list) where shared <> 'own';
alter table views enable row level security;
create policy views_own on views to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on views to linli_app;

create table list_layouts (
  tenant_id int not null,
  person_id uuid not null,
  list text not null,
  layout jsonb not null,
  constraint list_layouts_pk primary key (tenant_id, person_id, list)
);
alter table list_layouts enable row level security;
create policy list_layouts_own on list_layouts to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on list_layouts to linli_app;

-- A step that was accepted and is taken a few seconds later, unless its sender takes it back before.
create table held_steps (
  tenant_id int not null,
  batch_id uuid not null,
  case_id uuid not null,
  person_id uuid not null,
  position int not null,
  version int not null,
  step text not null,
  answers jsonb not null,
  lang text not null,
  at timestamptz not null,
  runs_at timestamptz not null,
  status text not null,
  error jsonb,
  settled_at timestamptz,
  attempts int not null default 0,
  constraint held_steps_pk primary key (tenant_id, batch_id, case_id)
);
create index held_steps_due on held_steps (tenant_id, runs_at) where status = 'held';
create index held_steps_by_person on held_steps (tenant_id, person_id, at);
create index held_steps_settled on held_steps (tenant_id, settled_at) where settled_at is not null;
alter table held_steps enable row level security;
create policy held_steps_own on held_steps to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on held_steps to linli_app;
