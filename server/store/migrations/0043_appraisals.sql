-- Appraisal of units: a scheme whose rules are fixed when it is opened, what each unit got for each part, objections and answers.
-- Nothing in it is about a person but who did something.
create table appraisals (
  tenant_id int not null,
  id uuid not null,
  version int not null,
  edition int not null,
  -- The scheme this one takes the place of.
  follows uuid,
  title text not null,
  from_day date not null,
  until_day date not null,
  units uuid[] not null,
  parts jsonb not null default '[]',
  -- Shares of fewer records place nobody; scores closer than this are not told apart.
  smallest int not null,
  near numeric not null,
  state text not null,
  appeal_until date,
  made_by uuid not null,
  made_at timestamptz not null,
  constraint appraisals_pk primary key (tenant_id, id),
  constraint appraisals_days check (from_day <= until_day),
  constraint appraisals_state check (state in ('draft', 'open', 'shown', 'fixed', 'withdrawn'))
);
create index appraisals_newest on appraisals (tenant_id, made_at desc, id);
alter table appraisals enable row level security;
create policy appraisals_own on appraisals to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update on appraisals to linli_app;

-- What a unit got for a part. Nothing is changed in place: the highest version holds, the others are its history.
create table appraisal_marks (
  tenant_id int not null,
  appraisal_id uuid not null,
  unit_id uuid not null,
  part text not null,
  version int not null,
  points numeric,
  low numeric,
  high numeric,
  value numeric,
  hit numeric,
  "of" numeric,
  share boolean not null default false,
  small boolean not null default false,
  -- Over which days it was counted; null for what somebody judged.
  from_day date,
  until_day date,
  words text not null default '',
  evidence text not null default '',
  -- The objection that changed it.
  appeal_id uuid,
  by_person uuid,
  at timestamptz not null,
  constraint appraisal_marks_pk primary key (tenant_id, appraisal_id, unit_id, part, version)
);
alter table appraisal_marks enable row level security;
create policy appraisal_marks_own on appraisal_marks to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert on appraisal_marks to linli_app;

create table appraisal_appeals (
  tenant_id int not null,
  id uuid not null,
  appraisal_id uuid not null,
  unit_id uuid not null,
  part text not null,
  words text not null,
  by_person uuid not null,
  at timestamptz not null,
  upheld boolean,
  answer text,
  answered_by uuid,
  answered_at timestamptz,
  constraint appraisal_appeals_pk primary key (tenant_id, id),
  constraint appraisal_appeals_answer check ((answer is null) = (answered_by is null) and (answer is null) = (upheld is null)),
  constraint appraisal_appeals_other check (answered_by <> by_person)
);
create index appraisal_appeals_of on appraisal_appeals (tenant_id, appraisal_id, unit_id, at);
alter table appraisal_appeals enable row level security;
create policy appraisal_appeals_own on appraisal_appeals to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update on appraisal_appeals to linli_app;

create table appraisal_changes (
  tenant_id int not null,
  id uuid not null,
  appraisal_id uuid not null,
  at timestamptz not null,
  by_person uuid not null,
  what text not null,
  before jsonb not null default '{}',
  after jsonb not null default '{}',
  constraint appraisal_changes_pk primary key (tenant_id, id)
);
create index appraisal_changes_of on appraisal_changes (tenant_id, appraisal_id, at, id);
alter table appraisal_changes enable row level security;
create policy appraisal_changes_own on appraisal_changes to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert on appraisal_changes to linli_app;
