-- Draws of what is inspected by whom (双随机): the list first, its digest shown, the seed afterwards, everything to be drawn again.
create table draws (
  tenant_id int not null,
  id uuid not null,
  version int not null,
  title text not null,
  -- The row of the register of what may be drawn from.
  source text not null,
  communities uuid[] not null default '{}',
  units uuid[] not null,
  take int not null,
  each int not null,
  -- The public number that will be part of the seed, named before anybody knows it.
  number text not null,
  -- Interests declared, with the reason; the reason is never published.
  conflicts jsonb not null default '[]',
  state text not null,
  -- The frozen list as it is published, its digest, and which person stands behind each label: never published.
  list jsonb,
  hash text,
  people jsonb,
  seed jsonb,
  result jsonb,
  withdrawn text,
  made_by uuid not null,
  made_at timestamptz not null,
  frozen_by uuid,
  frozen_at timestamptz,
  drawn_by uuid,
  drawn_at timestamptz,
  constraint draws_pk primary key (tenant_id, id),
  constraint draws_state check (state in ('prepared', 'frozen', 'drawn', 'withdrawn'))
);
create index draws_newest on draws (tenant_id, made_at desc, id);
alter table draws enable row level security;
create policy draws_own on draws to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update on draws to linli_app;
