-- What was signed on paper for an entry of a register: seen by whoever may change the entry, gone with the consent.
alter table files add column entry_id uuid;
create index files_by_entry on files (tenant_id, entry_id) where entry_id is not null;
