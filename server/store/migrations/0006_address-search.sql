-- Addresses are found by any part of them: each is stored with its single characters and pairs of neighbours, after
-- full-width forms, capitals and spaces are evened out. No extension is needed.
create function linli_plain(words text) returns text language sql immutable parallel safe as $$
  select pg_catalog.translate(pg_catalog.lower(pg_catalog.normalize(words, 'NFKC')), ' ', '')
$$;
create function linli_grams(words text) returns tsvector language plpgsql immutable parallel safe as $$
declare
  plain text := pg_catalog.left(pg_catalog.translate(pg_catalog.lower(pg_catalog.normalize(words, 'NFKC')), ' ', ''), 200);
  letters text[] := pg_catalog.string_to_array(plain, null);
  grams text[] := letters;
begin
  for i in 2 .. coalesce(pg_catalog.array_length(letters, 1), 0) loop
    grams := grams || (letters[i - 1] || letters[i]);
  end loop;
  return pg_catalog.array_to_tsvector(grams);
end
$$;
alter table addresses add column grams tsvector generated always as (linli_grams(text)) stored;
create index addresses_by_words on addresses using gin (grams);
-- A row policy keeps an index on words from being used, since PostgreSQL does not trust the operator with rows the policy
-- may hide. So the search runs as the owner, and holds the tenant itself, as the policy would.
create function linli_find_addresses(query tsquery, terms text[], most int) returns table (tenant_id int, id uuid, building_id uuid, text text)
language sql stable security definer set search_path from current as $$
  select a.tenant_id, a.id, a.building_id, a.text from addresses a
  where a.tenant_id = nullif(pg_catalog.current_setting('app.tenant', true), '')::int and a.grams @@ query
    and not exists (select 1 from pg_catalog.unnest(terms) as t(term) where pg_catalog.strpos(linli_plain(a.text), t.term) = 0)
  limit most
$$;
revoke all on function linli_find_addresses(tsquery, text[], int) from public;
grant execute on function linli_find_addresses(tsquery, text[], int) to linli_app;
