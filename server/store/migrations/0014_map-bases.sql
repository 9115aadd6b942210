-- Backgrounds the office's maps may be drawn on, as its administrator set them. A key is kept locked with the office's secret.
create table map_bases (
  tenant_id int not null,
  id text not null,
  kind text not null,
  settings jsonb not null,
  key_locked text,
  version int not null default 1,
  constraint map_bases_pk primary key (tenant_id, id),
  constraint map_bases_kind check (kind in ('own', 'xyz-raster', 'xyz-vector', 'tianditu-streets', 'tianditu-images', 'pmtiles'))
);
alter table map_bases enable row level security;
create policy map_bases_own on map_bases to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on map_bases to linli_app;
