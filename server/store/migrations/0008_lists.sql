-- Lists of a large office. A row policy keeps an index from being used where PostgreSQL does not trust the operator with
-- rows the policy may hide; words and called units are such. So the ids are found by the owner, who holds the tenant
-- itself, and the cases are then read under the policy.
create function linli_cases_with_words(query tsquery, most int) returns table (id uuid)
language sql stable security definer set search_path from current as $$
  select c.id from cases c
  where c.tenant_id = nullif(pg_catalog.current_setting('app.tenant', true), '')::int and c.grams @@ query
  limit most
$$;
revoke all on function linli_cases_with_words(tsquery, int) from public;
grant execute on function linli_cases_with_words(tsquery, int) to linli_app;
create function linli_cases_called(units uuid[], only_open boolean) returns table (id uuid)
language sql stable security definer set search_path from current as $$
  select c.id from cases c
  where c.tenant_id = nullif(pg_catalog.current_setting('app.tenant', true), '')::int
    and c.task_units <> '{}' and c.task_units && units and (not only_open or c.closed_at is null)
$$;
revoke all on function linli_cases_called(uuid[], boolean) from public;
grant execute on function linli_cases_called(uuid[], boolean) to linli_app;
drop index cases_open_by_task_unit;
create index cases_by_task_unit on cases using gin (task_units) where task_units <> '{}';
-- Newest first is read backwards, so that a page continues by its key in both columns.
drop index cases_by_street;
create index cases_by_street on cases (tenant_id, street_id, filed_at, id);
drop index cases_by_unit;
create index cases_by_unit on cases (tenant_id, unit_id, filed_at, id);
drop index cases_by_grid;
create index cases_by_grid on cases (tenant_id, grid_id, filed_at, id);
drop index cases_by_filer;
create index cases_by_filer on cases (tenant_id, filer_id, filed_at, id) where filer_id is not null;
create index cases_by_community on cases (tenant_id, community_id, filed_at, id);
-- The beginning of a number is a range only where letters are compared byte by byte.
alter table cases alter column number type text collate "C";
