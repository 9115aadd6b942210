-- Cases that stand in one state, in the order they were filed, and how many they are: without reading all that is open.
create index cases_open_by_state on cases (tenant_id, street_id, state, filed_at, id) where closed_at is null;

-- Units have been called to far more cases than stand open, so the open ones are found by an index of their own.
create index cases_open_called on cases using gin (task_units) where closed_at is null and task_units <> '{}';
create function linli_open_cases_called(units uuid[]) returns table (id uuid)
language sql stable security definer set search_path from current as $$
  select c.id from cases c
  where c.tenant_id = nullif(pg_catalog.current_setting('app.tenant', true), '')::int
    and c.task_units <> '{}' and c.task_units && units and c.closed_at is null
$$;
revoke all on function linli_open_cases_called(uuid[]) from public;
grant execute on function linli_open_cases_called(uuid[]) to linli_app;
drop function linli_cases_called(uuid[], boolean);
create function linli_cases_called(units uuid[]) returns table (id uuid)
language sql stable security definer set search_path from current as $$
  select c.id from cases c
  where c.tenant_id = nullif(pg_catalog.current_setting('app.tenant', true), '')::int
    and c.task_units <> '{}' and c.task_units && units
$$;
revoke all on function linli_cases_called(uuid[]) from public;
grant execute on function linli_cases_called(uuid[]) to linli_app;

-- About how many cases hold all of these grams, by what the database knows of the commonest of them; zero when one of them
-- is none of these, and so rare that it is better looked up. The statistics belong to the owner of the table.
create function linli_cases_guessed(words text[]) returns double precision
language sql stable security definer set search_path from current as $$
  select coalesce(exp(sum(case when s.share > 0 then ln(s.share) else ln(1e-9) end)), 0) * (select greatest(reltuples, 0) from pg_class where oid = 'cases'::regclass)
  from unnest(words) w
  left join (
    select e.word, e.share from pg_stats p, unnest(p.most_common_elems::text::text[], p.most_common_elem_freqs) e (word, share)
    where p.schemaname = current_schema and p.tablename = 'cases' and p.attname = 'grams'
  ) s on s.word = w
$$;
revoke all on function linli_cases_guessed(text[]) from public;
grant execute on function linli_cases_guessed(text[]) to linli_app;
