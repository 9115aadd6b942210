-- Pictures that show what a mark or an objection rests on stay with the appraisal.
alter table files add column appraisal_id uuid;
alter table appraisal_marks add column files uuid[] not null default '{}';
alter table appraisal_appeals add column files uuid[] not null default '{}';

-- The yearly result somebody else decided of one member of the staff, as it was told. Nothing here is worked out, and nothing
-- asks for it but by the person: no order, no count, no list. The highest version holds; the others are its history and go with it.
create table staff_results (
  tenant_id int not null,
  id uuid not null,
  version int not null,
  person_id uuid not null,
  year int not null,
  grade text not null,
  told_on date,
  objected boolean not null,
  outcome text not null,
  document text not null,
  -- Why it was corrected or taken back.
  reason text not null default '',
  withdrawn boolean not null default false,
  by_person uuid not null,
  at timestamptz not null,
  constraint staff_results_pk primary key (tenant_id, id, version),
  constraint staff_results_other check (by_person <> person_id)
);
create index staff_results_of on staff_results (tenant_id, person_id);
alter table staff_results enable row level security;
create policy staff_results_own on staff_results to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert on staff_results to linli_app;
