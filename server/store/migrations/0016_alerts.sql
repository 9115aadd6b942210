-- How a person wants to be told of news. The notices themselves are kept in any case.
create table alert_settings (
  tenant_id int not null,
  person_id uuid not null,
  settings jsonb not null,
  changed_at timestamptz not null,
  constraint alert_settings_pk primary key (tenant_id, person_id)
);
alter table alert_settings enable row level security;
create policy alert_settings_own on alert_settings to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on alert_settings to linli_app;
