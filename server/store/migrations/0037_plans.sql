-- Plans (计划): what the office promised, where it says so, who answers for it, and how it stands.
create table plans (
  tenant_id int not null,
  id uuid not null,
  version int not null,
  -- The kind of plan by its name in a programme: five-year outline, annual plan, scheme, month.
  kind text not null,
  title text not null,
  number text not null default '',
  issued date,
  from_day date not null,
  until_day date not null,
  -- The plan it carries out: an annual plan hangs under a five-year one.
  under uuid,
  -- The plan of the period before, which it goes on from.
  follows uuid,
  lead_unit uuid,
  state text not null,
  -- 0 until it is adopted; each adoption keeps its tree.
  edition int not null default 0,
  -- Whether anybody may read it, in plain words.
  public boolean not null default false,
  plain text not null default '',
  made_by uuid not null,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  -- The day its values were last counted and its promises last judged.
  judged_on date,
  constraint plans_pk primary key (tenant_id, id),
  constraint plans_state check (state in ('draft', 'adopted', 'closed')),
  constraint plans_span check (until_day >= from_day)
);
create index plans_unjudged on plans (tenant_id, judged_on) where state <> 'closed';
create index plans_newest on plans (tenant_id, from_day desc, id);
alter table plans enable row level security;
create policy plans_own on plans to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update on plans to linli_app;

-- The texts a plan was read from, as they were decoded; every clause names its place in one of them.
create table plan_sources (
  tenant_id int not null,
  id uuid not null,
  plan_id uuid not null,
  name text not null,
  hash text not null,
  words text not null,
  reading jsonb not null,
  brought_by uuid not null,
  brought_at timestamptz not null,
  constraint plan_sources_pk primary key (tenant_id, id)
);
create index plan_sources_same on plan_sources (tenant_id, hash);
create index plan_sources_of on plan_sources (tenant_id, plan_id, brought_at);
alter table plan_sources enable row level security;
create policy plan_sources_own on plan_sources to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert on plan_sources to linli_app;

-- What a plan consists of: goals, measures, tasks, targets and milestones. `proposed` is what the reader found and nobody
-- said yes to; a promise is a live task, target or milestone.
create table plan_items (
  tenant_id int not null,
  id uuid not null,
  plan_id uuid not null,
  version int not null,
  parent_id uuid,
  position int not null,
  kind text not null,
  state text not null,
  number text not null default '',
  title text not null,
  -- The same in plain words, for anybody.
  plain text not null default '',
  source_id uuid,
  clause_at int,
  clause_length int,
  quote text not null default '',
  subject text not null default '',
  comparator text,
  low numeric,
  high numeric,
  unit text not null default '',
  -- What each one of has to reach it: 'community', or words; empty when it is one sum.
  per text not null default '',
  baseline numeric,
  start_day date,
  due_day date,
  due_said text not null default '',
  -- A duty that comes again: how often, and then `low` is asked of each period.
  cadence text,
  lead_unit uuid,
  co_units uuid[] not null default '{}',
  person uuid,
  -- Units as the text prints them, where the office knows none of that name.
  units_said text[] not null default '{}',
  -- Where values come from by themselves; null: typed.
  bound jsonb,
  questions jsonb not null default '[]',
  -- The same promise in another plan: counted there, not here.
  same_as uuid,
  carried_from uuid,
  reason text not null default '',
  value numeric,
  value_day date,
  done_day date,
  standing text not null,
  share real,
  because jsonb not null default '{}',
  forecast jsonb,
  decided_by uuid,
  decided_at timestamptz,
  changed_at timestamptz not null,
  constraint plan_items_pk primary key (tenant_id, id),
  constraint plan_items_kind check (kind in ('goal', 'measure', 'task', 'target', 'milestone')),
  constraint plan_items_state check (state in ('proposed', 'live', 'refused', 'dropped')),
  constraint plan_items_comparator check (comparator in ('eq', 'ge', 'le', 'range', 'zero', 'all', 'up', 'down', 'milestone')),
  constraint plan_items_cadence check (cadence in ('week', 'month', 'quarter', 'half', 'year')),
  constraint plan_items_standing check (standing in ('kept', 'on-way', 'slow', 'late', 'no-data', 'to-set', 'none'))
);
create index plan_items_of on plan_items (tenant_id, plan_id, parent_id, position);
create index plan_items_unit on plan_items (tenant_id, lead_unit, due_day) where state = 'live';
create index plan_items_due on plan_items (tenant_id, due_day, id) where state = 'live' and kind in ('task', 'target', 'milestone');
create index plan_items_bound on plan_items (tenant_id, plan_id) where state = 'live' and bound is not null;
alter table plan_items enable row level security;
create policy plan_items_own on plan_items to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update on plan_items to linli_app;

-- Values over time, counted or typed with evidence. What is corrected stays: the newest of a day counts.
create table plan_values (
  tenant_id int not null,
  item_id uuid not null,
  day date not null,
  -- The community it is the value of; empty for the whole.
  place text not null default '',
  version int not null,
  id uuid not null,
  value numeric,
  -- For tasks and milestones: done, or words on how far it is.
  done boolean,
  words text not null default '',
  files uuid[] not null default '{}',
  -- Null: counted by the system.
  said_by uuid,
  at timestamptz not null,
  constraint plan_values_pk primary key (tenant_id, item_id, day, place, version)
);
alter table plan_values enable row level security;
create policy plan_values_own on plan_values to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert on plan_values to linli_app;

-- One row for every change of a plan or an item, with what stood there before and after.
create table plan_changes (
  tenant_id int not null,
  id uuid not null,
  plan_id uuid not null,
  item_id uuid,
  at timestamptz not null,
  by_person uuid,
  what text not null,
  before jsonb not null default '{}',
  after jsonb not null default '{}',
  constraint plan_changes_pk primary key (tenant_id, id)
);
create index plan_changes_of on plan_changes (tenant_id, plan_id, at desc, id);
create index plan_changes_item on plan_changes (tenant_id, item_id, at desc, id) where item_id is not null;
alter table plan_changes enable row level security;
create policy plan_changes_own on plan_changes to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert on plan_changes to linli_app;

-- The tree as it was adopted, once and again; two of them side by side show what changed.
create table plan_editions (
  tenant_id int not null,
  plan_id uuid not null,
  edition int not null,
  adopted_by uuid not null,
  adopted_at timestamptz not null,
  words text not null,
  tree jsonb not null,
  constraint plan_editions_pk primary key (tenant_id, plan_id, edition)
);
alter table plan_editions enable row level security;
create policy plan_editions_own on plan_editions to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert on plan_editions to linli_app;
