-- Addresses are found by any part of them: each is stored with its single characters and pairs of neighbours, after
-- full-width forms, capitals and spaces are evened out. No extension is needed.
create function linli_plain(words text) returns text language sql immutable parallel safe as $$
  select pg_catalog.translate(pg_catalog.lower(pg_catalog.normalize(words, 'NFKC')), ' ', '')
$$;
create function linli_grams(words text) returns tsvector language sql immutable parallel safe as $$
  select pg_catalog.array_to_tsvector(coalesce(pg_catalog.array_agg(distinct g.part), '{}'))
  from (
    select pg_catalog.substr(p.plain, i.at, n.long) as part
    from (select pg_catalog.left(pg_catalog.translate(pg_catalog.lower(pg_catalog.normalize(words, 'NFKC')), ' ', ''), 200) as plain) p,
      pg_catalog.generate_series(1, 200) as i(at),
      pg_catalog.generate_series(1, 2) as n(long)
    where i.at + n.long - 1 <= pg_catalog.length(p.plain)
  ) g
$$;
alter table addresses add column grams tsvector generated always as (linli_grams(text)) stored;
create index addresses_by_words on addresses using gin (grams);
