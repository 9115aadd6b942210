-- What is known already: how many share a matter, which case another goes on in, and by which number one who joined follows it.
alter table cases add column voices integer not null default 1;
alter table cases add column main_id uuid;
create index cases_merged_into on cases (tenant_id, main_id) where main_id is not null;

create table case_joins (
  tenant_id int not null,
  id uuid not null,
  case_id uuid not null,
  number text not null,
  content text not null,
  at timestamptz not null,
  constraint case_joins_pk primary key (tenant_id, id),
  constraint case_joins_number unique (tenant_id, number)
);
alter table case_joins add constraint case_joins_case foreign key (tenant_id, case_id) references cases (tenant_id, id);
create index case_joins_by_case on case_joins (tenant_id, case_id);
alter table case_joins enable row level security;
create policy case_joins_own on case_joins to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on case_joins to linli_app;
