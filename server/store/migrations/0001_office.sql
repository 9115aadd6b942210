-- The office itself: places, units, people, posts, rosters. Every key begins with tenant_id (the district, or the
-- stand-alone office), so the same schema spreads over a distributed PostgreSQL.
create table tenants (
  tenant_id int not null,
  name text not null,
  settings jsonb not null,
  version int not null default 1,
  constraint tenants_pk primary key (tenant_id)
);

create table places (
  tenant_id int not null,
  id uuid not null,
  kind text not null,
  code text not null,
  name text not null,
  name_en text,
  parent_id uuid,
  facts jsonb not null default '{}',
  constraint places_pk primary key (tenant_id, id),
  constraint places_code unique (tenant_id, kind, code),
  constraint places_kind check (kind in ('street', 'community', 'grid', 'building'))
);
create index places_parent on places (tenant_id, parent_id);

create table boundaries (
  tenant_id int not null,
  id uuid not null,
  place_id uuid not null,
  valid_from timestamptz not null,
  valid_to timestamptz,
  polygons jsonb not null,
  constraint boundaries_pk primary key (tenant_id, id)
);
alter table boundaries add constraint boundaries_place foreign key (tenant_id, place_id) references places (tenant_id, id);
create index boundaries_by_place on boundaries (tenant_id, place_id, valid_from);

create table addresses (
  tenant_id int not null,
  id uuid not null,
  building_id uuid not null,
  text text not null,
  entrance int,
  room text,
  constraint addresses_pk primary key (tenant_id, id)
);
alter table addresses add constraint addresses_building foreign key (tenant_id, building_id) references places (tenant_id, id);
create index addresses_by_building on addresses (tenant_id, building_id);

create table map_layers (
  tenant_id int not null,
  layer text not null,
  features jsonb not null,
  version int not null default 1,
  constraint map_layers_pk primary key (tenant_id, layer)
);

create table units (
  tenant_id int not null,
  id uuid not null,
  name text not null,
  name_en text,
  kind text not null,
  parent_id uuid,
  phone text,
  active boolean not null default true,
  constraint units_pk primary key (tenant_id, id),
  constraint units_kind check (kind in ('street', 'community', 'department', 'utility', 'organisation'))
);

create table people (
  tenant_id int not null,
  id uuid not null,
  kind text not null,
  name text not null,
  login text,
  phone text,
  password_hash text,
  totp_secret text,
  totp_confirmed_at timestamptz,
  subject text,
  active boolean not null default true,
  created_at timestamptz not null,
  left_at timestamptz,
  version int not null default 1,
  constraint people_pk primary key (tenant_id, id),
  constraint people_login unique (tenant_id, login),
  constraint people_subject unique (tenant_id, subject),
  constraint people_kind check (kind in ('staff', 'resident'))
);

create table posts (
  tenant_id int not null,
  id uuid not null,
  person_id uuid not null,
  role text not null,
  unit_id uuid,
  place_id uuid,
  valid_from timestamptz not null,
  valid_to timestamptz,
  constraint posts_pk primary key (tenant_id, id)
);
alter table posts add constraint posts_person foreign key (tenant_id, person_id) references people (tenant_id, id);
create index posts_by_person on posts (tenant_id, person_id);
create index posts_by_role on posts (tenant_id, role);

create table rosters (
  tenant_id int not null,
  id uuid not null,
  role text not null,
  unit_id uuid,
  place_id uuid,
  person_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  constraint rosters_pk primary key (tenant_id, id),
  constraint rosters_order check (starts_at < ends_at)
);
alter table rosters add constraint rosters_person foreign key (tenant_id, person_id) references people (tenant_id, id);
create index rosters_now on rosters (tenant_id, role, ends_at, starts_at);

create table register_rows (
  tenant_id int not null,
  register text not null,
  key text not null,
  version int not null,
  id uuid not null,
  data jsonb not null,
  valid_from timestamptz not null,
  valid_to timestamptz,
  changed_by uuid,
  constraint register_rows_pk primary key (tenant_id, register, key, version)
);
create unique index register_rows_current on register_rows (tenant_id, register, key) where valid_to is null;
create unique index register_rows_id on register_rows (tenant_id, id);
