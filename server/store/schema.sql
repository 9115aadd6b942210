table addresses (
  tenant_id integer not null,
  id uuid not null,
  building_id uuid not null,
  text text not null,
  entrance integer,
  room text,
  grams tsvector default linli_grams(text),
  constraint addresses_building FOREIGN KEY (tenant_id, building_id) REFERENCES places(tenant_id, id),
  constraint addresses_pk PRIMARY KEY (tenant_id, id)
);
CREATE INDEX addresses_by_building ON addresses USING btree (tenant_id, building_id);
CREATE INDEX addresses_by_words ON addresses USING gin (grams);
policy addresses_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table alert_settings (
  tenant_id integer not null,
  person_id uuid not null,
  settings jsonb not null,
  changed_at timestamp with time zone not null,
  constraint alert_settings_pk PRIMARY KEY (tenant_id, person_id)
);
policy alert_settings_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table api_keys (
  tenant_id integer not null,
  id uuid not null,
  name text not null,
  key_hash text not null,
  person_id uuid not null,
  scopes jsonb not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone,
  revoked_at timestamp with time zone,
  used_at timestamp with time zone,
  place_id uuid,
  constraint api_keys_person FOREIGN KEY (tenant_id, person_id) REFERENCES people(tenant_id, id),
  constraint api_keys_pk PRIMARY KEY (tenant_id, id),
  constraint api_keys_hash UNIQUE (tenant_id, key_hash)
);
policy api_keys_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table appraisal_appeals (
  tenant_id integer not null,
  id uuid not null,
  appraisal_id uuid not null,
  unit_id uuid not null,
  part text not null,
  words text not null,
  by_person uuid not null,
  at timestamp with time zone not null,
  upheld boolean,
  answer text,
  answered_by uuid,
  answered_at timestamp with time zone,
  files uuid[] not null default '{}'::uuid[],
  constraint appraisal_appeals_answer CHECK ((((answer IS NULL) = (answered_by IS NULL)) AND ((answer IS NULL) = (upheld IS NULL)))),
  constraint appraisal_appeals_other CHECK ((answered_by <> by_person)),
  constraint appraisal_appeals_pk PRIMARY KEY (tenant_id, id)
);
CREATE INDEX appraisal_appeals_of ON appraisal_appeals USING btree (tenant_id, appraisal_id, unit_id, at);
policy appraisal_appeals_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table appraisal_changes (
  tenant_id integer not null,
  id uuid not null,
  appraisal_id uuid not null,
  at timestamp with time zone not null,
  by_person uuid not null,
  what text not null,
  before jsonb not null default '{}'::jsonb,
  after jsonb not null default '{}'::jsonb,
  constraint appraisal_changes_pk PRIMARY KEY (tenant_id, id)
);
CREATE INDEX appraisal_changes_of ON appraisal_changes USING btree (tenant_id, appraisal_id, at, id);
policy appraisal_changes_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table appraisal_marks (
  tenant_id integer not null,
  appraisal_id uuid not null,
  unit_id uuid not null,
  part text not null,
  version integer not null,
  points numeric,
  low numeric,
  high numeric,
  value numeric,
  hit numeric,
  of numeric,
  share boolean not null default false,
  small boolean not null default false,
  from_day date,
  until_day date,
  words text not null default ''::text,
  evidence text not null default ''::text,
  appeal_id uuid,
  by_person uuid,
  at timestamp with time zone not null,
  files uuid[] not null default '{}'::uuid[],
  constraint appraisal_marks_pk PRIMARY KEY (tenant_id, appraisal_id, unit_id, part, version)
);
policy appraisal_marks_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table appraisals (
  tenant_id integer not null,
  id uuid not null,
  version integer not null,
  edition integer not null,
  follows uuid,
  title text not null,
  from_day date not null,
  until_day date not null,
  units uuid[] not null,
  parts jsonb not null default '[]'::jsonb,
  smallest integer not null,
  near numeric not null,
  state text not null,
  appeal_until date,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  constraint appraisals_days CHECK ((from_day <= until_day)),
  constraint appraisals_state CHECK ((state = ANY (ARRAY['draft'::text, 'open'::text, 'shown'::text, 'fixed'::text, 'withdrawn'::text]))),
  constraint appraisals_pk PRIMARY KEY (tenant_id, id)
);
CREATE INDEX appraisals_newest ON appraisals USING btree (tenant_id, made_at DESC, id);
policy appraisals_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table audit (
  tenant_id integer not null,
  at timestamp with time zone not null,
  id uuid not null,
  actor jsonb not null,
  person_id uuid,
  action text not null,
  case_id uuid,
  subject_id uuid,
  detail jsonb not null default '{}'::jsonb,
  result text not null,
  seal text,
  seal_no bigint,
  constraint audit_pk PRIMARY KEY (tenant_id, at, id)
);
CREATE INDEX audit_by_case ON audit USING btree (tenant_id, case_id, at DESC) WHERE (case_id IS NOT NULL);
CREATE INDEX audit_by_person ON audit USING btree (tenant_id, person_id, at DESC);
CREATE INDEX audit_by_subject ON audit USING btree (tenant_id, subject_id, at DESC) WHERE (subject_id IS NOT NULL);
CREATE UNIQUE INDEX audit_sealed ON audit USING btree (tenant_id, seal_no) WHERE (seal_no IS NOT NULL);
CREATE INDEX audit_unsealed ON audit USING btree (tenant_id, at, id) WHERE (seal IS NULL);
policy audit_insert for insert with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);
policy audit_read for select using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table boundaries (
  tenant_id integer not null,
  id uuid not null,
  place_id uuid not null,
  valid_from timestamp with time zone not null,
  valid_to timestamp with time zone,
  polygons jsonb not null,
  constraint boundaries_place FOREIGN KEY (tenant_id, place_id) REFERENCES places(tenant_id, id),
  constraint boundaries_pk PRIMARY KEY (tenant_id, id)
);
CREATE INDEX boundaries_by_place ON boundaries USING btree (tenant_id, place_id, valid_from);
policy boundaries_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table callback_exclusions (
  tenant_id integer not null,
  id uuid not null,
  case_id uuid not null,
  round integer not null,
  reason text not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  granted boolean,
  words text,
  decided_by uuid,
  decided_at timestamp with time zone,
  constraint callback_exclusions_two CHECK ((decided_by IS DISTINCT FROM asked_by)),
  constraint callback_exclusions_pk PRIMARY KEY (tenant_id, id)
);
CREATE INDEX callback_exclusions_decided ON callback_exclusions USING btree (tenant_id, decided_at) WHERE (decided_at IS NOT NULL);
CREATE UNIQUE INDEX callback_exclusions_open ON callback_exclusions USING btree (tenant_id, case_id, round) WHERE ((decided_at IS NULL) OR granted);
CREATE INDEX callback_exclusions_waiting ON callback_exclusions USING btree (tenant_id, asked_at) WHERE (decided_at IS NULL);
policy callback_exclusions_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table callback_marks (
  tenant_id integer not null,
  case_id uuid not null,
  task_id uuid not null,
  part text not null,
  type text not null,
  street_id uuid,
  unit_id uuid not null,
  month date not null,
  score integer not null,
  constraint callback_marks_part CHECK ((part = ANY (ARRAY['lead'::text, 'help'::text]))),
  constraint callback_marks_pk PRIMARY KEY (tenant_id, case_id, task_id, part)
);
CREATE INDEX callback_marks_by_unit ON callback_marks USING btree (tenant_id, type, month, unit_id) INCLUDE (part, score, street_id);
policy callback_marks_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table callback_settings (
  tenant_id integer not null,
  version integer not null,
  settings jsonb not null,
  note text not null,
  made_by uuid,
  made_at timestamp with time zone not null,
  constraint callback_settings_pk PRIMARY KEY (tenant_id, version)
);
policy callback_settings_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table callbacks (
  tenant_id integer not null,
  case_id uuid not null,
  round integer not null,
  type text not null,
  street_id uuid,
  community_id uuid,
  unit_id uuid,
  helpers uuid[] not null default '{}'::uuid[],
  month date not null,
  week date not null,
  entered_at timestamp with time zone not null,
  due_at timestamp with time zone,
  number double precision,
  share double precision,
  drawn boolean not null,
  tries jsonb not null default '[]'::jsonb,
  outcome text,
  solved text,
  satisfied text,
  contacted text,
  way text,
  ended_at timestamp with time zone,
  excluded boolean not null default false,
  constraint callbacks_outcome CHECK ((outcome = ANY (ARRAY['answered'::text, 'unreached'::text, 'lapsed'::text, 'left'::text]))),
  constraint callbacks_way CHECK ((way = ANY (ARRAY['phone'::text, 'self'::text]))),
  constraint callbacks_pk PRIMARY KEY (tenant_id, case_id, round)
);
CREATE INDEX callbacks_by_community ON callbacks USING btree (tenant_id, type, community_id, entered_at, case_id);
CREATE INDEX callbacks_by_time ON callbacks USING btree (tenant_id, type, entered_at, case_id);
CREATE INDEX callbacks_by_unit ON callbacks USING btree (tenant_id, type, unit_id, entered_at, case_id);
CREATE INDEX callbacks_by_week ON callbacks USING btree (tenant_id, type, week, unit_id);
CREATE INDEX callbacks_excluded ON callbacks USING btree (tenant_id, type, entered_at) WHERE excluded;
CREATE INDEX callbacks_to_call ON callbacks USING btree (tenant_id, type, due_at, case_id) WHERE ((ended_at IS NULL) AND drawn);
CREATE INDEX callbacks_with_help ON callbacks USING btree (tenant_id, type, entered_at, case_id) WHERE (helpers <> '{}'::uuid[]);
policy callbacks_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table case_events (
  tenant_id integer not null,
  case_id uuid not null,
  seq integer not null,
  at timestamp with time zone not null,
  command uuid not null,
  kind text not null,
  by jsonb not null,
  body jsonb not null,
  made_at timestamp with time zone,
  constraint case_events_case FOREIGN KEY (tenant_id, case_id) REFERENCES cases(tenant_id, id),
  constraint case_events_pk PRIMARY KEY (tenant_id, case_id, seq)
);
CREATE INDEX case_events_stepped ON case_events USING btree (tenant_id, at, case_id) WHERE (kind = 'Stepped'::text);
policy case_events_insert for insert with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);
policy case_events_read for select using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table case_imports (
  tenant_id integer not null,
  id uuid not null,
  channel text not null,
  source text not null,
  type text not null,
  file_name text not null,
  made_by uuid,
  started_at timestamp with time zone not null,
  touched_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  state text not null,
  counts jsonb,
  problems jsonb not null default '[]'::jsonb,
  failure text,
  constraint case_imports_pk PRIMARY KEY (tenant_id, id)
);
CREATE INDEX case_imports_newest ON case_imports USING btree (tenant_id, channel, started_at DESC);
policy case_imports_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table case_joins (
  tenant_id integer not null,
  id uuid not null,
  case_id uuid not null,
  number text not null,
  content text not null,
  at timestamp with time zone not null,
  constraint case_joins_case FOREIGN KEY (tenant_id, case_id) REFERENCES cases(tenant_id, id),
  constraint case_joins_pk PRIMARY KEY (tenant_id, id),
  constraint case_joins_number UNIQUE (tenant_id, number)
);
CREATE INDEX case_joins_by_case ON case_joins USING btree (tenant_id, case_id);
policy case_joins_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table case_returns (
  tenant_id integer not null,
  case_id uuid not null,
  seq integer not null,
  type text not null,
  at timestamp with time zone not null,
  step text not null,
  category text,
  street_id uuid,
  from_unit uuid not null,
  to_unit uuid,
  constraint case_returns_pk PRIMARY KEY (tenant_id, case_id, seq)
);
CREATE INDEX case_returns_period ON case_returns USING btree (tenant_id, type, at) INCLUDE (from_unit, to_unit, category, street_id, case_id);
policy case_returns_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table cases (
  tenant_id integer not null,
  id uuid not null,
  number text not null,
  programme text not null,
  type text not null,
  definition text not null,
  state text not null,
  version integer not null,
  filed_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  channel text not null,
  filer_id uuid,
  street_id uuid,
  community_id uuid,
  grid_id uuid,
  building_id uuid,
  boundary_id uuid,
  lng double precision,
  lat double precision,
  address text,
  unit_id uuid,
  holder_id uuid,
  task_units uuid[] not null default '{}'::uuid[],
  due_at timestamp with time zone,
  late_at timestamp with time zone,
  ever_late boolean not null default false,
  data jsonb not null,
  taken jsonb not null default '{}'::jsonb,
  rest jsonb not null default '{}'::jsonb,
  grams tsvector not null default ''::tsvector,
  request_hash text not null,
  cell integer default (((floor((lat * (100)::double precision)))::integer * 100000) + (floor((lng * (100)::double precision)))::integer),
  voices integer not null default 1,
  main_id uuid,
  told_kind text default (data ->> 'kind'::text),
  constraint cases_pk PRIMARY KEY (tenant_id, id),
  constraint cases_number UNIQUE (tenant_id, number)
);
CREATE INDEX cases_by_community ON cases USING btree (tenant_id, community_id, filed_at, id);
CREATE INDEX cases_by_filer ON cases USING btree (tenant_id, filer_id, filed_at, id) WHERE (filer_id IS NOT NULL);
CREATE INDEX cases_by_grid ON cases USING btree (tenant_id, grid_id, filed_at, id);
CREATE INDEX cases_by_street ON cases USING btree (tenant_id, street_id, filed_at, id);
CREATE INDEX cases_by_task_unit ON cases USING gin (task_units) WHERE (task_units <> '{}'::uuid[]);
CREATE INDEX cases_by_unit ON cases USING btree (tenant_id, unit_id, filed_at, id);
CREATE INDEX cases_by_words ON cases USING gin (grams);
CREATE INDEX cases_closed_at ON cases USING btree (tenant_id, type, closed_at, street_id, community_id) WHERE (closed_at IS NOT NULL);
CREATE INDEX cases_closed_by_cell ON cases USING btree (tenant_id, cell, closed_at, id) WHERE ((closed_at IS NOT NULL) AND (cell IS NOT NULL));
CREATE INDEX cases_filed_at ON cases USING btree (tenant_id, type, filed_at) INCLUDE (street_id, community_id, grid_id, unit_id, state, channel, closed_at, ever_late, late_at, due_at, main_id);
CREATE INDEX cases_held ON cases USING btree (tenant_id, holder_id, due_at, id) WHERE ((holder_id IS NOT NULL) AND (closed_at IS NULL));
CREATE INDEX cases_open_by_cell ON cases USING btree (tenant_id, cell, filed_at, id) WHERE ((closed_at IS NULL) AND (cell IS NOT NULL));
CREATE INDEX cases_open_by_community ON cases USING btree (tenant_id, community_id, due_at, id) WHERE (closed_at IS NULL);
CREATE INDEX cases_open_by_filer ON cases USING btree (tenant_id, filer_id, due_at, id) WHERE ((filer_id IS NOT NULL) AND (closed_at IS NULL));
CREATE INDEX cases_open_by_grid ON cases USING btree (tenant_id, grid_id, due_at, id) WHERE (closed_at IS NULL);
CREATE INDEX cases_open_by_state ON cases USING btree (tenant_id, street_id, state, filed_at, id) WHERE (closed_at IS NULL);
CREATE INDEX cases_open_by_street ON cases USING btree (tenant_id, street_id, due_at, id) WHERE (closed_at IS NULL);
CREATE INDEX cases_open_by_unit ON cases USING btree (tenant_id, unit_id, due_at, id) WHERE (closed_at IS NULL);
CREATE INDEX cases_open_called ON cases USING gin (task_units) WHERE ((closed_at IS NULL) AND (task_units <> '{}'::uuid[]));
CREATE INDEX cases_open_due ON cases USING btree (tenant_id, type, due_at) INCLUDE (street_id, community_id, unit_id, state) WHERE (closed_at IS NULL);
CREATE INDEX cases_told_closed ON cases USING btree (tenant_id, type, told_kind, state, filed_at, id) WHERE (closed_at IS NOT NULL);
CREATE INDEX cases_told_open ON cases USING btree (tenant_id, type, told_kind, filed_at, id) WHERE (closed_at IS NULL);
policy cases_insert for insert with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);
policy cases_reach for select using ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) AND ((current_setting('app.reach'::text, true) = 'office'::text) OR (street_id = ANY ((string_to_array(NULLIF(current_setting('app.streets'::text, true), ''::text), ','::text))::uuid[])) OR (community_id = ANY ((string_to_array(NULLIF(current_setting('app.communities'::text, true), ''::text), ','::text))::uuid[])) OR (grid_id = ANY ((string_to_array(NULLIF(current_setting('app.grids'::text, true), ''::text), ','::text))::uuid[])) OR (unit_id = ANY ((string_to_array(NULLIF(current_setting('app.units'::text, true), ''::text), ','::text))::uuid[])) OR (task_units && (string_to_array(NULLIF(current_setting('app.units'::text, true), ''::text), ','::text))::uuid[]) OR (filer_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid) OR (id = (NULLIF(current_setting('app.case'::text, true), ''::text))::uuid)));
policy cases_update for update using ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) AND ((current_setting('app.reach'::text, true) = 'office'::text) OR (street_id = ANY ((string_to_array(NULLIF(current_setting('app.streets'::text, true), ''::text), ','::text))::uuid[])) OR (community_id = ANY ((string_to_array(NULLIF(current_setting('app.communities'::text, true), ''::text), ','::text))::uuid[])) OR (grid_id = ANY ((string_to_array(NULLIF(current_setting('app.grids'::text, true), ''::text), ','::text))::uuid[])) OR (unit_id = ANY ((string_to_array(NULLIF(current_setting('app.units'::text, true), ''::text), ','::text))::uuid[])) OR (task_units && (string_to_array(NULLIF(current_setting('app.units'::text, true), ''::text), ','::text))::uuid[]) OR (filer_id = (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid) OR (id = (NULLIF(current_setting('app.case'::text, true), ''::text))::uuid))) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table cause_notes (
  tenant_id integer not null,
  id uuid not null,
  at timestamp with time zone not null,
  person_id uuid not null,
  type text not null,
  topic text not null,
  place_id uuid not null,
  cause text not null,
  remedy text not null,
  constraint cause_notes_pk PRIMARY KEY (tenant_id, id)
);
CREATE INDEX cause_notes_about ON cause_notes USING btree (tenant_id, type, topic, place_id, at);
policy cause_notes_insert for insert with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);
policy cause_notes_read for select using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table challenges (
  tenant_id integer not null,
  id uuid not null,
  kind text not null,
  payload jsonb not null,
  expires_at timestamp with time zone not null,
  constraint challenges_pk PRIMARY KEY (tenant_id, id)
);
policy challenges_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table channels (
  tenant_id integer not null,
  id text not null,
  kind text not null,
  settings jsonb not null,
  secret_locked text,
  version integer not null default 1,
  constraint channels_kind CHECK ((kind = ANY (ARRAY['sms'::text, 'email'::text, 'push'::text, 'chat'::text]))),
  constraint channels_pk PRIMARY KEY (tenant_id, id)
);
policy channels_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table community_counts (
  tenant_id integer not null,
  type text not null,
  month date not null,
  unit_id uuid not null,
  kind text not null,
  source_id uuid not null,
  count integer not null,
  constraint community_counts_kind CHECK ((kind = ANY (ARRAY['case'::text, 'task'::text]))),
  constraint community_counts_pk PRIMARY KEY (tenant_id, type, month, unit_id, kind, source_id)
);
policy community_counts_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table consents (
  tenant_id integer not null,
  id uuid not null,
  case_id uuid,
  entry_id uuid,
  kind text not null,
  field text not null,
  purpose text not null,
  wording text not null,
  given_at timestamp with time zone not null,
  obtained text not null,
  paper_id uuid,
  recorded_by uuid,
  ended_at timestamp with time zone,
  ended_how text,
  ended_by text,
  constraint consents_about CHECK (((case_id IS NULL) <> (entry_id IS NULL))),
  constraint consents_ended CHECK ((ended_how = ANY (ARRAY['withdrawn'::text, 'erased'::text, 'emptied'::text]))),
  constraint consents_obtained CHECK ((obtained = ANY (ARRAY['self'::text, 'told'::text, 'guardian'::text, 'paper'::text]))),
  constraint consents_pk PRIMARY KEY (tenant_id, id)
);
CREATE INDEX consents_by_case ON consents USING btree (tenant_id, case_id, given_at) WHERE (case_id IS NOT NULL);
CREATE INDEX consents_by_entry ON consents USING btree (tenant_id, entry_id, given_at) WHERE (entry_id IS NOT NULL);
CREATE UNIQUE INDEX consents_of_case ON consents USING btree (tenant_id, case_id, field) WHERE ((ended_at IS NULL) AND (case_id IS NOT NULL));
CREATE UNIQUE INDEX consents_of_entry ON consents USING btree (tenant_id, entry_id, field) WHERE ((ended_at IS NULL) AND (entry_id IS NOT NULL));
policy consents_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table contacts (
  tenant_id integer not null,
  id uuid not null,
  case_id uuid,
  person_id uuid,
  channel text not null,
  address text,
  subscription jsonb,
  language text not null,
  purpose text not null,
  wanted boolean not null default true,
  created_at timestamp with time zone not null,
  stopped_at timestamp with time zone,
  constraint contacts_channel CHECK ((channel = ANY (ARRAY['sms'::text, 'email'::text, 'push'::text]))),
  constraint contacts_pk PRIMARY KEY (tenant_id, id)
);
CREATE INDEX contacts_by_age ON contacts USING btree (tenant_id, created_at) WHERE (case_id IS NOT NULL);
CREATE INDEX contacts_by_case ON contacts USING btree (tenant_id, case_id) WHERE (case_id IS NOT NULL);
CREATE INDEX contacts_by_person ON contacts USING btree (tenant_id, person_id) WHERE (person_id IS NOT NULL);
policy contacts_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table creates (
  tenant_id integer not null,
  id uuid not null,
  kind text not null,
  content text not null,
  at timestamp with time zone not null,
  constraint creates_pk PRIMARY KEY (tenant_id, id)
);
policy creates_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table definitions (
  tenant_id integer not null,
  hash text not null,
  programme text not null,
  type text not null,
  data jsonb not null,
  first_seen timestamp with time zone not null,
  constraint definitions_pk PRIMARY KEY (tenant_id, hash)
);
policy definitions_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table deliveries (
  tenant_id integer not null,
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
  seq integer,
  language text not null default 'zh'::text,
  subject text not null,
  body text,
  path text,
  shown_to text,
  status text not null,
  attempts integer not null default 0,
  next_at timestamp with time zone not null,
  last_error text,
  created_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  dead_at timestamp with time zone,
  constraint deliveries_status CHECK ((status = ANY (ARRAY['waiting'::text, 'sent'::text, 'dead'::text, 'stopped'::text]))),
  constraint deliveries_pk PRIMARY KEY (tenant_id, id)
);
CREATE INDEX deliveries_by_case ON deliveries USING btree (tenant_id, case_id, created_at DESC) WHERE (case_id IS NOT NULL);
CREATE INDEX deliveries_dead ON deliveries USING btree (tenant_id, dead_at) WHERE (status = 'dead'::text);
CREATE INDEX deliveries_due ON deliveries USING btree (tenant_id, channel, next_at) WHERE (status = 'waiting'::text);
CREATE INDEX deliveries_without_case ON deliveries USING btree (tenant_id, created_at) WHERE (case_id IS NULL);
policy deliveries_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table demand_rounds (
  tenant_id integer not null,
  id uuid not null,
  demand_id uuid not null,
  handed_by uuid not null,
  handed_at timestamp with time zone not null,
  due_day date not null,
  cells integer not null,
  held integer not null,
  constraint demand_rounds_pk PRIMARY KEY (tenant_id, id)
);
CREATE INDEX demand_rounds_newest ON demand_rounds USING btree (tenant_id, handed_at DESC);
CREATE INDEX demand_rounds_of ON demand_rounds USING btree (tenant_id, demand_id, handed_at DESC);
policy demand_rounds_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table demands (
  tenant_id integer not null,
  id uuid not null,
  version integer not null,
  title text not null,
  asker text not null,
  basis text not null,
  columns jsonb not null,
  communities uuid[] not null default '{}'::uuid[],
  rows integer not null,
  every text not null,
  until_day date not null,
  listed text,
  beyond jsonb not null default '[]'::jsonb,
  reason text not null,
  form_id uuid,
  state text not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  decided_by uuid,
  decided_at timestamp with time zone,
  decision text,
  file_name text,
  file_type text,
  file bytea,
  constraint demands_every CHECK ((every = ANY (ARRAY['once'::text, 'week'::text, 'month'::text, 'quarter'::text, 'half'::text, 'year'::text]))),
  constraint demands_state CHECK ((state = ANY (ARRAY['waiting'::text, 'approved'::text, 'refused'::text, 'withdrawn'::text]))),
  constraint demands_pk PRIMARY KEY (tenant_id, id)
);
CREATE INDEX demands_newest ON demands USING btree (tenant_id, asked_at DESC, id);
CREATE INDEX demands_standing ON demands USING btree (tenant_id, until_day) WHERE (state = 'approved'::text);
policy demands_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table digests (
  tenant_id integer not null,
  person_id uuid not null,
  day text not null,
  content jsonb not null,
  made_at timestamp with time zone not null,
  constraint digests_pk PRIMARY KEY (tenant_id, person_id, day)
);
CREATE INDEX digests_by_age ON digests USING btree (tenant_id, made_at);
policy digests_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table document_files (
  tenant_id integer not null,
  id uuid not null,
  document_id uuid not null,
  name text not null,
  type text not null,
  bytes integer not null,
  sha256 text not null,
  words text,
  made_by uuid,
  created_at timestamp with time zone not null,
  constraint document_files_document FOREIGN KEY (tenant_id, document_id) REFERENCES documents(tenant_id, id),
  constraint document_files_pk PRIMARY KEY (tenant_id, id)
);
CREATE INDEX document_files_by_document ON document_files USING btree (tenant_id, document_id);
policy document_files_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table document_revisions (
  tenant_id integer not null,
  document_id uuid not null,
  revision integer not null,
  at timestamp with time zone not null,
  content jsonb not null,
  reason text,
  drafter jsonb not null,
  reviewer jsonb not null,
  constraint document_revisions_document FOREIGN KEY (tenant_id, document_id) REFERENCES documents(tenant_id, id),
  constraint document_revisions_pk PRIMARY KEY (tenant_id, document_id, revision)
);
policy document_revisions_insert for insert with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);
policy document_revisions_read for select using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table document_serials (
  tenant_id integer not null,
  series text not null,
  last integer not null,
  constraint document_serials_pk PRIMARY KEY (tenant_id, series)
);
policy document_serials_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table document_views (
  tenant_id integer not null,
  document_id uuid not null,
  day date not null,
  views integer not null,
  constraint document_views_pk PRIMARY KEY (tenant_id, document_id, day)
);
policy document_views_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table documents (
  tenant_id integer not null,
  id uuid not null,
  version integer not null default 1,
  work text not null,
  seen text not null default 'none'::text,
  draft jsonb,
  writers uuid[] not null default '{}'::uuid[],
  drafter text,
  submitted jsonb,
  reviewed jsonb,
  note text,
  correction text,
  publish_at timestamp with time zone,
  index_no text,
  revision integer not null default 0,
  class text not null,
  title text not null,
  unit_id uuid,
  community_id uuid,
  content jsonb,
  words text not null default ''::text,
  grams tsvector not null default ''::tsvector,
  published_at timestamp with time zone,
  revised_at timestamp with time zone,
  year integer,
  effective_from date,
  effective_to date,
  repealed_on date,
  repealed_by uuid,
  repeal_reason text,
  interprets uuid,
  shown_until date,
  gone_at timestamp with time zone,
  gone_reason text,
  created_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  constraint documents_seen CHECK ((seen = ANY (ARRAY['none'::text, 'shown'::text, 'ended'::text, 'withdrawn'::text]))),
  constraint documents_work CHECK ((work = ANY (ARRAY['still'::text, 'draft'::text, 'review'::text, 'ready'::text]))),
  constraint documents_pk PRIMARY KEY (tenant_id, id),
  constraint documents_index UNIQUE (tenant_id, index_no)
);
CREATE INDEX documents_by_class ON documents USING btree (tenant_id, class, published_at, id) WHERE (seen = 'shown'::text);
CREATE INDEX documents_by_community ON documents USING btree (tenant_id, community_id, published_at, id) WHERE ((seen = 'shown'::text) AND (community_id IS NOT NULL));
CREATE INDEX documents_by_unit ON documents USING btree (tenant_id, unit_id, published_at, id) WHERE (seen = 'shown'::text);
CREATE INDEX documents_changed ON documents USING btree (tenant_id, changed_at, id);
CREATE INDEX documents_counted ON documents USING btree (tenant_id, class, unit_id, community_id, year) WHERE (seen = 'shown'::text);
CREATE INDEX documents_due ON documents USING btree (tenant_id, publish_at) WHERE (publish_at IS NOT NULL);
CREATE INDEX documents_ending ON documents USING btree (tenant_id, shown_until) WHERE ((shown_until IS NOT NULL) AND (seen = 'shown'::text));
CREATE INDEX documents_newest ON documents USING btree (tenant_id, published_at, id) WHERE (seen = 'shown'::text);
CREATE INDEX documents_readings ON documents USING btree (tenant_id, interprets) WHERE (interprets IS NOT NULL);
CREATE INDEX documents_with_words ON documents USING gin (grams) WHERE (seen = 'shown'::text);
CREATE INDEX documents_worked ON documents USING btree (tenant_id, work, changed_at, id);
policy documents_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table draws (
  tenant_id integer not null,
  id uuid not null,
  version integer not null,
  title text not null,
  source text not null,
  communities uuid[] not null default '{}'::uuid[],
  units uuid[] not null,
  take integer not null,
  each integer not null,
  number text not null,
  conflicts jsonb not null default '[]'::jsonb,
  state text not null,
  list jsonb,
  hash text,
  people jsonb,
  seed jsonb,
  result jsonb,
  withdrawn text,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  frozen_by uuid,
  frozen_at timestamp with time zone,
  drawn_by uuid,
  drawn_at timestamp with time zone,
  constraint draws_state CHECK ((state = ANY (ARRAY['prepared'::text, 'frozen'::text, 'drawn'::text, 'withdrawn'::text]))),
  constraint draws_pk PRIMARY KEY (tenant_id, id)
);
CREATE INDEX draws_newest ON draws USING btree (tenant_id, made_at DESC, id);
policy draws_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table duty_log (
  tenant_id integer not null,
  id uuid not null,
  at timestamp with time zone not null,
  person_id uuid not null,
  kind text not null,
  about_id uuid,
  words text not null default ''::text,
  case_id uuid,
  place_id uuid,
  todo boolean not null default false,
  constraint duty_log_about CHECK (((about_id IS NULL) = (kind = ANY (ARRAY['entry'::text, 'handover'::text])))),
  constraint duty_log_kind CHECK ((kind = ANY (ARRAY['entry'::text, 'remark'::text, 'done'::text, 'handover'::text, 'takeover'::text]))),
  constraint duty_log_pk PRIMARY KEY (tenant_id, id)
);
CREATE INDEX duty_log_about_line ON duty_log USING btree (tenant_id, about_id, at) WHERE (about_id IS NOT NULL);
CREATE UNIQUE INDEX duty_log_done ON duty_log USING btree (tenant_id, about_id) WHERE (kind = 'done'::text);
CREATE INDEX duty_log_newest ON duty_log USING btree (tenant_id, at, id);
CREATE UNIQUE INDEX duty_log_taken_over ON duty_log USING btree (tenant_id, about_id) WHERE (kind = 'takeover'::text);
CREATE INDEX duty_log_todo ON duty_log USING btree (tenant_id, at) WHERE todo;
policy duty_log_insert for insert with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);
policy duty_log_read for select using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table entries (
  tenant_id integer not null,
  id uuid not null,
  register text not null,
  key text not null,
  name text not null,
  version integer not null,
  data jsonb not null,
  lng double precision,
  lat double precision,
  street_id uuid,
  community_id uuid,
  grid_id uuid,
  unplaced boolean not null default false,
  from_day date,
  until_day date,
  made_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  changed_by uuid,
  source text,
  confirmed_at timestamp with time zone not null,
  confirmed_by uuid,
  fresh_until timestamp with time zone not null,
  archived_at timestamp with time zone,
  merged_into uuid,
  grams tsvector not null default ''::tsvector,
  request_hash text not null,
  constraint entries_pk PRIMARY KEY (tenant_id, id)
);
CREATE INDEX entries_archived ON entries USING btree (tenant_id, register, archived_at, id) WHERE (archived_at IS NOT NULL);
CREATE INDEX entries_by_community ON entries USING btree (tenant_id, register, community_id, name, id) WHERE (archived_at IS NULL);
CREATE INDEX entries_by_grid ON entries USING btree (tenant_id, register, grid_id, name, id) WHERE (archived_at IS NULL);
CREATE INDEX entries_by_name ON entries USING btree (tenant_id, register, name, id) WHERE (archived_at IS NULL);
CREATE INDEX entries_by_value ON entries USING gin (data jsonb_path_ops) WHERE (archived_at IS NULL);
CREATE INDEX entries_by_words ON entries USING gin (grams);
CREATE INDEX entries_changed ON entries USING btree (tenant_id, register, changed_at DESC, id);
CREATE UNIQUE INDEX entries_key ON entries USING btree (tenant_id, register, key) WHERE (archived_at IS NULL);
CREATE INDEX entries_stale ON entries USING btree (tenant_id, register, fresh_until, id) WHERE (archived_at IS NULL);
CREATE INDEX entries_unplaced ON entries USING btree (tenant_id, register, id) WHERE (unplaced AND (archived_at IS NULL));
policy entries_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table entry_changes (
  tenant_id integer not null,
  entry_id uuid not null,
  version integer not null,
  command_id uuid not null,
  at timestamp with time zone not null,
  by_id uuid,
  how text not null,
  source text,
  reason text,
  changes jsonb not null default '{}'::jsonb,
  constraint entry_changes_pk PRIMARY KEY (tenant_id, entry_id, version)
);
CREATE INDEX entry_changes_command ON entry_changes USING btree (tenant_id, command_id);
CREATE INDEX entry_changes_newest ON entry_changes USING btree (tenant_id, at DESC);
policy entry_changes_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table entry_imports (
  tenant_id integer not null,
  id uuid not null,
  register text not null,
  source text not null,
  file_name text not null,
  made_by uuid,
  started_at timestamp with time zone not null,
  touched_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  state text not null,
  counts jsonb,
  problems jsonb not null default '[]'::jsonb,
  unknown_names jsonb not null default '[]'::jsonb,
  changes jsonb not null default '[]'::jsonb,
  failure text,
  places jsonb not null default '[]'::jsonb,
  undone jsonb,
  handed_at timestamp with time zone,
  handed_by uuid,
  constraint entry_imports_pk PRIMARY KEY (tenant_id, id)
);
CREATE INDEX entry_imports_handed ON entry_imports USING btree (tenant_id, handed_at) WHERE (handed_at IS NOT NULL);
CREATE INDEX entry_imports_newest ON entry_imports USING btree (tenant_id, register, started_at DESC);
policy entry_imports_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table entry_mappings (
  tenant_id integer not null,
  register text not null,
  source text not null,
  mapping jsonb not null,
  changed_at timestamp with time zone not null,
  constraint entry_mappings_pk PRIMARY KEY (tenant_id, register, source)
);
policy entry_mappings_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table entry_numbers (
  tenant_id integer not null,
  register text not null,
  last integer not null,
  constraint entry_numbers_pk PRIMARY KEY (tenant_id, register)
);
policy entry_numbers_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table erasures (
  tenant_id integer not null,
  no integer not null,
  at timestamp with time zone not null,
  because text not null,
  by jsonb not null,
  lines jsonb not null,
  request_id uuid,
  seal text not null,
  constraint erasures_because CHECK ((because = ANY (ARRAY['retention'::text, 'withdrawn'::text, 'request'::text]))),
  constraint erasures_pk PRIMARY KEY (tenant_id, no)
);
policy erasures_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table files (
  tenant_id integer not null,
  id uuid not null,
  case_id uuid,
  made_by uuid,
  type text not null,
  bytes integer not null,
  width integer,
  height integer,
  sha256 text not null,
  created_at timestamp with time zone not null,
  entry_id uuid,
  plan_item_id uuid,
  appraisal_id uuid,
  constraint files_pk PRIMARY KEY (tenant_id, id)
);
CREATE INDEX files_by_case ON files USING btree (tenant_id, case_id) WHERE (case_id IS NOT NULL);
CREATE INDEX files_by_entry ON files USING btree (tenant_id, entry_id) WHERE (entry_id IS NOT NULL);
policy files_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table held_steps (
  tenant_id integer not null,
  batch_id uuid not null,
  case_id uuid not null,
  person_id uuid not null,
  position integer not null,
  version integer not null,
  step text not null,
  answers jsonb not null,
  lang text not null,
  at timestamp with time zone not null,
  runs_at timestamp with time zone not null,
  status text not null,
  error jsonb,
  settled_at timestamp with time zone,
  attempts integer not null default 0,
  constraint held_steps_pk PRIMARY KEY (tenant_id, batch_id, case_id)
);
CREATE INDEX held_steps_by_person ON held_steps USING btree (tenant_id, person_id, at);
CREATE INDEX held_steps_due ON held_steps USING btree (tenant_id, runs_at) WHERE (status = 'held'::text);
CREATE INDEX held_steps_settled ON held_steps USING btree (tenant_id, settled_at) WHERE (settled_at IS NOT NULL);
policy held_steps_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table hotline_answers (
  tenant_id integer not null,
  batch integer not null,
  source text not null,
  number text not null,
  run integer not null,
  case_id uuid not null,
  seq integer not null,
  constraint hotline_answers_pk PRIMARY KEY (tenant_id, batch, source, number)
);
CREATE INDEX hotline_answers_by_order ON hotline_answers USING btree (tenant_id, source, number, run);
policy hotline_answers_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table hotline_batches (
  tenant_id integer not null,
  no integer not null,
  source text not null,
  state text not null,
  orders integer not null,
  file_name text not null,
  bytes bytea not null,
  made_by uuid,
  made_at timestamp with time zone not null,
  decided_by uuid,
  decided_at timestamp with time zone,
  constraint hotline_batches_state CHECK ((state = ANY (ARRAY['made'::text, 'handed'::text, 'withdrawn'::text]))),
  constraint hotline_batches_pk PRIMARY KEY (tenant_id, no)
);
policy hotline_batches_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table hotline_orders (
  tenant_id integer not null,
  source text not null,
  number text not null,
  case_id uuid not null,
  received_at timestamp with time zone not null,
  due_at timestamp with time zone,
  answered_seq integer,
  answered_at timestamp with time zone,
  handed_seq integer not null default 0,
  runs integer not null default 0,
  batch integer,
  constraint hotline_orders_pk PRIMARY KEY (tenant_id, source, number)
);
CREATE INDEX hotline_orders_by_case ON hotline_orders USING btree (tenant_id, case_id);
CREATE INDEX hotline_orders_by_number ON hotline_orders USING btree (tenant_id, number text_pattern_ops);
CREATE INDEX hotline_orders_newest ON hotline_orders USING btree (tenant_id, received_at DESC, number);
CREATE INDEX hotline_orders_open ON hotline_orders USING btree (tenant_id, received_at DESC, number) WHERE (answered_seq IS NULL);
CREATE INDEX hotline_orders_ready ON hotline_orders USING btree (tenant_id, source, answered_at) WHERE ((answered_seq > handed_seq) AND (batch IS NULL));
policy hotline_orders_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table import_mappings (
  tenant_id integer not null,
  channel text not null,
  source text not null,
  mapping jsonb not null,
  changed_at timestamp with time zone not null,
  constraint import_mappings_pk PRIMARY KEY (tenant_id, channel, source)
);
policy import_mappings_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table list_layouts (
  tenant_id integer not null,
  person_id uuid not null,
  list text not null,
  layout jsonb not null,
  constraint list_layouts_pk PRIMARY KEY (tenant_id, person_id, list)
);
policy list_layouts_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table map_bases (
  tenant_id integer not null,
  id text not null,
  kind text not null,
  settings jsonb not null,
  key_locked text,
  version integer not null default 1,
  constraint map_bases_kind CHECK ((kind = ANY (ARRAY['own'::text, 'xyz-raster'::text, 'xyz-vector'::text, 'tianditu-streets'::text, 'tianditu-images'::text, 'pmtiles'::text]))),
  constraint map_bases_pk PRIMARY KEY (tenant_id, id)
);
policy map_bases_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table map_layers (
  tenant_id integer not null,
  layer text not null,
  features jsonb not null,
  version integer not null default 1,
  constraint map_layers_pk PRIMARY KEY (tenant_id, layer)
);
policy map_layers_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table notices (
  tenant_id integer not null,
  id uuid not null,
  person_id uuid not null,
  case_id uuid,
  kind text not null,
  payload jsonb not null,
  at timestamp with time zone not null,
  read_at timestamp with time zone,
  constraint notices_pk PRIMARY KEY (tenant_id, id)
);
CREATE INDEX notices_by_person ON notices USING btree (tenant_id, person_id, at DESC);
policy notices_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table open311_requests (
  tenant_id integer not null,
  case_id uuid not null,
  key_id uuid not null,
  at timestamp with time zone not null,
  constraint open311_requests_pk PRIMARY KEY (tenant_id, case_id)
);
policy open311_requests_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table outbox (
  tenant_id integer not null,
  id uuid not null,
  case_id uuid,
  kind text not null,
  payload jsonb not null,
  created_at timestamp with time zone not null,
  next_at timestamp with time zone not null,
  attempts integer not null default 0,
  last_error text,
  dead_at timestamp with time zone,
  constraint outbox_pk PRIMARY KEY (tenant_id, id)
);
CREATE INDEX outbox_dead ON outbox USING btree (tenant_id, dead_at) WHERE (dead_at IS NOT NULL);
CREATE INDEX outbox_due ON outbox USING btree (tenant_id, next_at) WHERE (dead_at IS NULL);
policy outbox_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table passkeys (
  tenant_id integer not null,
  credential_id text not null,
  id uuid not null,
  person_id uuid not null,
  public_key text not null,
  counter bigint not null,
  transports jsonb not null default '[]'::jsonb,
  name text not null,
  created_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint passkeys_person FOREIGN KEY (tenant_id, person_id) REFERENCES people(tenant_id, id),
  constraint passkeys_pk PRIMARY KEY (tenant_id, credential_id)
);
CREATE INDEX passkeys_by_person ON passkeys USING btree (tenant_id, person_id);
policy passkeys_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table people (
  tenant_id integer not null,
  id uuid not null,
  kind text not null,
  name text not null,
  login text,
  phone text,
  password_hash text,
  totp_secret text,
  totp_confirmed_at timestamp with time zone,
  subject text,
  active boolean not null default true,
  created_at timestamp with time zone not null,
  left_at timestamp with time zone,
  version integer not null default 1,
  password_once boolean not null default false,
  totp_step bigint not null default 0,
  constraint people_kind CHECK ((kind = ANY (ARRAY['staff'::text, 'resident'::text]))),
  constraint people_pk PRIMARY KEY (tenant_id, id),
  constraint people_login UNIQUE (tenant_id, login),
  constraint people_subject UNIQUE (tenant_id, subject)
);
policy people_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table places (
  tenant_id integer not null,
  id uuid not null,
  kind text not null,
  code text not null,
  name text not null,
  name_en text,
  parent_id uuid,
  facts jsonb not null default '{}'::jsonb,
  constraint places_kind CHECK ((kind = ANY (ARRAY['street'::text, 'community'::text, 'grid'::text, 'building'::text]))),
  constraint places_pk PRIMARY KEY (tenant_id, id),
  constraint places_code UNIQUE (tenant_id, kind, code)
);
CREATE INDEX places_parent ON places USING btree (tenant_id, parent_id);
policy places_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table plan_changes (
  tenant_id integer not null,
  id uuid not null,
  plan_id uuid not null,
  item_id uuid,
  at timestamp with time zone not null,
  by_person uuid,
  what text not null,
  before jsonb not null default '{}'::jsonb,
  after jsonb not null default '{}'::jsonb,
  constraint plan_changes_pk PRIMARY KEY (tenant_id, id)
);
CREATE INDEX plan_changes_item ON plan_changes USING btree (tenant_id, item_id, at DESC, id) WHERE (item_id IS NOT NULL);
CREATE INDEX plan_changes_of ON plan_changes USING btree (tenant_id, plan_id, at DESC, id);
policy plan_changes_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table plan_editions (
  tenant_id integer not null,
  plan_id uuid not null,
  edition integer not null,
  adopted_by uuid not null,
  adopted_at timestamp with time zone not null,
  words text not null,
  tree jsonb not null,
  constraint plan_editions_pk PRIMARY KEY (tenant_id, plan_id, edition)
);
policy plan_editions_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table plan_items (
  tenant_id integer not null,
  id uuid not null,
  plan_id uuid not null,
  version integer not null,
  parent_id uuid,
  position integer not null,
  kind text not null,
  state text not null,
  number text not null default ''::text,
  title text not null,
  plain text not null default ''::text,
  source_id uuid,
  clause_at integer,
  clause_length integer,
  quote text not null default ''::text,
  subject text not null default ''::text,
  comparator text,
  low numeric,
  high numeric,
  unit text not null default ''::text,
  per text not null default ''::text,
  baseline numeric,
  start_day date,
  due_day date,
  due_said text not null default ''::text,
  cadence text,
  lead_unit uuid,
  co_units uuid[] not null default '{}'::uuid[],
  person uuid,
  units_said text[] not null default '{}'::text[],
  bound jsonb,
  questions jsonb not null default '[]'::jsonb,
  same_as uuid,
  carried_from uuid,
  reason text not null default ''::text,
  value numeric,
  value_day date,
  done_day date,
  standing text not null,
  share real,
  because jsonb not null default '{}'::jsonb,
  forecast jsonb,
  decided_by uuid,
  decided_at timestamp with time zone,
  changed_at timestamp with time zone not null,
  constraint plan_items_cadence CHECK ((cadence = ANY (ARRAY['week'::text, 'month'::text, 'quarter'::text, 'half'::text, 'year'::text]))),
  constraint plan_items_comparator CHECK ((comparator = ANY (ARRAY['eq'::text, 'ge'::text, 'le'::text, 'range'::text, 'zero'::text, 'all'::text, 'up'::text, 'down'::text, 'milestone'::text]))),
  constraint plan_items_kind CHECK ((kind = ANY (ARRAY['goal'::text, 'measure'::text, 'task'::text, 'target'::text, 'milestone'::text]))),
  constraint plan_items_standing CHECK ((standing = ANY (ARRAY['kept'::text, 'on-way'::text, 'slow'::text, 'late'::text, 'no-data'::text, 'to-set'::text, 'none'::text]))),
  constraint plan_items_state CHECK ((state = ANY (ARRAY['proposed'::text, 'live'::text, 'refused'::text, 'dropped'::text]))),
  constraint plan_items_pk PRIMARY KEY (tenant_id, id)
);
CREATE INDEX plan_items_bound ON plan_items USING btree (tenant_id, plan_id) WHERE ((state = 'live'::text) AND (bound IS NOT NULL));
CREATE INDEX plan_items_due ON plan_items USING btree (tenant_id, due_day, id) WHERE ((state = 'live'::text) AND (kind = ANY (ARRAY['task'::text, 'target'::text, 'milestone'::text])));
CREATE INDEX plan_items_helped ON plan_items USING gin (co_units) WHERE (state = 'live'::text);
CREATE INDEX plan_items_of ON plan_items USING btree (tenant_id, plan_id, parent_id, "position");
CREATE INDEX plan_items_same ON plan_items USING btree (tenant_id, same_as) WHERE (same_as IS NOT NULL);
CREATE INDEX plan_items_unit ON plan_items USING btree (tenant_id, lead_unit, due_day) WHERE (state = 'live'::text);
policy plan_items_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table plan_paper_answers (
  tenant_id integer not null,
  paper_id uuid not null,
  unit_id uuid not null,
  version integer not null,
  asked_at timestamp with time zone not null,
  words text not null default ''::text,
  answered_by uuid,
  answered_at timestamp with time zone,
  source text not null default ''::text,
  constraint plan_paper_answers_pk PRIMARY KEY (tenant_id, paper_id, unit_id)
);
CREATE INDEX plan_paper_answers_unit ON plan_paper_answers USING btree (tenant_id, unit_id, paper_id);
policy plan_paper_answers_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table plan_papers (
  tenant_id integer not null,
  id uuid not null,
  version integer not null,
  plan_id uuid,
  kind text not null,
  period text not null,
  as_of date not null,
  state text not null,
  reply_by date,
  document_id uuid,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  constraint plan_papers_kind CHECK ((kind = ANY (ARRAY['report'::text, 'circular'::text, 'review'::text]))),
  constraint plan_papers_state CHECK ((state = ANY (ARRAY['asked'::text, 'written'::text, 'stopped'::text]))),
  constraint plan_papers_whole CHECK ((((state = 'written'::text) = (document_id IS NOT NULL)) AND ((kind = 'circular'::text) = (reply_by IS NOT NULL)))),
  constraint plan_papers_pk PRIMARY KEY (tenant_id, id)
);
CREATE INDEX plan_papers_asked ON plan_papers USING btree (tenant_id, id) WHERE (state = 'asked'::text);
CREATE INDEX plan_papers_newest ON plan_papers USING btree (tenant_id, made_at DESC, id);
policy plan_papers_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table plan_sources (
  tenant_id integer not null,
  id uuid not null,
  plan_id uuid not null,
  name text not null,
  hash text not null,
  words text not null,
  reading jsonb not null,
  brought_by uuid not null,
  brought_at timestamp with time zone not null,
  constraint plan_sources_pk PRIMARY KEY (tenant_id, id)
);
CREATE INDEX plan_sources_of ON plan_sources USING btree (tenant_id, plan_id, brought_at);
CREATE INDEX plan_sources_same ON plan_sources USING btree (tenant_id, hash);
policy plan_sources_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table plan_values (
  tenant_id integer not null,
  item_id uuid not null,
  day date not null,
  place text not null default ''::text,
  version integer not null,
  id uuid not null,
  value numeric,
  done boolean,
  words text not null default ''::text,
  files uuid[] not null default '{}'::uuid[],
  said_by uuid,
  at timestamp with time zone not null,
  constraint plan_values_pk PRIMARY KEY (tenant_id, item_id, day, place, version)
);
policy plan_values_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table plans (
  tenant_id integer not null,
  id uuid not null,
  version integer not null,
  kind text not null,
  title text not null,
  number text not null default ''::text,
  issued date,
  from_day date not null,
  until_day date not null,
  under uuid,
  follows uuid,
  lead_unit uuid,
  state text not null,
  edition integer not null default 0,
  public boolean not null default false,
  plain text not null default ''::text,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  judged_on date,
  constraint plans_span CHECK ((until_day >= from_day)),
  constraint plans_state CHECK ((state = ANY (ARRAY['draft'::text, 'adopted'::text, 'closed'::text]))),
  constraint plans_pk PRIMARY KEY (tenant_id, id)
);
CREATE INDEX plans_newest ON plans USING btree (tenant_id, from_day DESC, id);
CREATE INDEX plans_unjudged ON plans USING btree (tenant_id, judged_on) WHERE (state <> 'closed'::text);
policy plans_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table posts (
  tenant_id integer not null,
  id uuid not null,
  person_id uuid not null,
  role text not null,
  unit_id uuid,
  place_id uuid,
  valid_from timestamp with time zone not null,
  valid_to timestamp with time zone,
  constraint posts_person FOREIGN KEY (tenant_id, person_id) REFERENCES people(tenant_id, id),
  constraint posts_pk PRIMARY KEY (tenant_id, id)
);
CREATE INDEX posts_by_person ON posts USING btree (tenant_id, person_id);
CREATE INDEX posts_by_role ON posts USING btree (tenant_id, role);
policy posts_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table public_warnings (
  tenant_id integer not null,
  id uuid not null,
  version integer not null,
  message text not null,
  event text not null,
  level text not null,
  headline text not null,
  description text not null default ''::text,
  instruction text not null default ''::text,
  areas uuid[] not null default '{}'::uuid[],
  onset timestamp with time zone not null,
  expires timestamp with time zone not null,
  sender text not null,
  person_id uuid not null,
  sent_at timestamp with time zone not null,
  replaced_at timestamp with time zone,
  constraint public_warnings_level CHECK ((level = ANY (ARRAY['blue'::text, 'yellow'::text, 'orange'::text, 'red'::text]))),
  constraint public_warnings_message CHECK ((message = ANY (ARRAY['alert'::text, 'update'::text, 'cancel'::text]))),
  constraint public_warnings_order CHECK ((onset < expires)),
  constraint public_warnings_pk PRIMARY KEY (tenant_id, id, version)
);
CREATE UNIQUE INDEX public_warnings_current ON public_warnings USING btree (tenant_id, id) WHERE (replaced_at IS NULL);
CREATE INDEX public_warnings_newest ON public_warnings USING btree (tenant_id, sent_at, id);
CREATE INDEX public_warnings_until ON public_warnings USING btree (tenant_id, expires) WHERE ((replaced_at IS NULL) AND (message <> 'cancel'::text));
policy public_warnings_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table published_words (
  tenant_id integer not null,
  case_id uuid not null,
  version integer not null default 1,
  decision text not null,
  words text,
  answer text,
  photos uuid[] not null default '{}'::uuid[],
  reason text,
  offered text,
  offered_at timestamp with time zone,
  looked_at timestamp with time zone,
  looked_by uuid,
  after_end boolean not null default false,
  constraint published_words_decision CHECK ((decision = ANY (ARRAY['waiting'::text, 'shown'::text, 'withheld'::text, 'hidden'::text, 'taken-back'::text]))),
  constraint published_words_reason CHECK (((decision <> ALL (ARRAY['withheld'::text, 'hidden'::text])) OR (reason IS NOT NULL))),
  constraint published_words_pk PRIMARY KEY (tenant_id, case_id)
);
CREATE INDEX published_words_hidden ON published_words USING btree (tenant_id, case_id) WHERE (decision = 'hidden'::text);
CREATE INDEX published_words_looked ON published_words USING btree (tenant_id, decision, looked_at, case_id) WHERE (looked_at IS NOT NULL);
CREATE INDEX published_words_offered ON published_words USING btree (tenant_id, offered_at, case_id) WHERE (offered_at IS NOT NULL);
policy published_words_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table questions (
  tenant_id integer not null,
  id uuid not null,
  owner_id uuid not null,
  name text not null,
  shared text not null,
  unit_id uuid,
  question jsonb not null,
  look text not null,
  changed_at timestamp with time zone not null,
  constraint questions_pk PRIMARY KEY (tenant_id, id)
);
CREATE INDEX questions_by_owner ON questions USING btree (tenant_id, owner_id, name);
CREATE INDEX questions_shared ON questions USING btree (tenant_id, name) WHERE (shared <> 'own'::text);
policy questions_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table register_rows (
  tenant_id integer not null,
  register text not null,
  key text not null,
  version integer not null,
  id uuid not null,
  data jsonb not null,
  valid_from timestamp with time zone not null,
  valid_to timestamp with time zone,
  changed_by uuid,
  constraint register_rows_pk PRIMARY KEY (tenant_id, register, key, version)
);
CREATE UNIQUE INDEX register_rows_current ON register_rows USING btree (tenant_id, register, key) WHERE (valid_to IS NULL);
CREATE UNIQUE INDEX register_rows_id ON register_rows USING btree (tenant_id, id);
policy register_rows_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table report_asks (
  tenant_id integer not null,
  id uuid not null,
  report_id uuid not null,
  form_id uuid not null,
  cell text not null,
  source jsonb not null,
  labels jsonb not null,
  person_id uuid,
  unit_id uuid,
  asked_by uuid,
  asked_at timestamp with time zone not null,
  answer jsonb,
  answered_by uuid,
  answered_at timestamp with time zone,
  history jsonb not null default '[]'::jsonb,
  constraint report_asks_pk PRIMARY KEY (tenant_id, id)
);
CREATE INDEX report_asks_before ON report_asks USING btree (tenant_id, form_id, cell, answered_at DESC) WHERE (answered_at IS NOT NULL);
CREATE UNIQUE INDEX report_asks_cell ON report_asks USING btree (tenant_id, report_id, cell);
CREATE INDEX report_asks_person ON report_asks USING btree (tenant_id, person_id, asked_at) WHERE (answered_at IS NULL);
CREATE INDEX report_asks_unit ON report_asks USING btree (tenant_id, unit_id, asked_at) WHERE (answered_at IS NULL);
policy report_asks_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table report_bindings (
  tenant_id integer not null,
  form_id uuid not null,
  cell text not null,
  version integer not null,
  bound jsonb,
  made_by uuid,
  made_at timestamp with time zone not null,
  constraint report_bindings_pk PRIMARY KEY (tenant_id, form_id, cell, version)
);
policy report_bindings_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table report_copies (
  tenant_id integer not null,
  id uuid not null,
  form_id uuid not null,
  period text not null,
  file_name text not null,
  held jsonb not null,
  made_by uuid,
  made_at timestamp with time zone not null,
  constraint report_copies_pk PRIMARY KEY (tenant_id, id)
);
CREATE INDEX report_copies_by_form ON report_copies USING btree (tenant_id, form_id, made_at);
policy report_copies_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table report_forms (
  tenant_id integer not null,
  id uuid not null,
  version integer not null,
  title text not null,
  asked_by text not null,
  every text not null,
  due_day integer not null,
  file_name text not null,
  file bytea not null,
  layout jsonb not null,
  suggestions jsonb not null default '[]'::jsonb,
  made_by uuid,
  made_at timestamp with time zone not null,
  archived_at timestamp with time zone,
  constraint report_forms_every CHECK ((every = ANY (ARRAY['month'::text, 'quarter'::text, 'half'::text, 'year'::text, 'any'::text]))),
  constraint report_forms_pk PRIMARY KEY (tenant_id, id)
);
policy report_forms_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table reports (
  tenant_id integer not null,
  id uuid not null,
  form_id uuid not null,
  period text not null,
  from_day date not null,
  to_day date not null,
  community_id uuid,
  state text not null,
  typed jsonb not null default '{}'::jsonb,
  figures jsonb not null default '{}'::jsonb,
  counts jsonb not null default '{}'::jsonb,
  file bytea,
  made_by uuid,
  made_at timestamp with time zone not null,
  handed_by uuid,
  handed_at timestamp with time zone,
  constraint reports_state CHECK ((state = ANY (ARRAY['draft'::text, 'handed'::text]))),
  constraint reports_pk PRIMARY KEY (tenant_id, id)
);
CREATE INDEX reports_by_form ON reports USING btree (tenant_id, form_id, from_day DESC);
CREATE INDEX reports_by_time ON reports USING btree (tenant_id, from_day, to_day) WHERE (state = 'handed'::text);
CREATE INDEX reports_newest ON reports USING btree (tenant_id, made_at DESC, id);
policy reports_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table rosters (
  tenant_id integer not null,
  id uuid not null,
  role text not null,
  unit_id uuid,
  place_id uuid,
  person_id uuid not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  constraint rosters_order CHECK ((starts_at < ends_at)),
  constraint rosters_person FOREIGN KEY (tenant_id, person_id) REFERENCES people(tenant_id, id),
  constraint rosters_pk PRIMARY KEY (tenant_id, id)
);
CREATE INDEX rosters_now ON rosters USING btree (tenant_id, role, ends_at, starts_at);
policy rosters_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table round_visits (
  tenant_id integer not null,
  id uuid not null,
  type text not null,
  stop_id uuid,
  at timestamp with time zone not null,
  outcome text not null,
  in_time boolean not null,
  community_id uuid,
  grid_id uuid,
  constraint round_visits_outcome CHECK ((outcome = ANY (ARRAY['made'::text, 'offered'::text, 'missed'::text]))),
  constraint round_visits_pk PRIMARY KEY (tenant_id, id)
);
CREATE INDEX round_visits_by_stop ON round_visits USING btree (tenant_id, stop_id) WHERE (stop_id IS NOT NULL);
CREATE INDEX round_visits_counted ON round_visits USING btree (tenant_id, type, at);
policy round_visits_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table routing_lives (
  tenant_id integer not null,
  id uuid not null,
  type text not null,
  version integer not null,
  live_from timestamp with time zone not null,
  reason text not null,
  made_by uuid,
  made_at timestamp with time zone not null,
  called_off_at timestamp with time zone,
  called_off_by uuid,
  constraint routing_lives_pk PRIMARY KEY (tenant_id, id)
);
CREATE INDEX routing_lives_from ON routing_lives USING btree (tenant_id, type, live_from, made_at) WHERE (called_off_at IS NULL);
policy routing_lives_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table routing_runs (
  tenant_id integer not null,
  id uuid not null,
  type text not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  before integer not null,
  rules jsonb not null,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone not null,
  newest integer not null,
  status text not null,
  done integer not null default 0,
  result jsonb,
  error text,
  beat_at timestamp with time zone,
  constraint routing_runs_status CHECK ((status = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text]))),
  constraint routing_runs_pk PRIMARY KEY (tenant_id, id)
);
CREATE INDEX routing_runs_old ON routing_runs USING btree (tenant_id, asked_at);
CREATE INDEX routing_runs_open ON routing_runs USING btree (tenant_id, asked_at) WHERE (status = ANY (ARRAY['waiting'::text, 'running'::text]));
policy routing_runs_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table routing_sets (
  tenant_id integer not null,
  type text not null,
  version integer not null,
  base integer not null,
  note text not null,
  rules jsonb not null,
  made_by uuid,
  made_at timestamp with time zone not null,
  constraint routing_sets_pk PRIMARY KEY (tenant_id, type, version)
);
policy routing_sets_insert for insert with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);
policy routing_sets_read for select using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table schema_migrations (
  name text not null,
  at timestamp with time zone not null,
  constraint schema_migrations_pk PRIMARY KEY (name)
);

table sessions (
  tenant_id integer not null,
  token_hash text not null,
  id uuid not null,
  person_id uuid not null,
  created_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  second_factor boolean not null,
  agent text,
  ended_at timestamp with time zone,
  wipe_asked_at timestamp with time zone,
  cleared_at timestamp with time zone,
  constraint sessions_person FOREIGN KEY (tenant_id, person_id) REFERENCES people(tenant_id, id),
  constraint sessions_pk PRIMARY KEY (tenant_id, token_hash)
);
CREATE INDEX sessions_by_id ON sessions USING btree (tenant_id, id);
CREATE INDEX sessions_by_person ON sessions USING btree (tenant_id, person_id);
policy sessions_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table staff_results (
  tenant_id integer not null,
  id uuid not null,
  version integer not null,
  person_id uuid not null,
  year integer not null,
  grade text not null,
  told_on date,
  objected boolean not null,
  outcome text not null,
  document text not null,
  reason text not null default ''::text,
  withdrawn boolean not null default false,
  by_person uuid not null,
  at timestamp with time zone not null,
  constraint staff_results_other CHECK ((by_person <> person_id)),
  constraint staff_results_pk PRIMARY KEY (tenant_id, id, version)
);
CREATE INDEX staff_results_of ON staff_results USING btree (tenant_id, person_id);
policy staff_results_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table standard_texts (
  tenant_id integer not null,
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
  version integer not null default 1,
  changed_at timestamp with time zone not null,
  constraint standard_texts_share CHECK ((share = ANY (ARRAY['own'::text, 'unit'::text, 'office'::text]))),
  constraint standard_texts_pk PRIMARY KEY (tenant_id, id)
);
CREATE INDEX standard_texts_by_owner ON standard_texts USING btree (tenant_id, owner_id) WHERE (share = 'own'::text);
CREATE INDEX standard_texts_by_unit ON standard_texts USING btree (tenant_id, unit_id) WHERE (share = 'unit'::text);
CREATE INDEX standard_texts_of_office ON standard_texts USING btree (tenant_id, title) WHERE (share = 'office'::text);
policy standard_texts_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table tallies (
  tenant_id integer not null,
  type text not null,
  label text not null,
  day date not null,
  street_id uuid not null,
  community_id uuid not null,
  unit_id uuid not null,
  n integer not null,
  constraint tallies_pk PRIMARY KEY (tenant_id, type, label, day, street_id, community_id, unit_id)
);
policy tallies_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table tally_changes (
  tenant_id integer not null,
  id uuid not null default gen_random_uuid(),
  type text not null,
  label text not null,
  day date not null,
  street_id uuid not null,
  community_id uuid not null,
  unit_id uuid not null,
  n integer not null,
  constraint tally_changes_pk PRIMARY KEY (tenant_id, id)
);
policy tally_changes_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table tally_sets (
  tenant_id integer not null,
  type text not null,
  counted_by text not null,
  at timestamp with time zone not null,
  constraint tally_sets_pk PRIMARY KEY (tenant_id, type)
);
policy tally_sets_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table tell_settings (
  tenant_id integer not null,
  person_id uuid not null,
  settings jsonb not null,
  digest_at integer,
  changed_at timestamp with time zone not null,
  constraint tell_settings_pk PRIMARY KEY (tenant_id, person_id)
);
CREATE INDEX tell_settings_digest ON tell_settings USING btree (tenant_id, digest_at) WHERE (digest_at IS NOT NULL);
policy tell_settings_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table templates (
  tenant_id integer not null,
  type text not null,
  step text not null,
  channel text not null,
  language text not null,
  version integer not null,
  subject text,
  body text,
  made_at timestamp with time zone not null,
  made_by uuid,
  constraint templates_pk PRIMARY KEY (tenant_id, type, step, channel, language, version)
);
policy templates_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table tenants (
  tenant_id integer not null,
  name text not null,
  settings jsonb not null,
  version integer not null default 1,
  constraint tenants_pk PRIMARY KEY (tenant_id)
);
policy tenants_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table throttles (
  tenant_id integer not null,
  key text not null,
  failures integer not null,
  until timestamp with time zone not null,
  constraint throttles_pk PRIMARY KEY (tenant_id, key)
);
policy throttles_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table timers (
  tenant_id integer not null,
  case_id uuid not null,
  task text not null,
  kind text not null,
  due_at timestamp with time zone not null,
  attempts integer not null default 0,
  last_error text,
  constraint timers_kind CHECK ((kind = ANY (ARRAY['warn'::text, 'late'::text]))),
  constraint timers_case FOREIGN KEY (tenant_id, case_id) REFERENCES cases(tenant_id, id),
  constraint timers_pk PRIMARY KEY (tenant_id, case_id, task, kind)
);
CREATE INDEX timers_due ON timers USING btree (tenant_id, due_at);
policy timers_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table units (
  tenant_id integer not null,
  id uuid not null,
  name text not null,
  name_en text,
  kind text not null,
  parent_id uuid,
  phone text,
  active boolean not null default true,
  constraint units_kind CHECK ((kind = ANY (ARRAY['street'::text, 'community'::text, 'department'::text, 'utility'::text, 'organisation'::text]))),
  constraint units_pk PRIMARY KEY (tenant_id, id)
);
policy units_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table views (
  tenant_id integer not null,
  id uuid not null,
  list text not null,
  owner_id uuid not null,
  name text not null,
  shared text not null,
  unit_id uuid,
  filter jsonb not null,
  columns jsonb,
  changed_at timestamp with time zone not null,
  constraint views_pk PRIMARY KEY (tenant_id, id)
);
CREATE INDEX views_by_owner ON views USING btree (tenant_id, owner_id, list);
CREATE INDEX views_shared ON views USING btree (tenant_id, list) WHERE (shared <> 'own'::text);
policy views_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table webhook_deliveries (
  tenant_id integer not null,
  id uuid not null,
  webhook_id uuid not null,
  case_id uuid,
  event text not null,
  payload jsonb not null,
  status text not null,
  attempts integer not null default 0,
  next_at timestamp with time zone not null,
  response_status integer,
  response_text text,
  took_ms integer,
  created_at timestamp with time zone not null,
  done_at timestamp with time zone,
  constraint webhook_deliveries_status CHECK ((status = ANY (ARRAY['waiting'::text, 'sent'::text, 'dead'::text]))),
  constraint webhook_deliveries_pk PRIMARY KEY (tenant_id, id)
);
CREATE INDEX webhook_deliveries_by_age ON webhook_deliveries USING btree (tenant_id, created_at);
CREATE INDEX webhook_deliveries_by_webhook ON webhook_deliveries USING btree (tenant_id, webhook_id, created_at DESC);
CREATE INDEX webhook_deliveries_due ON webhook_deliveries USING btree (tenant_id, webhook_id, next_at) WHERE (status = 'waiting'::text);
policy webhook_deliveries_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);

table webhooks (
  tenant_id integer not null,
  id uuid not null,
  settings jsonb not null,
  secret_locked text not null,
  active boolean not null default true,
  failures integer not null default 0,
  failing_since timestamp with time zone,
  paused_at timestamp with time zone,
  version integer not null default 1,
  made_by uuid,
  created_at timestamp with time zone not null,
  constraint webhooks_pk PRIMARY KEY (tenant_id, id)
);
policy webhooks_own for all using (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer) with check (tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer);
