-- Signing in, keys, throttling and the audit trail.
create table sessions (
  tenant_id int not null,
  token_hash text not null,
  id uuid not null,
  person_id uuid not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  second_factor boolean not null,
  agent text,
  ended_at timestamptz,
  constraint sessions_pk primary key (tenant_id, token_hash)
);
alter table sessions add constraint sessions_person foreign key (tenant_id, person_id) references people (tenant_id, id);
create index sessions_by_person on sessions (tenant_id, person_id);

create table passkeys (
  tenant_id int not null,
  credential_id text not null,
  id uuid not null,
  person_id uuid not null,
  public_key text not null,
  counter bigint not null,
  transports jsonb not null default '[]',
  name text not null,
  created_at timestamptz not null,
  used_at timestamptz,
  constraint passkeys_pk primary key (tenant_id, credential_id)
);
alter table passkeys add constraint passkeys_person foreign key (tenant_id, person_id) references people (tenant_id, id);
create index passkeys_by_person on passkeys (tenant_id, person_id);

create table challenges (
  tenant_id int not null,
  id uuid not null,
  kind text not null,
  payload jsonb not null,
  expires_at timestamptz not null,
  constraint challenges_pk primary key (tenant_id, id)
);

create table api_keys (
  tenant_id int not null,
  id uuid not null,
  name text not null,
  key_hash text not null,
  person_id uuid not null,
  scopes jsonb not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  revoked_at timestamptz,
  used_at timestamptz,
  constraint api_keys_pk primary key (tenant_id, id),
  constraint api_keys_hash unique (tenant_id, key_hash)
);
alter table api_keys add constraint api_keys_person foreign key (tenant_id, person_id) references people (tenant_id, id);

create table throttles (
  tenant_id int not null,
  key text not null,
  failures int not null,
  until timestamptz not null,
  constraint throttles_pk primary key (tenant_id, key)
);

create table audit (
  tenant_id int not null,
  at timestamptz not null,
  id uuid not null,
  actor jsonb not null,
  person_id uuid,
  action text not null,
  case_id uuid,
  subject_id uuid,
  detail jsonb not null default '{}',
  result text not null,
  seal text,
  constraint audit_pk primary key (tenant_id, at, id)
);
create index audit_by_person on audit (tenant_id, person_id, at desc);
create index audit_by_subject on audit (tenant_id, subject_id, at desc) where subject_id is not null;
create index audit_by_case on audit (tenant_id, case_id, at desc) where case_id is not null;
