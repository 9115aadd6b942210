-- What residents may see of each other's matters, and what other systems read and file through Open311.

-- The kind the reporter chose is a column of its own, since a row policy lets only plain comparisons of columns use an
-- index. Every published list is read kind by kind, what has ended also by how, in order of filing up to one page.
alter table cases add column told_kind text generated always as (data ->> 'kind') stored;
create index cases_told_open on cases (tenant_id, type, told_kind, filed_at, id) where closed_at is null;
create index cases_told_closed on cases (tenant_id, type, told_kind, state, filed_at, id) where closed_at is not null;
create index case_events_stepped on case_events (tenant_id, at, case_id) where kind = 'Stepped';

-- What somebody at the desk, or the author, decided about the words and pictures of one matter. Without a row nobody has
-- looked, and nothing but the bare matter is told.
create table published_words (
  tenant_id integer not null,
  case_id uuid not null,
  version integer not null default 1,
  decision text not null,
  words text,
  answer text,
  photos uuid[] not null default '{}',
  reason text,
  offered text,
  offered_at timestamptz,
  looked_at timestamptz,
  looked_by uuid,
  after_end boolean not null default false,
  constraint published_words_pk primary key (tenant_id, case_id),
  constraint published_words_decision check (decision in ('waiting', 'shown', 'withheld', 'hidden', 'taken-back')),
  constraint published_words_reason check (decision not in ('withheld', 'hidden') or reason is not null)
);
create index published_words_offered on published_words (tenant_id, offered_at, case_id) where offered_at is not null;
create index published_words_looked on published_words (tenant_id, decision, looked_at, case_id) where looked_at is not null;
alter table published_words enable row level security;
create policy published_words_own on published_words to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on published_words to linli_app;

-- Which key filed which matter: its updates are open to that key alone.
create table open311_requests (
  tenant_id integer not null,
  case_id uuid not null,
  key_id uuid not null,
  at timestamptz not null,
  constraint open311_requests_pk primary key (tenant_id, case_id)
);
alter table open311_requests enable row level security;
create policy open311_requests_own on open311_requests to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, delete on open311_requests to linli_app;
