-- Tables that other offices ask this one to fill (索要报表): who asks on which basis for which columns, and who let it pass.
create table demands (
  tenant_id int not null,
  id uuid not null,
  version int not null,
  title text not null,
  asker text not null,
  basis text not null,
  -- Titles of its columns, and whether somebody said that one has to be typed though it looks known.
  columns jsonb not null,
  -- Whose communities fill it; empty: the office itself.
  communities uuid[] not null default '{}',
  -- Rows that one of them fills.
  rows int not null,
  every text not null,
  until_day date not null,
  -- The row of the list of permitted demands it rests on, and why it goes beyond it or rests on none.
  listed text,
  beyond jsonb not null default '[]',
  reason text not null,
  form_id uuid,
  state text not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  decision text,
  file_name text,
  file_type text,
  file bytea,
  constraint demands_pk primary key (tenant_id, id),
  constraint demands_state check (state in ('waiting', 'approved', 'refused', 'withdrawn')),
  constraint demands_every check (every in ('once', 'week', 'month', 'quarter', 'half', 'year'))
);
create index demands_newest on demands (tenant_id, asked_at desc, id);
create index demands_standing on demands (tenant_id, until_day) where state = 'approved';
alter table demands enable row level security;
create policy demands_own on demands to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update on demands to linli_app;

-- Each time a demand was handed out: what it asked for then, and how much of it the system held.
create table demand_rounds (
  tenant_id int not null,
  id uuid not null,
  demand_id uuid not null,
  handed_by uuid not null,
  handed_at timestamptz not null,
  due_day date not null,
  cells int not null,
  held int not null,
  constraint demand_rounds_pk primary key (tenant_id, id)
);
create index demand_rounds_newest on demand_rounds (tenant_id, handed_at desc);
create index demand_rounds_of on demand_rounds (tenant_id, demand_id, handed_at desc);
alter table demand_rounds enable row level security;
create policy demand_rounds_own on demand_rounds to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert on demand_rounds to linli_app;
