-- Documents an office publishes: what is being written, what the public sees, every published version, their files.
create table documents (
  tenant_id int not null,
  id uuid not null,
  version int not null default 1,
  work text not null,
  seen text not null default 'none',
  draft jsonb,
  writers uuid[] not null default '{}',
  drafter text,
  submitted jsonb,
  reviewed jsonb,
  note text,
  correction text,
  publish_at timestamptz,
  index_no text collate "C",
  revision int not null default 0,
  class text not null,
  title text not null,
  unit_id uuid,
  community_id uuid,
  content jsonb,
  words text not null default '',
  grams tsvector not null default '',
  published_at timestamptz,
  revised_at timestamptz,
  year int,
  effective_from date,
  effective_to date,
  repealed_on date,
  repealed_by uuid,
  repeal_reason text,
  interprets uuid,
  shown_until date,
  gone_at timestamptz,
  gone_reason text,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  constraint documents_pk primary key (tenant_id, id),
  constraint documents_index unique (tenant_id, index_no),
  constraint documents_work check (work in ('still', 'draft', 'review', 'ready')),
  constraint documents_seen check (seen in ('none', 'shown', 'ended', 'withdrawn'))
);
create index documents_newest on documents (tenant_id, published_at, id) where seen = 'shown';
create index documents_by_class on documents (tenant_id, class, published_at, id) where seen = 'shown';
create index documents_by_unit on documents (tenant_id, unit_id, published_at, id) where seen = 'shown';
create index documents_by_community on documents (tenant_id, community_id, published_at, id) where seen = 'shown' and community_id is not null;
create index documents_counted on documents (tenant_id, class, unit_id, community_id, year) where seen = 'shown';
create index documents_readings on documents (tenant_id, interprets) where interprets is not null;
create index documents_worked on documents (tenant_id, work, changed_at, id);
create index documents_changed on documents (tenant_id, changed_at, id);
create index documents_due on documents (tenant_id, publish_at) where publish_at is not null;
create index documents_ending on documents (tenant_id, shown_until) where shown_until is not null and seen = 'shown';
create index documents_with_words on documents using gin (grams) where seen = 'shown';

create table document_revisions (
  tenant_id int not null,
  document_id uuid not null,
  revision int not null,
  at timestamptz not null,
  content jsonb not null,
  reason text,
  drafter jsonb not null,
  reviewer jsonb not null,
  constraint document_revisions_pk primary key (tenant_id, document_id, revision)
);
alter table document_revisions add constraint document_revisions_document foreign key (tenant_id, document_id) references documents (tenant_id, id);

create table document_files (
  tenant_id int not null,
  id uuid not null,
  document_id uuid not null,
  name text not null,
  type text not null,
  bytes int not null,
  sha256 text not null,
  words text,
  made_by uuid,
  created_at timestamptz not null,
  constraint document_files_pk primary key (tenant_id, id)
);
alter table document_files add constraint document_files_document foreign key (tenant_id, document_id) references documents (tenant_id, id);
create index document_files_by_document on document_files (tenant_id, document_id);

-- How often a document was read on a day. Nothing says by whom.
create table document_views (
  tenant_id int not null,
  document_id uuid not null,
  day date not null,
  views int not null,
  constraint document_views_pk primary key (tenant_id, document_id, day)
);

-- The last serial of each series of index numbers.
create table document_serials (
  tenant_id int not null,
  series text not null,
  last int not null,
  constraint document_serials_pk primary key (tenant_id, series)
);

alter table documents enable row level security;
create policy documents_own on documents to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on documents to linli_app;

-- What was published stays as it was published.
alter table document_revisions enable row level security;
create policy document_revisions_read on document_revisions for select to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
create policy document_revisions_insert on document_revisions for insert to linli_app with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert on document_revisions to linli_app;

alter table document_files enable row level security;
create policy document_files_own on document_files to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on document_files to linli_app;

alter table document_views enable row level security;
create policy document_views_own on document_views to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on document_views to linli_app;

alter table document_serials enable row level security;
create policy document_serials_own on document_serials to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on document_serials to linli_app;

-- Found by the owner, who holds the tenant itself: a row policy keeps the index on words from being used.
create function linli_documents_with_words(query tsquery, most int) returns table (id uuid)
language sql stable security definer set search_path from current as $$
  select d.id from documents d
  where d.tenant_id = nullif(pg_catalog.current_setting('app.tenant', true), '')::int and d.seen = 'shown' and d.grams @@ query
  limit most
$$;
revoke all on function linli_documents_with_words(tsquery, int) from public;
grant execute on function linli_documents_with_words(tsquery, int) to linli_app;
