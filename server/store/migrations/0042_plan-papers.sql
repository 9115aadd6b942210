-- Papers written from plans: reports, reviews and circulars, each a draft among the documents once it is written.
create table plan_papers (
  tenant_id int not null,
  id uuid not null,
  version int not null,
  -- Null: all adopted plans.
  plan_id uuid,
  kind text not null,
  -- '2026-05', '2026-Q2' or '2026'.
  period text not null,
  -- The day it speaks of: the last of the period, or the day it was made while the period still ran.
  as_of date not null,
  state text not null,
  -- Until when units may answer; circulars only.
  reply_by date,
  document_id uuid,
  made_by uuid not null,
  made_at timestamptz not null,
  constraint plan_papers_pk primary key (tenant_id, id),
  constraint plan_papers_kind check (kind in ('report', 'circular', 'review')),
  constraint plan_papers_state check (state in ('asked', 'written', 'stopped')),
  constraint plan_papers_whole check ((state = 'written') = (document_id is not null) and (kind = 'circular') = (reply_by is not null))
);
create index plan_papers_newest on plan_papers (tenant_id, made_at desc, id);
create index plan_papers_asked on plan_papers (tenant_id, id) where state = 'asked';
alter table plan_papers enable row level security;
create policy plan_papers_own on plan_papers to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update on plan_papers to linli_app;

-- What each unit a circular names as late was shown, and what it answers in writing.
create table plan_paper_answers (
  tenant_id int not null,
  paper_id uuid not null,
  unit_id uuid not null,
  version int not null,
  asked_at timestamptz not null,
  words text not null default '',
  answered_by uuid,
  answered_at timestamptz,
  constraint plan_paper_answers_pk primary key (tenant_id, paper_id, unit_id)
);
create index plan_paper_answers_unit on plan_paper_answers (tenant_id, unit_id, paper_id);
alter table plan_paper_answers enable row level security;
create policy plan_paper_answers_own on plan_paper_answers to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update on plan_paper_answers to linli_app;
