-- The second wall: even a query that forgets its filter sees one tenant, and of the cases only those within the reach
-- that the request was opened with. Policies hold no subquery, so they also work on a distributed PostgreSQL; an empty
-- setting fails closed.
do $$
begin
  if not exists (select 1 from pg_roles where rolname = 'linli_app') then
    create role linli_app nologin;
  end if;
end
$$;
do $$
begin
  execute format('grant linli_app to %I', current_user);
  execute format('grant usage on schema %I to linli_app', current_schema());
end
$$;

alter table cases enable row level security;
create policy cases_reach on cases for select to linli_app using (
  tenant_id = nullif(current_setting('app.tenant', true), '')::int
  and (
    current_setting('app.reach', true) = 'office'
    or street_id = any (string_to_array(nullif(current_setting('app.streets', true), ''), ',')::uuid[])
    or community_id = any (string_to_array(nullif(current_setting('app.communities', true), ''), ',')::uuid[])
    or grid_id = any (string_to_array(nullif(current_setting('app.grids', true), ''), ',')::uuid[])
    or unit_id = any (string_to_array(nullif(current_setting('app.units', true), ''), ',')::uuid[])
    or task_units && string_to_array(nullif(current_setting('app.units', true), ''), ',')::uuid[]
    or filer_id = nullif(current_setting('app.person', true), '')::uuid
    or id = nullif(current_setting('app.case', true), '')::uuid
  )
);
-- Writing is decided by the engine on a case that was read under the policy above; here only the tenant is held.
create policy cases_insert on cases for insert to linli_app with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
create policy cases_update on cases for update to linli_app using (
  tenant_id = nullif(current_setting('app.tenant', true), '')::int
  and (
    current_setting('app.reach', true) = 'office'
    or street_id = any (string_to_array(nullif(current_setting('app.streets', true), ''), ',')::uuid[])
    or community_id = any (string_to_array(nullif(current_setting('app.communities', true), ''), ',')::uuid[])
    or grid_id = any (string_to_array(nullif(current_setting('app.grids', true), ''), ',')::uuid[])
    or unit_id = any (string_to_array(nullif(current_setting('app.units', true), ''), ',')::uuid[])
    or task_units && string_to_array(nullif(current_setting('app.units', true), ''), ',')::uuid[]
    or filer_id = nullif(current_setting('app.person', true), '')::uuid
    or id = nullif(current_setting('app.case', true), '')::uuid
  )
) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update on cases to linli_app;

-- History is written and read, never changed. It is reached through its case.
alter table case_events enable row level security;
create policy case_events_read on case_events for select to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
create policy case_events_insert on case_events for insert to linli_app with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert on case_events to linli_app;

-- The audit trail is written and read; only the sealing job, which runs as the owner, touches a row again.
alter table audit enable row level security;
create policy audit_read on audit for select to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
create policy audit_insert on audit for insert to linli_app with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert on audit to linli_app;

alter table places enable row level security;
create policy places_own on places to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on places to linli_app;

alter table boundaries enable row level security;
create policy boundaries_own on boundaries to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on boundaries to linli_app;

alter table addresses enable row level security;
create policy addresses_own on addresses to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on addresses to linli_app;

alter table map_layers enable row level security;
create policy map_layers_own on map_layers to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on map_layers to linli_app;

alter table units enable row level security;
create policy units_own on units to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on units to linli_app;

alter table people enable row level security;
create policy people_own on people to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on people to linli_app;

alter table posts enable row level security;
create policy posts_own on posts to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on posts to linli_app;

alter table rosters enable row level security;
create policy rosters_own on rosters to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on rosters to linli_app;

alter table register_rows enable row level security;
create policy register_rows_own on register_rows to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on register_rows to linli_app;

alter table definitions enable row level security;
create policy definitions_own on definitions to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on definitions to linli_app;

alter table timers enable row level security;
create policy timers_own on timers to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on timers to linli_app;

alter table outbox enable row level security;
create policy outbox_own on outbox to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on outbox to linli_app;

alter table notices enable row level security;
create policy notices_own on notices to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on notices to linli_app;

alter table files enable row level security;
create policy files_own on files to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on files to linli_app;

alter table sessions enable row level security;
create policy sessions_own on sessions to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on sessions to linli_app;

alter table passkeys enable row level security;
create policy passkeys_own on passkeys to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on passkeys to linli_app;

alter table challenges enable row level security;
create policy challenges_own on challenges to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on challenges to linli_app;

alter table api_keys enable row level security;
create policy api_keys_own on api_keys to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on api_keys to linli_app;

alter table throttles enable row level security;
create policy throttles_own on throttles to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on throttles to linli_app;

alter table tenants enable row level security;
create policy tenants_own on tenants to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update on tenants to linli_app;
