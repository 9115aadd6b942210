-- Telling people: channels, who wants to be told how, what was told, in which words; and webhooks to other programs.
-- The ways by which somebody outside the case is told, as the office set them up. Passwords and robot addresses are kept locked.
create table channels (
  tenant_id int not null,
  id text not null,
  kind text not null,
  settings jsonb not null,
  secret_locked text,
  version int not null default 1,
  constraint channels_pk primary key (tenant_id, id),
  constraint channels_kind check (kind in ('sms', 'email', 'push', 'chat'))
);

-- How the reporter of a case, or somebody on the staff, wants to be told. Belongs to personal data and goes with it.
create table contacts (
  tenant_id int not null,
  id uuid not null,
  case_id uuid,
  person_id uuid,
  channel text not null,
  address text,
  subscription jsonb,
  language text not null,
  purpose text not null,
  wanted boolean not null default true,
  created_at timestamptz not null,
  stopped_at timestamptz,
  constraint contacts_pk primary key (tenant_id, id),
  constraint contacts_channel check (channel in ('sms', 'email', 'push'))
);
create index contacts_by_case on contacts (tenant_id, case_id) where case_id is not null;
create index contacts_by_age on contacts (tenant_id, created_at) where case_id is not null;
create index contacts_by_person on contacts (tenant_id, person_id) where person_id is not null;

-- Everything told or still to be told to one receiver by one channel. Holds no address and no key: those are looked up when it is sent.
create table deliveries (
  tenant_id int not null,
  id uuid not null,
  case_id uuid,
  of_case uuid,
  contact_id uuid,
  field text,
  person_id uuid,
  channel_id text not null,
  channel text not null,
  purpose text not null,
  step text,
  seq int,
  language text not null default 'zh',
  subject text not null,
  body text,
  path text,
  shown_to text,
  status text not null,
  attempts int not null default 0,
  next_at timestamptz not null,
  last_error text,
  created_at timestamptz not null,
  sent_at timestamptz,
  dead_at timestamptz,
  constraint deliveries_pk primary key (tenant_id, id),
  constraint deliveries_status check (status in ('waiting', 'sent', 'dead', 'stopped'))
);
create index deliveries_due on deliveries (tenant_id, channel, next_at) where status = 'waiting';
create index deliveries_by_case on deliveries (tenant_id, case_id, created_at desc) where case_id is not null;
create index deliveries_dead on deliveries (tenant_id, dead_at) where status = 'dead';
create index deliveries_without_case on deliveries (tenant_id, created_at) where case_id is null;

-- What is said at which step by which channel; every version is kept. Without a text the office's own standard words hold.
create table templates (
  tenant_id int not null,
  type text not null,
  step text not null,
  channel text not null,
  language text not null,
  version int not null,
  subject text,
  body text,
  made_at timestamptz not null,
  made_by uuid,
  constraint templates_pk primary key (tenant_id, type, step, channel, language, version)
);

create table tell_settings (
  tenant_id int not null,
  person_id uuid not null,
  settings jsonb not null,
  digest_at int,
  changed_at timestamptz not null,
  constraint tell_settings_pk primary key (tenant_id, person_id)
);
create index tell_settings_digest on tell_settings (tenant_id, digest_at) where digest_at is not null;

-- One a day for each person, however many instances run.
create table digests (
  tenant_id int not null,
  person_id uuid not null,
  day text not null,
  content jsonb not null,
  made_at timestamptz not null,
  constraint digests_pk primary key (tenant_id, person_id, day)
);
create index digests_by_age on digests (tenant_id, made_at);

create table standard_texts (
  tenant_id int not null,
  id uuid not null,
  title text not null,
  body text not null,
  type text,
  step text,
  field text,
  category text,
  share text not null,
  owner_id uuid not null,
  unit_id uuid,
  version int not null default 1,
  changed_at timestamptz not null,
  constraint standard_texts_pk primary key (tenant_id, id),
  constraint standard_texts_share check (share in ('own', 'unit', 'office'))
);
create index standard_texts_by_owner on standard_texts (tenant_id, owner_id) where share = 'own';
create index standard_texts_by_unit on standard_texts (tenant_id, unit_id) where share = 'unit';
create index standard_texts_of_office on standard_texts (tenant_id, title) where share = 'office';

create table webhooks (
  tenant_id int not null,
  id uuid not null,
  settings jsonb not null,
  secret_locked text not null,
  active boolean not null default true,
  failures int not null default 0,
  failing_since timestamptz,
  paused_at timestamptz,
  version int not null default 1,
  made_by uuid,
  created_at timestamptz not null,
  constraint webhooks_pk primary key (tenant_id, id)
);

create table webhook_deliveries (
  tenant_id int not null,
  id uuid not null,
  webhook_id uuid not null,
  case_id uuid,
  event text not null,
  payload jsonb not null,
  status text not null,
  attempts int not null default 0,
  next_at timestamptz not null,
  response_status int,
  response_text text,
  took_ms int,
  created_at timestamptz not null,
  done_at timestamptz,
  constraint webhook_deliveries_pk primary key (tenant_id, id),
  constraint webhook_deliveries_status check (status in ('waiting', 'sent', 'dead'))
);
create index webhook_deliveries_due on webhook_deliveries (tenant_id, webhook_id, next_at) where status = 'waiting';
create index webhook_deliveries_by_webhook on webhook_deliveries (tenant_id, webhook_id, created_at desc);
create index webhook_deliveries_by_age on webhook_deliveries (tenant_id, created_at);

alter table channels enable row level security;
create policy channels_own on channels to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on channels to linli_app;

alter table contacts enable row level security;
create policy contacts_own on contacts to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on contacts to linli_app;

alter table deliveries enable row level security;
create policy deliveries_own on deliveries to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on deliveries to linli_app;

alter table templates enable row level security;
create policy templates_own on templates to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on templates to linli_app;

alter table tell_settings enable row level security;
create policy tell_settings_own on tell_settings to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on tell_settings to linli_app;

alter table digests enable row level security;
create policy digests_own on digests to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on digests to linli_app;

alter table standard_texts enable row level security;
create policy standard_texts_own on standard_texts to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on standard_texts to linli_app;

alter table webhooks enable row level security;
create policy webhooks_own on webhooks to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on webhooks to linli_app;

alter table webhook_deliveries enable row level security;
create policy webhook_deliveries_own on webhook_deliveries to linli_app using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
grant select, insert, update, delete on webhook_deliveries to linli_app;

-- Short messages still waiting in the outbox go on as deliveries; the telephone is read from the case when they are sent.
insert into deliveries (tenant_id, id, case_id, of_case, field, channel_id, channel, purpose, step, subject, body, status, attempts, next_at, last_error, created_at, dead_at)
select tenant_id, id, case_id, case_id, 'phone', 'sms', 'sms', 'step', payload ->> 'step', payload ->> 'number',
  '您反映的事项有新进展：' || chr(57344), case when dead_at is null then 'waiting' else 'dead' end, attempts, next_at, last_error, created_at, dead_at
from outbox where kind = 'message';
delete from outbox where kind = 'message';
