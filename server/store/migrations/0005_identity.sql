-- What signing in and administration need beyond the first tables.

-- A password made by an administrator opens nothing but the change of that password.
alter table people add column password_once boolean not null default false;
-- The last time step whose code was accepted: a code seen over a shoulder is worth nothing.
alter table people add column totp_step bigint not null default 0;

-- What was asked when something was created, so that the same request sent again is told from another one under its id.
create table creates (
  tenant_id int not null,
  id uuid not null,
  kind text not null,
  content text not null,
  at timestamptz not null,
  constraint creates_pk primary key (tenant_id, id)
);
alter table creates enable row level security;
create policy creates_own on creates to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert on creates to linli_app;

-- The chain of the audit trail has its own order: a row may be committed after a later one was.
alter table audit add column seal_no bigint;
create unique index audit_sealed on audit (tenant_id, seal_no) where seal_no is not null;
create index audit_unsealed on audit (tenant_id, at, id) where seal is null;

create index sessions_by_id on sessions (tenant_id, id);
create index cases_held on cases (tenant_id, holder_id, due_at, id) where holder_id is not null and closed_at is null;
