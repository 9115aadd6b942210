-- What happens near somebody is read by squares of a hundredth of a degree. The square is a column of its own, since a row
-- policy lets only plain comparisons of columns use an index.
alter table cases add column cell integer
  generated always as (floor(lat * 100)::int * 100000 + floor(lng * 100)::int) stored;
create index cases_open_by_cell on cases (tenant_id, cell, filed_at, id) where closed_at is null and cell is not null;
create index cases_closed_by_cell on cases (tenant_id, cell, closed_at, id) where closed_at is not null and cell is not null;
