-- What was signed on paper for an entry of a register: seen by whoever may change the entry, gone with the consent.
alter table files add column entry_id uuid;
create index files_by_entry on files (tenant_id, entry_id) where entry_id is not null;

-- Questions about what every case has (state, unit, ground, in time) are answered from this index alone.
drop index cases_filed_at;
create index cases_filed_at on cases (tenant_id, type, filed_at) include (street_id, community_id, grid_id, unit_id, state, channel, closed_at,
  ever_late, late_at, due_at, main_id);
