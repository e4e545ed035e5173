create sequence matter_number;

create table admin_event (
  tenant text collate "C" not null,
  id bigint not null generated always as identity,
  at timestamp with time zone not null,
  actor text collate "C",
  action text collate "C" not null,
  kind text collate "C" not null,
  subject text collate "C" not null,
  name text not null,
  address text,
  detail json not null,
  PRIMARY KEY (tenant, id),
  FOREIGN KEY (tenant) REFERENCES tenant(tenant),
);
CREATE INDEX admin_event_action ON public.admin_event USING btree (tenant, action, id);
CREATE INDEX admin_event_actor ON public.admin_event USING btree (tenant, actor, id);
CREATE INDEX admin_event_at ON public.admin_event USING btree (tenant, at);
CREATE INDEX admin_event_subject ON public.admin_event USING btree (tenant, kind, subject, id);
alter table admin_event enable row level security;

create table appeal (
  tenant text collate "C" not null,
  id text collate "C" not null,
  matter text collate "C" not null,
  unit text collate "C" not null,
  about text collate "C" not null,
  asks text collate "C" not null,
  grounds text not null,
  state text collate "C" not null,
  made_at timestamp with time zone not null,
  made_by text collate "C" not null,
  decided_at timestamp with time zone,
  decided_by text collate "C",
  reason text not null default ''::text,
  seq integer,
  before jsonb,
  after jsonb,
  PRIMARY KEY (tenant, id),
  FOREIGN KEY (tenant, matter) REFERENCES matter(tenant, id),
  CHECK ((about = ANY (ARRAY['clock'::text, 'count'::text]))),
  CHECK ((asks = ANY (ARRAY['exclude'::text, 'on-time'::text]))),
  CHECK ((state = ANY (ARRAY['open'::text, 'accepted'::text, 'refused'::text]))),
);
CREATE INDEX appeal_made ON public.appeal USING btree (tenant, made_at DESC, id);
CREATE INDEX appeal_matter ON public.appeal USING btree (tenant, matter);
CREATE UNIQUE INDEX appeal_open ON public.appeal USING btree (tenant, matter, unit) WHERE (state = 'open'::text);
alter table appeal enable row level security;

create table appeal_file (
  tenant text collate "C" not null,
  appeal text collate "C" not null,
  no integer not null,
  file text collate "C" not null,
  PRIMARY KEY (tenant, appeal, no),
  FOREIGN KEY (tenant, appeal) REFERENCES appeal(tenant, id),
  FOREIGN KEY (tenant, file) REFERENCES file(tenant, id),
);
CREATE INDEX appeal_file_file ON public.appeal_file USING btree (tenant, file);
alter table appeal_file enable row level security;

create table area (
  tenant text collate "C" not null,
  id text collate "C" not null,
  version integer not null,
  parent text collate "C",
  path text collate "C" not null,
  level text collate "C" not null,
  name text not null,
  geometry jsonb,
  name_en text,
  created_at timestamp with time zone,
  created_by text collate "C",
  layer text collate "C",
  retired boolean not null default false,
  change integer,
  PRIMARY KEY (tenant, id, version),
  FOREIGN KEY (tenant, change) REFERENCES area_change(tenant, number),
  FOREIGN KEY (tenant) REFERENCES tenant(tenant),
  FOREIGN KEY (tenant, layer) REFERENCES area_layer(tenant, id),
  CHECK ((version > 0)),
);
CREATE INDEX area_change_of ON public.area USING btree (tenant, change) WHERE (change IS NOT NULL);
alter table area enable row level security;

create table area_change (
  tenant text collate "C" not null,
  number integer not null,
  origin text collate "C" not null,
  at timestamp with time zone not null,
  by text collate "C" not null,
  note text not null,
  confirmed text not null default ''::text,
  findings jsonb not null default '[]'::jsonb,
  undoes integer,
  added integer not null,
  changed integer not null,
  retired integer not null,
  PRIMARY KEY (tenant, number),
  FOREIGN KEY (tenant) REFERENCES tenant(tenant),
  FOREIGN KEY (tenant, undoes) REFERENCES area_change(tenant, number),
  CHECK ((number > 0)),
  CHECK ((origin = ANY (ARRAY['import'::text, 'drawn'::text, 'generated'::text, 'undo'::text]))),
);
alter table area_change enable row level security;

create table area_layer (
  tenant text collate "C" not null,
  id text collate "C" not null,
  name text not null,
  name_en text,
  created_at timestamp with time zone not null,
  created_by text collate "C" not null,
  PRIMARY KEY (tenant, id),
  FOREIGN KEY (tenant) REFERENCES tenant(tenant),
  CHECK ((id ~ '^[a-z][a-z0-9-]{0,39}$'::text)),
);
alter table area_layer enable row level security;

create table article (
  tenant text collate "C" not null,
  id text collate "C" not null,
  version integer not null,
  title text not null,
  body text not null,
  classes text[] not null default '{}'::text[],
  retired boolean not null default false,
  created_at timestamp with time zone not null,
  created_by text collate "C" not null,
  PRIMARY KEY (tenant, id, version),
  FOREIGN KEY (tenant) REFERENCES tenant(tenant),
  CHECK ((version > 0)),
);
alter table article enable row level security;

create table assessment_answer (
  tenant text collate "C" not null,
  period text collate "C" not null,
  id text collate "C" not null,
  unit text collate "C" not null,
  kind text collate "C" not null,
  text text not null default ''::text,
  at timestamp with time zone not null,
  by text collate "C" not null,
  reply text,
  replied_at timestamp with time zone,
  replied_by text collate "C",
  PRIMARY KEY (tenant, period, id),
  FOREIGN KEY (tenant, period) REFERENCES assessment_period(tenant, id),
  CHECK ((kind = ANY (ARRAY['confirmed'::text, 'query'::text]))),
);
alter table assessment_answer enable row level security;

create table assessment_period (
  tenant text collate "C" not null,
  id text collate "C" not null,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone not null,
  phase text collate "C" not null,
  policy text collate "C" not null,
  state text collate "C" not null,
  made_at timestamp with time zone not null,
  made_by text collate "C" not null,
  sent_at timestamp with time zone,
  sent_by text collate "C",
  answer_by timestamp with time zone,
  met_on date,
  met_people text not null default ''::text,
  met_decisions text not null default ''::text,
  met_by text collate "C",
  frozen_at timestamp with time zone,
  frozen_by text collate "C",
  snapshot jsonb,
  digest text collate "C",
  published_at timestamp with time zone,
  published_by text collate "C",
  PRIMARY KEY (tenant, id),
  FOREIGN KEY (tenant) REFERENCES tenant(tenant),
  CHECK ((to_at > from_at)),
  CHECK (((state = ANY (ARRAY['frozen'::text, 'published'::text])) = (snapshot IS NOT NULL))),
  CHECK ((id ~ '^[0-9]{4}(-(0[1-9]|1[0-2])|-Q[1-4])?$'::text)),
  CHECK ((phase = ANY (ARRAY['trial'::text, 'formal'::text]))),
  CHECK ((state = ANY (ARRAY['draft'::text, 'sent'::text, 'frozen'::text, 'published'::text]))),
);
alter table assessment_period enable row level security;

create table assessment_run (
  tenant text collate "C" not null,
  period text collate "C" not null,
  matter text collate "C" not null,
  unit text collate "C" not null,
  start_at timestamp with time zone not null,
  first_due_at timestamp with time zone,
  counts text collate "C" not null,
  resolved boolean not null,
  on_time boolean not null,
  timely boolean not null,
  deferred boolean not null,
  extended boolean not null,
  returned boolean not null,
  repeat boolean not null,
  PRIMARY KEY (tenant, period, matter, unit, start_at),
  FOREIGN KEY (tenant, matter) REFERENCES matter(tenant, id),
  FOREIGN KEY (tenant, period) REFERENCES assessment_period(tenant, id),
);
alter table assessment_run enable row level security;

create table bulletin (
  tenant text collate "C" not null,
  year integer not null,
  no integer not null,
  period text collate "C" not null,
  title text not null,
  issuer text not null,
  recipients text not null default ''::text,
  blocks json not null,
  state text collate "C" not null,
  made_at timestamp with time zone not null,
  made_by text collate "C" not null,
  approved_at timestamp with time zone,
  approved_by text collate "C",
  published_at timestamp with time zone,
  published_by text collate "C",
  PRIMARY KEY (tenant, year, no),
  FOREIGN KEY (tenant) REFERENCES tenant(tenant),
  FOREIGN KEY (tenant, period) REFERENCES assessment_period(tenant, id),
  CHECK ((no > 0)),
  CHECK ((state = ANY (ARRAY['draft'::text, 'approved'::text, 'published'::text]))),
  CHECK (((year >= 2000) AND (year <= 2999))),
);
alter table bulletin enable row level security;

create table call (
  tenant text collate "C" not null,
  id text collate "C" not null,
  foreign_id text collate "C",
  direction text collate "C" not null,
  state text collate "C" not null,
  number text,
  number_index bytea,
  line text,
  agent text collate "C",
  rang_at timestamp with time zone not null,
  answered_at timestamp with time zone,
  ended_at timestamp with time zone,
  kind text collate "C",
  name text,
  notes text,
  answer text,
  recording text,
  handed_to text collate "C",
  handed_by text collate "C",
  handed_note text,
  version integer not null default 1,
  erased_at timestamp with time zone,
  UNIQUE (tenant, foreign_id),
  PRIMARY KEY (tenant, id),
  FOREIGN KEY (tenant, agent) REFERENCES person(tenant, id),
  FOREIGN KEY (tenant) REFERENCES tenant(tenant),
  FOREIGN KEY (tenant, handed_to) REFERENCES person(tenant, id),
  CHECK ((direction = ANY (ARRAY['in'::text, 'out'::text]))),
  CHECK ((kind = ANY (ARRAY['report'::text, 'inquiry'::text, 'progress'::text, 'complaint'::text, 'other'::text, 'silent'::text]))),
  CHECK ((state = ANY (ARRAY['ringing'::text, 'answered'::text, 'ended'::text, 'missed'::text]))),
);
CREATE INDEX call_handed ON public.call USING btree (tenant, handed_to) WHERE (handed_to IS NOT NULL);
CREATE INDEX call_number ON public.call USING btree (tenant, number_index, rang_at DESC) WHERE (number_index IS NOT NULL);
CREATE INDEX call_open ON public.call USING btree (tenant, rang_at) WHERE (state = ANY (ARRAY['ringing'::text, 'answered'::text]));
CREATE INDEX call_rang ON public.call USING btree (tenant, rang_at DESC, id);
alter table call enable row level security;

create table call_case (
  tenant text collate "C" not null,
  call text collate "C" not null,
  matter text collate "C" not null,
  reported boolean not null,
  PRIMARY KEY (tenant, call, matter),
  FOREIGN KEY (tenant, call) REFERENCES call(tenant, id),
  FOREIGN KEY (tenant, matter) REFERENCES matter(tenant, id),
);
CREATE INDEX call_case_matter ON public.call_case USING btree (tenant, matter);
alter table call_case enable row level security;

create table call_task (
  tenant text collate "C" not null,
  id text collate "C" not null,
  kind text collate "C" not null,
  call text collate "C" not null,
  matter text collate "C",
  agent text collate "C",
  due_at timestamp with time zone not null,
  reason text,
  made_by text collate "C",
  made_at timestamp with time zone not null,
  outcome text collate "C",
  stars integer,
  result text,
  rated boolean not null default false,
  attempts integer not null default 0,
  done_by text collate "C",
  done_at timestamp with time zone,
  PRIMARY KEY (tenant, id),
  FOREIGN KEY (tenant, call) REFERENCES call(tenant, id),
  FOREIGN KEY (tenant) REFERENCES tenant(tenant),
  FOREIGN KEY (tenant, matter) REFERENCES matter(tenant, id),
  CHECK (((done_at IS NULL) = (done_by IS NULL))),
  CHECK ((kind = ANY (ARRAY['call-back'::text, 'satisfaction'::text]))),
  CHECK ((outcome = ANY (ARRAY['reached'::text, 'not-reached'::text, 'wrong-number'::text, 'refused'::text]))),
  CHECK (((stars >= 1) AND (stars <= 5))),
);
CREATE INDEX call_task_call ON public.call_task USING btree (tenant, call);
CREATE INDEX call_task_done ON public.call_task USING btree (tenant, done_at DESC, id) WHERE (done_at IS NOT NULL);
CREATE INDEX call_task_open ON public.call_task USING btree (tenant, due_at, id) WHERE (done_at IS NULL);
alter table call_task enable row level security;

create table cell_visit (
  tenant text collate "C" not null,
  shift text collate "C" not null,
  cell text collate "C" not null,
  area_path text collate "C" not null,
  first_at timestamp with time zone not null,
  last_at timestamp with time zone not null,
  positions integer not null,
  PRIMARY KEY (tenant, shift, cell),
  FOREIGN KEY (tenant, shift) REFERENCES shift(tenant, id),
  CHECK ((last_at >= first_at)),
  CHECK ((positions > 0)),
);
CREATE INDEX cell_visit_at ON public.cell_visit USING btree (tenant, first_at, area_path);
alter table cell_visit enable row level security;

create table component (
  tenant text collate "C" not null,
  id text collate "C" not null,
  version integer not null,
  standard_ref text collate "C" not null,
  class text collate "C" not null,
  name text not null,
  state text collate "C" not null,
  lon double precision not null,
  lat double precision not null,
  geometry jsonb,
  area_path text collate "C" not null,
  department text collate "C",
  owner text collate "C",
  maintainer text collate "C",
  maintained_from date,
  maintained_until date,
  source text,
  coordinates text collate "C" not null default 'wgs84'::text,
  first_on date not null,
  changed_on date,
  remark text,
  properties jsonb not null default '{}'::jsonb,
  changed_at timestamp with time zone not null,
  changed_by text collate "C" not null,
  changed_xid xid8 not null default pg_current_xact_id(),
  PRIMARY KEY (tenant, id),
  FOREIGN KEY (tenant) REFERENCES tenant(tenant),
  CHECK ((maintained_until >= maintained_from)),
  CHECK ((state = ANY (ARRAY['intact'::text, 'broken'::text, 'lost'::text, 'discarded'::text, 'removed'::text]))),
  CHECK ((version > 0)),
);
CREATE INDEX component_area ON public.component USING btree (tenant, area_path, id);
CREATE INDEX component_changed ON public.component USING btree (tenant, changed_xid);
CREATE INDEX component_class ON public.component USING btree (tenant, class, id);
CREATE INDEX component_department ON public.component USING btree (tenant, department, id);
CREATE INDEX component_maintainer ON public.component USING btree (tenant, maintainer, id);
CREATE INDEX component_names ON public.component USING gin (search_grams(tenant, lower(name))) WITH (gin_pending_list_limit='256');
CREATE INDEX component_state ON public.component USING btree (tenant, state, id);
alter table component enable row level security;

create table component_file (
  tenant text collate "C" not null,
  component text collate "C" not null,
  file text collate "C" not null,
  from_version integer not null,
  until_version integer,
  no integer not null,
  PRIMARY KEY (tenant, component, file, from_version),
  FOREIGN KEY (tenant, component) REFERENCES component(tenant, id),
  FOREIGN KEY (tenant, file) REFERENCES file(tenant, id),
  CHECK ((until_version > from_version)),
  CHECK ((from_version > 0)),
);
CREATE INDEX component_file_file ON public.component_file USING btree (tenant, file);
alter table component_file enable row level security;

create table component_history (
  tenant text collate "C" not null,
  id text collate "C" not null,
  version integer not null,
  body jsonb not null,
  until_at timestamp with time zone not null,
  until_by text collate "C" not null,
  note text not null default ''::text,
  PRIMARY KEY (tenant, id, version),
  FOREIGN KEY (tenant, id) REFERENCES component(tenant, id),
  CHECK ((version > 0)),
);
alter table component_history enable row level security;

create table contact (
  tenant text collate "C" not null,
  matter text collate "C" not null,
  seq integer not null,
  name text,
  phone text,
  phone_last4 text collate "C",
  cipher bytea,
  key_id text collate "C",
  phone_blind_index bytea,
  erased_at timestamp with time zone,
  PRIMARY KEY (tenant, matter, seq),
  FOREIGN KEY (tenant, matter, seq) REFERENCES event(tenant, matter, seq),
  CHECK (((erased_at IS NULL) OR ((name IS NULL) AND (phone IS NULL) AND (phone_last4 IS NULL) AND (cipher IS NULL)))),
);
CREATE INDEX contact_last4 ON public.contact USING btree (tenant, phone_last4) WHERE (phone_last4 IS NOT NULL);
alter table contact enable row level security;

create table deed_delta (
  tenant text collate "C" not null,
  n bigint not null generated always as identity,
  matter text collate "C" not null,
  seq integer not null,
  at timestamp with time zone not null,
  no integer not null,
  deed text collate "C" not null,
  deeds smallint not null,
  who text collate "C" not null,
  area_path text collate "C" not null,
  channel text collate "C" not null,
  counted_at timestamp with time zone not null,
  marks smallint not null,
  recorded_at timestamp with time zone not null,
  PRIMARY KEY (tenant, n),
  FOREIGN KEY (tenant) REFERENCES tenant(tenant),
  FOREIGN KEY (tenant, matter) REFERENCES matter(tenant, id),
  CHECK ((deeds = ANY (ARRAY['-1'::integer, 1]))),
);
CREATE INDEX deed_delta_counted ON public.deed_delta USING btree (tenant, counted_at, at) INCLUDE (deed, deeds, who, marks, area_path, channel);
CREATE INDEX deed_delta_matter ON public.deed_delta USING btree (tenant, matter);
alter table deed_delta enable row level security;

create table delivery (
  tenant text collate "C" not null,
  id bigint not null generated always as identity,
  notice bigint not null,
  channel text collate "C" not null,
  state text collate "C" not null,
  attempts integer not null default 0,
  next_at timestamp with time zone not null,
  done_at timestamp with time zone,
  error text,
  UNIQUE (tenant, notice, channel),
  PRIMARY KEY (tenant, id),
  FOREIGN KEY (tenant, notice) REFERENCES notice(tenant, id) ON DELETE CASCADE,
  CHECK ((channel = ANY (ARRAY['email'::text, 'sms'::text, 'push'::text]))),
  CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'failed'::text, 'dropped'::text]))),
);
CREATE INDEX delivery_due ON public.delivery USING btree (tenant, next_at) WHERE (state = 'waiting'::text);
CREATE INDEX delivery_state ON public.delivery USING btree (tenant, state, id DESC);
alter table delivery enable row level security;

create table desk_hold (
  tenant text collate "C" not null,
  matter text collate "C" not null,
  no integer not null,
  area_path text collate "C" not null,
  taken_by text collate "C" not null,
  taken_at timestamp with time zone not null,
  given_by text collate "C",
  given_at timestamp with time zone,
  PRIMARY KEY (tenant, matter, no),
  FOREIGN KEY (tenant, matter) REFERENCES matter(tenant, id),
  CHECK (((given_by IS NULL) = (given_at IS NULL))),
  CHECK ((no > 0)),
);
CREATE UNIQUE INDEX desk_hold_now ON public.desk_hold USING btree (tenant, matter) WHERE (given_at IS NULL);
alter table desk_hold enable row level security;

create table document (
  tenant text collate "C" not null,
  kind text collate "C" not null,
  id text collate "C" not null,
  version integer not null,
  valid_from timestamp with time zone,
  body json not null,
  created_at timestamp with time zone not null,
  created_by text collate "C" not null,
  note text not null default ''::text,
  restores integer,
  PRIMARY KEY (tenant, kind, id, version),
  FOREIGN KEY (tenant) REFERENCES tenant(tenant),
  CHECK ((version > 0)),
);
alter table document enable row level security;

create table event (
  tenant text collate "C" not null,
  matter text collate "C" not null,
  seq integer not null,
  at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  type text collate "C" not null,
  actor text collate "C" not null,
  data json not null,
  derived boolean not null default false,
  definition_version integer not null,
  PRIMARY KEY (tenant, matter, seq),
  FOREIGN KEY (tenant, matter) REFERENCES matter(tenant, id),
  CHECK ((seq > 0)),
);
CREATE INDEX event_at ON public.event USING brin (tenant, at);
CREATE INDEX event_coordination_decided ON public.event USING btree (tenant, at DESC, matter, seq) WHERE (type = 'coordination-decided'::text);
CREATE INDEX event_filed ON public.event USING btree (tenant, at) WHERE (type = 'filed'::text);
CREATE INDEX event_requested ON public.event USING btree (tenant, at, matter) WHERE (type = ANY (ARRAY['return-requested'::text, 'extension-requested'::text, 'deferral-requested'::text]));
alter table event enable row level security;

create table file (
  tenant text collate "C" not null,
  id text collate "C" not null,
  came_digest text collate "C",
  digest text collate "C",
  kind text collate "C" not null,
  bytes integer not null,
  width integer not null,
  height integer not null,
  taken_at timestamp with time zone,
  lon double precision,
  lat double precision,
  drawn text collate "C",
  uploaded_by text collate "C" not null,
  uploaded_at timestamp with time zone not null,
  named boolean not null default false,
  erased_at timestamp with time zone,
  bearing real,
  PRIMARY KEY (tenant, id),
  FOREIGN KEY (tenant) REFERENCES tenant(tenant),
  CHECK (((bearing >= (0)::double precision) AND (bearing < (360)::double precision))),
  CHECK (((lon IS NULL) = (lat IS NULL))),
  CHECK (((erased_at IS NULL) OR ((digest IS NULL) AND (came_digest IS NULL) AND (taken_at IS NULL) AND (lon IS NULL) AND (drawn IS NULL)))),
);
CREATE INDEX file_digest ON public.file USING btree (tenant, digest) WHERE (digest IS NOT NULL);
CREATE INDEX file_unnamed ON public.file USING btree (tenant, uploaded_at) WHERE (NOT named);
alter table file enable row level security;

create table file_use (
  tenant text collate "C" not null,
  matter text collate "C" not null,
  seq integer not null,
  no integer not null,
  file text collate "C" not null,
  PRIMARY KEY (tenant, matter, seq, no),
  FOREIGN KEY (tenant, file) REFERENCES file(tenant, id),
  FOREIGN KEY (tenant, matter, seq) REFERENCES event(tenant, matter, seq),
);
CREATE INDEX file_use_file ON public.file_use USING btree (tenant, file);
alter table file_use enable row level security;

create table fund_entry (
  tenant text collate "C" not null,
  id text collate "C" not null,
  year integer not null,
  no integer not null,
  kind text collate "C" not null,
  amount bigint not null,
  matter text collate "C",
  of_entry text collate "C",
  party text,
  note text,
  overdraws boolean not null default false,
  written_by text collate "C" not null,
  written_at timestamp with time zone not null,
  UNIQUE (tenant, year, no),
  PRIMARY KEY (tenant, id),
  FOREIGN KEY (tenant) REFERENCES tenant(tenant),
  FOREIGN KEY (tenant, matter) REFERENCES matter(tenant, id),
  FOREIGN KEY (tenant, of_entry) REFERENCES fund_entry(tenant, id),
  CHECK (((amount <> 0) AND (abs(amount) <= '100000000000000'::bigint))),
  CHECK (((kind = ANY (ARRAY['cost'::text, 'recovery'::text])) <= (matter IS NOT NULL))),
  CHECK (((kind = ANY (ARRAY['recovery'::text, 'correction'::text])) = (of_entry IS NOT NULL))),
  CHECK (((kind = 'correction'::text) OR ((amount < 0) = (kind = 'cost'::text)))),
  CHECK ((kind = ANY (ARRAY['allocation'::text, 'cost'::text, 'recovery'::text, 'correction'::text]))),
  CHECK ((no > 0)),
  CHECK (((year >= 2000) AND (year <= 2999))),
);
CREATE UNIQUE INDEX fund_entry_corrected ON public.fund_entry USING btree (tenant, of_entry) WHERE (kind = 'correction'::text);
CREATE INDEX fund_entry_matter ON public.fund_entry USING btree (tenant, matter, written_at) WHERE (matter IS NOT NULL);
CREATE INDEX fund_entry_of ON public.fund_entry USING btree (tenant, of_entry) WHERE (of_entry IS NOT NULL);
alter table fund_entry enable row level security;

create table handover (
  tenant text collate "C" not null,
  id text collate "C" not null,
  role text collate "C" not null,
  area_path text collate "C" not null,
  snapshot jsonb not null,
  remarks text not null,
  made_by text collate "C" not null,
  made_at timestamp with time zone not null,
  PRIMARY KEY (tenant, id),
  FOREIGN KEY (tenant) REFERENCES tenant(tenant),
);
CREATE INDEX handover_made ON public.handover USING btree (tenant, made_at DESC, id);
CREATE INDEX handover_post ON public.handover USING btree (tenant, role, area_path, made_at DESC, id);
alter table handover enable row level security;

create table handover_signature (
  tenant text collate "C" not null,
  handover text collate "C" not null,
  signed_by text collate "C" not null,
  signed_at timestamp with time zone not null,
  remark text not null,
  PRIMARY KEY (tenant, handover),
  FOREIGN KEY (tenant, handover) REFERENCES handover(tenant, id),
);
alter table handover_signature enable row level security;

create table held_report (
  tenant text collate "C" not null,
  id text collate "C" not null,
  person text collate "C" not null,
  body jsonb,
  why text collate "C" not null,
  area_path text collate "C" not null,
  made_at timestamp with time zone not null,
  decided text collate "C",
  decided_at timestamp with time zone,
  decided_by text collate "C",
  PRIMARY KEY (tenant, id),
  FOREIGN KEY (tenant) REFERENCES tenant(tenant),
  CHECK (((decided IS NULL) = (body IS NOT NULL))),
  CHECK ((decided = ANY (ARRAY['published'::text, 'refused'::text]))),
  CHECK ((why = ANY (ARRAY['words'::text, 'often'::text]))),
);
CREATE UNIQUE INDEX held_report_person ON public.held_report USING btree (tenant, person);
CREATE INDEX held_report_waiting ON public.held_report USING btree (tenant, made_at, id) WHERE (decided IS NULL);
alter table held_report enable row level security;

create table idempotency (
  tenant text collate "C" not null,
  key text collate "C" not null,
  actor text collate "C" not null,
  digest bytea not null,
  matter text collate "C" not null,
  seq integer not null,
  created_at timestamp with time zone not null,
  PRIMARY KEY (tenant, key),
  FOREIGN KEY (tenant) REFERENCES tenant(tenant),
);
CREATE INDEX idempotency_age ON public.idempotency USING btree (tenant, created_at);
alter table idempotency enable row level security;

create table involved (
  tenant text collate "C" not null,
  party text collate "C" not null,
  matter text collate "C" not null,
  PRIMARY KEY (tenant, party, matter),
  FOREIGN KEY (tenant, matter) REFERENCES matter(tenant, id),
);
CREATE INDEX involved_matter ON public.involved USING btree (tenant, matter);
alter table involved enable row level security;

create table kept_secret (
  tenant text collate "C" not null,
  name text collate "C" not null,
  cipher bytea not null,
  changed_at timestamp with time zone not null,
  PRIMARY KEY (tenant, name),
  FOREIGN KEY (tenant) REFERENCES tenant(tenant),
);
alter table kept_secret enable row level security;

create table letter (
  tenant text collate "C" not null,
  id text collate "C" not null,
  message bytea not null,
  sender bytea not null,
  uid_validity text collate "C" not null,
  uid bigint not null,
  taken_at timestamp with time zone not null,
  state text collate "C" not null,
  why text collate "C",
  person text collate "C" not null,
  matter text collate "C",
  seq integer,
  about text collate "C",
  answers text collate "C",
  files text[] not null default '{}'::text[],
  language text collate "C" not null,
  decided_by text collate "C",
  decided_at timestamp with time zone,
  UNIQUE (tenant, message),
  PRIMARY KEY (tenant, id),
  FOREIGN KEY (tenant, about) REFERENCES matter(tenant, id),
  FOREIGN KEY (tenant, answers) REFERENCES letter(tenant, id),
  FOREIGN KEY (tenant) REFERENCES tenant(tenant),
  FOREIGN KEY (tenant, matter) REFERENCES matter(tenant, id),
  CHECK (((state <> ALL (ARRAY['case'::text, 'added'::text])) OR (matter IS NOT NULL))),
  CHECK ((language = ANY (ARRAY['zh-CN'::text, 'en'::text]))),
  CHECK ((state = ANY (ARRAY['waiting'::text, 'case'::text, 'added'::text, 'dismissed'::text, 'refused'::text, 'ignored'::text]))),
);
CREATE INDEX letter_matter ON public.letter USING btree (tenant, matter) WHERE (matter IS NOT NULL);
CREATE INDEX letter_person ON public.letter USING btree (tenant, person);
CREATE INDEX letter_sender ON public.letter USING btree (tenant, sender, taken_at);
CREATE INDEX letter_taken ON public.letter USING btree (tenant, taken_at);
CREATE INDEX letter_waiting ON public.letter USING btree (tenant, taken_at, id) WHERE (state = 'waiting'::text);
alter table letter enable row level security;

create table letter_text (
  tenant text collate "C" not null,
  letter text collate "C" not null,
  name text,
  address text,
  subject text,
  body text,
  message_id text,
  left_out jsonb,
  answer text,
  erased_at timestamp with time zone,
  PRIMARY KEY (tenant, letter),
  FOREIGN KEY (tenant, letter) REFERENCES letter(tenant, id),
);
alter table letter_text enable row level security;

create table mailbox_position (
  tenant text collate "C" not null,
  mailbox bytea not null,
  uid_validity text collate "C",
  last_uid bigint not null default 0,
  next_at timestamp with time zone not null,
  read_at timestamp with time zone,
  trouble text collate "C",
  PRIMARY KEY (tenant),
  FOREIGN KEY (tenant) REFERENCES tenant(tenant),
);
alter table mailbox_position enable row level security;

create table map_feature (
  tenant text collate "C" not null,
  layer text collate "C" not null,
  id text collate "C" not null,
  geometry jsonb not null,
  properties jsonb not null,
  PRIMARY KEY (tenant, layer, id),
  FOREIGN KEY (tenant) REFERENCES tenant(tenant),
  CHECK ((layer = ANY (ARRAY['building'::text, 'road'::text, 'pipe'::text, 'green'::text, 'water'::text]))),
);
alter table map_feature enable row level security;

create table matter (
  tenant text collate "C" not null,
  id text collate "C" not null,
  number text collate "C" not null,
  mechanism text collate "C" not null,
  definition_version integer not null,
  source text collate "C",
  external_id text collate "C",
  state text collate "C" not null,
  stage text collate "C",
  severity text collate "C" not null,
  channel text collate "C" not null,
  standard_ref text collate "C" not null,
  kind text collate "C" not null,
  class text collate "C" not null,
  component text collate "C",
  area_path text collate "C" not null,
  lon double precision,
  lat double precision,
  unit text collate "C",
  dispatch_no integer,
  marks text[] not null default '{}'::text[],
  sent_to text collate "C",
  crew text collate "C",
  helpers text[] not null default '{}'::text[],
  reported_by text collate "C" not null,
  reported_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  stage_due timestamp with time zone,
  stage_warn timestamp with time zone,
  stage_resume timestamp with time zone,
  stage_light text collate "C",
  whole_due timestamp with time zone,
  whole_warn timestamp with time zone,
  whole_resume timestamp with time zone,
  whole_light text collate "C" not null,
  supervision_due timestamp with time zone,
  supervision_warn timestamp with time zone,
  supervision_light text collate "C",
  supervised boolean not null default false,
  coordination boolean not null default false,
  wake_at timestamp with time zone,
  sort_at timestamp with time zone not null generated always as (COALESCE(stage_due, 'infinity'::timestamp with time zone)) stored,
  address_seq integer,
  fold jsonb not null,
  version integer not null,
  changed_xid xid8 not null default pg_current_xact_id(),
  crew_stage text collate "C",
  merged_into text collate "C",
  reporters integer not null default 1,
  UNIQUE (tenant, number),
  UNIQUE (tenant, source, external_id),
  PRIMARY KEY (tenant, id),
  FOREIGN KEY (tenant) REFERENCES tenant(tenant),
  CHECK ((crew_stage = ANY (ARRAY['handed'::text, 'taken'::text, 'back'::text]))),
  CHECK ((reporters > 0)),
  CHECK ((version > 0)),
);
CREATE INDEX matter_changed ON public.matter USING btree (tenant, changed_xid);
CREATE INDEX matter_class_place ON public.matter USING btree (tenant, class, lon, lat);
CREATE INDEX matter_closed ON public.matter USING btree (tenant, ended_at) WHERE (state = 'closed'::text);
CREATE INDEX matter_component ON public.matter USING btree (tenant, component) WHERE (component IS NOT NULL);
CREATE INDEX matter_ended_area ON public.matter USING btree (tenant, area_path) WHERE (ended_at IS NOT NULL);
CREATE INDEX matter_merged ON public.matter USING btree (tenant, merged_into) WHERE (merged_into IS NOT NULL);
CREATE INDEX matter_open ON public.matter USING btree (tenant, sort_at, id) WHERE (ended_at IS NULL);
CREATE INDEX matter_open_class ON public.matter USING btree (tenant, class, lon, lat) WHERE (ended_at IS NULL);
CREATE INDEX matter_open_coordination ON public.matter USING btree (tenant, sort_at, id) WHERE (coordination AND (ended_at IS NULL));
CREATE INDEX matter_open_crew ON public.matter USING btree (tenant, crew, sort_at, id) WHERE ((ended_at IS NULL) AND (crew IS NOT NULL));
CREATE INDEX matter_open_sent ON public.matter USING btree (tenant, sent_to, sort_at, id) WHERE ((ended_at IS NULL) AND (sent_to IS NOT NULL));
CREATE INDEX matter_open_state ON public.matter USING btree (tenant, state, sort_at, id) WHERE (ended_at IS NULL);
CREATE INDEX matter_open_unit ON public.matter USING btree (tenant, unit, sort_at, id) WHERE (ended_at IS NULL);
CREATE INDEX matter_reported ON public.matter USING btree (tenant, reported_at, id);
CREATE INDEX matter_wake ON public.matter USING btree (tenant, wake_at) WHERE (wake_at IS NOT NULL);
alter table matter enable row level security;

create table migration (
  name text collate "C" not null,
  digest text not null,
  applied_at timestamp with time zone not null default now(),
  PRIMARY KEY (name),
);

create table notice (
  tenant text collate "C" not null,
  id bigint not null generated always as identity,
  key text collate "C" not null,
  person text collate "C",
  subscriber text collate "C",
  matter text collate "C",
  event text collate "C" not null,
  params jsonb not null,
  urgent boolean not null default false,
  created_at timestamp with time zone not null,
  read_at timestamp with time zone,
  UNIQUE (tenant, key),
  PRIMARY KEY (tenant, id),
  FOREIGN KEY (tenant) REFERENCES tenant(tenant),
  FOREIGN KEY (tenant, matter) REFERENCES matter(tenant, id),
  FOREIGN KEY (tenant, person) REFERENCES person(tenant, id),
);
CREATE INDEX notice_age ON public.notice USING btree (tenant, created_at);
CREATE INDEX notice_person ON public.notice USING btree (tenant, person, id DESC) WHERE (person IS NOT NULL);
CREATE INDEX notice_unread ON public.notice USING btree (tenant, person) WHERE ((person IS NOT NULL) AND (read_at IS NULL));
alter table notice enable row level security;

create table notice_position (
  tenant text collate "C" not null,
  position text collate "C" not null,
  PRIMARY KEY (tenant),
  FOREIGN KEY (tenant) REFERENCES tenant(tenant),
);
alter table notice_position enable row level security;

create table notice_setting (
  tenant text collate "C" not null,
  person text collate "C" not null,
  language text collate "C" not null,
  email text,
  phone text,
  events jsonb not null,
  digest boolean not null default false,
  digest_on date,
  PRIMARY KEY (tenant, person),
  FOREIGN KEY (tenant, person) REFERENCES person(tenant, id),
  CHECK ((language = ANY (ARRAY['zh-CN'::text, 'en'::text]))),
);
alter table notice_setting enable row level security;

create table outbox (
  tenant text collate "C" not null,
  xid xid8 not null default pg_current_xact_id(),
  id bigint not null generated always as identity,
  matter text collate "C" not null,
  kind text collate "C" not null,
  data jsonb not null,
  created_at timestamp with time zone not null,
  PRIMARY KEY (tenant, xid, id),
  FOREIGN KEY (tenant) REFERENCES tenant(tenant),
);
CREATE INDEX outbox_age ON public.outbox USING btree (tenant, created_at);
alter table outbox enable row level security;

create table partner (
  tenant text collate "C" not null,
  id text collate "C" not null,
  name text not null,
  source text collate "C" not null,
  area_path text collate "C" not null,
  classes text[] not null default '{}'::text[],
  created_at timestamp with time zone not null,
  created_by text collate "C" not null,
  retired_at timestamp with time zone,
  PRIMARY KEY (tenant, id),
  FOREIGN KEY (tenant) REFERENCES tenant(tenant),
  CHECK ((id ~ '^[a-z0-9][a-z0-9-]{0,39}$'::text)),
  CHECK ((source = ANY (ARRAY['open311'::text, 'department'::text, 'media'::text]))),
);
alter table partner enable row level security;

create table partner_key (
  tenant text collate "C" not null,
  id text collate "C" not null,
  partner text collate "C" not null,
  hash bytea not null,
  label text not null,
  scopes text[] not null,
  per_minute integer not null,
  created_at timestamp with time zone not null,
  created_by text collate "C" not null,
  expires_at timestamp with time zone,
  revoked_at timestamp with time zone,
  revoked_by text collate "C",
  last_used_at timestamp with time zone,
  UNIQUE (tenant, hash),
  PRIMARY KEY (tenant, id),
  FOREIGN KEY (tenant, partner) REFERENCES partner(tenant, id),
  CHECK ((per_minute > 0)),
);
CREATE INDEX partner_key_partner ON public.partner_key USING btree (tenant, partner);
alter table partner_key enable row level security;

create table partner_report (
  tenant text collate "C" not null,
  matter text collate "C" not null,
  seq integer not null,
  partner text collate "C" not null,
  description text,
  address text,
  email text,
  device_id text,
  account_id text,
  media_url text,
  address_id text,
  attributes jsonb,
  erased_at timestamp with time zone,
  PRIMARY KEY (tenant, matter, seq),
  FOREIGN KEY (tenant, matter, seq) REFERENCES event(tenant, matter, seq),
  FOREIGN KEY (tenant, partner) REFERENCES partner(tenant, id),
);
CREATE INDEX partner_report_partner ON public.partner_report USING btree (tenant, partner, matter);
alter table partner_report enable row level security;

create table patrol_area (
  tenant text collate "C" not null,
  id text collate "C" not null,
  name text not null,
  area_path text collate "C" not null,
  times integer not null,
  per text collate "C" not null,
  changed_at timestamp with time zone not null,
  changed_by text collate "C" not null,
  PRIMARY KEY (tenant, id),
  FOREIGN KEY (tenant) REFERENCES tenant(tenant),
  CHECK ((per = ANY (ARRAY['day'::text, 'shift'::text]))),
  CHECK (((times >= 1) AND (times <= 20))),
);
alter table patrol_area enable row level security;

create table patrol_area_cell (
  tenant text collate "C" not null,
  cell text collate "C" not null,
  patrol_area text collate "C" not null,
  PRIMARY KEY (tenant, cell),
  FOREIGN KEY (tenant, patrol_area) REFERENCES patrol_area(tenant, id) ON DELETE CASCADE,
);
CREATE INDEX patrol_area_cell_area ON public.patrol_area_cell USING btree (tenant, patrol_area);
alter table patrol_area_cell enable row level security;

create table patrol_duty (
  tenant text collate "C" not null,
  id text collate "C" not null,
  patrol_area text collate "C" not null,
  person text collate "C" not null,
  substitute text collate "C",
  begins_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  changed_by text collate "C" not null,
  PRIMARY KEY (tenant, id),
  FOREIGN KEY (tenant, patrol_area) REFERENCES patrol_area(tenant, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant, person) REFERENCES person(tenant, id),
  FOREIGN KEY (tenant, substitute) REFERENCES person(tenant, id),
  CHECK ((substitute <> person)),
  CHECK ((ends_at > begins_at)),
);
CREATE INDEX patrol_duty_begins ON public.patrol_duty USING btree (tenant, begins_at);
alter table patrol_duty enable row level security;

create table person (
  tenant text collate "C" not null,
  id text collate "C" not null,
  login text collate "C" not null,
  name text not null,
  password text not null,
  disabled boolean not null default false,
  failures integer not null default 0,
  locked_until timestamp with time zone,
  created_at timestamp with time zone not null,
  must_change boolean not null default false,
  signed_in_at timestamp with time zone,
  UNIQUE (tenant, login),
  PRIMARY KEY (tenant, id),
  FOREIGN KEY (tenant) REFERENCES tenant(tenant),
);
alter table person enable row level security;

create table photo_decision (
  tenant text collate "C" not null,
  file text collate "C" not null,
  published boolean not null,
  decided_at timestamp with time zone not null,
  decided_by text collate "C" not null,
  PRIMARY KEY (tenant, file),
  FOREIGN KEY (tenant, file) REFERENCES file(tenant, id),
);
alter table photo_decision enable row level security;

create table private_text (
  tenant text collate "C" not null,
  matter text collate "C" not null,
  seq integer not null,
  field text collate "C" not null,
  salt bytea,
  body text,
  cipher bytea,
  key_id text collate "C",
  blind_index bytea,
  erased_at timestamp with time zone,
  PRIMARY KEY (tenant, matter, seq, field),
  FOREIGN KEY (tenant, matter, seq) REFERENCES event(tenant, matter, seq),
  CHECK (((erased_at IS NULL) OR ((salt IS NULL) AND (body IS NULL) AND (cipher IS NULL) AND (blind_index IS NULL)))),
);
alter table private_text enable row level security;

create table public_use (
  tenant text collate "C" not null,
  key bytea not null,
  count integer not null,
  until timestamp with time zone not null,
  PRIMARY KEY (tenant, key),
  FOREIGN KEY (tenant) REFERENCES tenant(tenant),
);
CREATE INDEX public_use_until ON public.public_use USING btree (tenant, until);
alter table public_use enable row level security;

create table push_endpoint (
  tenant text collate "C" not null,
  person text collate "C" not null,
  endpoint text collate "C" not null,
  keys jsonb not null,
  created_at timestamp with time zone not null,
  PRIMARY KEY (tenant, person, endpoint),
  FOREIGN KEY (tenant, person) REFERENCES person(tenant, id),
);
alter table push_endpoint enable row level security;

create table reopen_request (
  tenant text collate "C" not null,
  matter text collate "C" not null,
  seq integer not null,
  made_at timestamp with time zone not null,
  answer text collate "C",
  answer_seq integer,
  PRIMARY KEY (tenant, matter, seq),
  FOREIGN KEY (tenant, matter, seq) REFERENCES event(tenant, matter, seq),
  CHECK ((answer = ANY (ARRAY['reopened'::text, 'refused'::text]))),
);
CREATE UNIQUE INDEX reopen_request_open ON public.reopen_request USING btree (tenant, matter) WHERE (answer IS NULL);
alter table reopen_request enable row level security;

create table role_grant (
  tenant text collate "C" not null,
  person text collate "C" not null,
  role text collate "C" not null,
  area_path text collate "C" not null,
  unit text collate "C" not null default ''::text,
  PRIMARY KEY (tenant, person, role, area_path, unit),
  FOREIGN KEY (tenant, person) REFERENCES person(tenant, id),
);
CREATE UNIQUE INDEX role_grant_one_power ON public.role_grant USING btree (tenant, person) WHERE (role = ANY (ARRAY['administrator'::text, 'security-administrator'::text, 'auditor'::text]));
CREATE INDEX role_grant_role ON public.role_grant USING btree (tenant, role, area_path);
alter table role_grant enable row level security;

create table run (
  tenant text collate "C" not null,
  matter text collate "C" not null,
  no integer not null,
  unit text collate "C" not null,
  start_at timestamp with time zone not null,
  first_due_at timestamp with time zone,
  PRIMARY KEY (tenant, matter, no),
  FOREIGN KEY (tenant, matter) REFERENCES matter(tenant, id),
);
CREATE INDEX run_back ON public.run USING btree (tenant, start_at) WHERE (no >= 2);
CREATE INDEX run_first_due ON public.run USING btree (tenant, first_due_at, unit) WHERE (first_due_at IS NOT NULL);
CREATE INDEX run_unlimited ON public.run USING btree (tenant, start_at, unit) WHERE (first_due_at IS NULL);
alter table run enable row level security;

create table run_delta (
  tenant text collate "C" not null,
  n bigint not null generated always as identity,
  matter text collate "C" not null,
  seq integer not null,
  at timestamp with time zone not null,
  no integer not null,
  runs smallint not null,
  unit text collate "C" not null,
  area_path text collate "C" not null,
  standard_ref text collate "C" not null,
  kind text collate "C" not null,
  class text collate "C" not null,
  channel text collate "C" not null,
  counted_at timestamp with time zone not null,
  counts text collate "C" not null,
  marks smallint not null,
  extended_until timestamp with time zone,
  recorded_at timestamp with time zone not null,
  PRIMARY KEY (tenant, n),
  FOREIGN KEY (tenant) REFERENCES tenant(tenant),
  FOREIGN KEY (tenant, matter) REFERENCES matter(tenant, id),
  CHECK ((counts = ANY (ARRAY['counted'::text, 'returned-away'::text, 'unlimited'::text, 'excluded'::text, 'void'::text]))),
  CHECK ((runs = ANY (ARRAY['-1'::integer, 1]))),
);
CREATE INDEX run_delta_counted ON public.run_delta USING btree (tenant, counted_at, at) INCLUDE (runs, unit, counts, marks, extended_until, area_path, channel);
CREATE INDEX run_delta_matter ON public.run_delta USING btree (tenant, matter);
alter table run_delta enable row level security;

create table saved_view (
  tenant text collate "C" not null,
  person text collate "C" not null,
  id text collate "C" not null,
  name text not null,
  query jsonb not null,
  position double precision not null,
  PRIMARY KEY (tenant, person, id),
  FOREIGN KEY (tenant, person) REFERENCES person(tenant, id),
);
alter table saved_view enable row level security;

create table search_text (
  tenant text collate "C" not null,
  matter text collate "C" not null,
  body text collate "C" not null,
  PRIMARY KEY (tenant, matter),
  FOREIGN KEY (tenant, matter) REFERENCES matter(tenant, id),
);
CREATE INDEX search_text_grams ON public.search_text USING gin (search_grams(tenant, body)) WITH (gin_pending_list_limit='256');
alter table search_text enable row level security;

create table session (
  tenant text collate "C" not null,
  hash bytea not null,
  person text collate "C" not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  PRIMARY KEY (tenant, hash),
  FOREIGN KEY (tenant, person) REFERENCES person(tenant, id),
);
CREATE INDEX session_expiry ON public.session USING btree (tenant, expires_at);
CREATE INDEX session_person ON public.session USING btree (tenant, person);
alter table session enable row level security;

create table shift (
  tenant text collate "C" not null,
  id text collate "C" not null,
  person text collate "C" not null,
  area_path text collate "C" not null,
  began_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  PRIMARY KEY (tenant, id),
  FOREIGN KEY (tenant) REFERENCES tenant(tenant),
  FOREIGN KEY (tenant, person) REFERENCES person(tenant, id),
  CHECK ((ended_at >= began_at)),
);
CREATE INDEX shift_began ON public.shift USING btree (tenant, began_at);
CREATE UNIQUE INDEX shift_open ON public.shift USING btree (tenant, person) WHERE (ended_at IS NULL);
CREATE INDEX shift_person ON public.shift USING btree (tenant, person, began_at DESC, id);
alter table shift enable row level security;

create table subscriber (
  tenant text collate "C" not null,
  matter text collate "C" not null,
  id text collate "C" not null,
  channel text collate "C" not null,
  address text collate "C",
  language text collate "C" not null,
  created_at timestamp with time zone not null,
  erased_at timestamp with time zone,
  PRIMARY KEY (tenant, matter, id),
  FOREIGN KEY (tenant, matter) REFERENCES matter(tenant, id),
  CHECK ((channel = ANY (ARRAY['email'::text, 'sms'::text, 'none'::text]))),
  CHECK (((channel = 'none'::text) OR (address IS NOT NULL) OR (erased_at IS NOT NULL))),
  CHECK ((language = ANY (ARRAY['zh-CN'::text, 'en'::text]))),
);
alter table subscriber enable row level security;

create table supervision_order (
  tenant text collate "C" not null,
  matter text collate "C" not null,
  no integer not null,
  status text collate "C" not null,
  asked_seq integer,
  asked_at timestamp with time zone,
  asked_by text collate "C",
  ordered_seq integer,
  ordered_at timestamp with time zone,
  ordered_by text collate "C",
  done_seq integer,
  done_at timestamp with time zone,
  since timestamp with time zone not null generated always as (COALESCE(ordered_at, asked_at)) stored,
  PRIMARY KEY (tenant, matter, no),
  FOREIGN KEY (tenant, matter) REFERENCES matter(tenant, id),
  CHECK ((no > 0)),
  CHECK ((status = ANY (ARRAY['asked'::text, 'ordered'::text, 'answered'::text, 'lapsed'::text]))),
);
CREATE INDEX supervision_order_open ON public.supervision_order USING btree (tenant, since, matter, no) WHERE (status = ANY (ARRAY['asked'::text, 'ordered'::text]));
CREATE INDEX supervision_order_since ON public.supervision_order USING btree (tenant, since DESC, matter, no);
alter table supervision_order enable row level security;

create table survey (
  tenant text collate "C" not null,
  id text collate "C" not null,
  title text not null,
  area_path text collate "C" not null,
  standard_ref text collate "C",
  class text collate "C",
  due_on date,
  note text not null default ''::text,
  created_at timestamp with time zone not null,
  created_by text collate "C" not null,
  closed_at timestamp with time zone,
  PRIMARY KEY (tenant, id),
  FOREIGN KEY (tenant) REFERENCES tenant(tenant),
  CHECK (((standard_ref IS NULL) = (class IS NULL))),
);
CREATE INDEX survey_created ON public.survey USING btree (tenant, created_at DESC, id);
CREATE INDEX survey_open ON public.survey USING btree (tenant, area_path) WHERE (closed_at IS NULL);
alter table survey enable row level security;

create table survey_item (
  tenant text collate "C" not null,
  survey text collate "C" not null,
  component text collate "C" not null,
  area_path text collate "C" not null,
  outcome text collate "C",
  result text collate "C",
  note text not null default ''::text,
  observed_at timestamp with time zone,
  at timestamp with time zone,
  by text collate "C",
  PRIMARY KEY (tenant, survey, component),
  FOREIGN KEY (tenant, survey) REFERENCES survey(tenant, id),
  CHECK ((((outcome IS NULL) = (result IS NULL)) AND ((outcome IS NULL) = (at IS NULL)) AND ((outcome IS NULL) = (by IS NULL)))),
  CHECK ((outcome = ANY (ARRAY['confirmed'::text, 'corrected'::text, 'missing'::text, 'new'::text]))),
);
CREATE INDEX survey_item_area ON public.survey_item USING btree (tenant, survey, area_path);
CREATE UNIQUE INDEX survey_item_result ON public.survey_item USING btree (tenant, survey, result) WHERE (result IS NOT NULL);
alter table survey_item enable row level security;

create table tenant (
  tenant text collate "C" not null,
  name text not null,
  revision bigint not null default 1,
  forgotten_xid xid8,
  reckoned_by text collate "C",
  created_at timestamp with time zone not null,
  practice_of text collate "C",
  practice_person text collate "C",
  practice_serial integer not null default 0,
  rolled boolean not null default true,
  deeds_rolled boolean not null default true,
  PRIMARY KEY (tenant),
  FOREIGN KEY (practice_of) REFERENCES tenant(tenant),
  CHECK (((practice_of IS NULL) = (practice_person IS NULL))),
  CHECK (((practice_of IS NULL) OR (tenant ~~ 'practice-%'::text))),
  CHECK ((tenant ~ '^[A-Za-z0-9_-]{1,40}$'::text)),
);

create table track_point (
  tenant text collate "C" not null,
  shift text collate "C" not null,
  at timestamp with time zone not null,
  lon double precision not null,
  lat double precision not null,
  accuracy real not null,
  PRIMARY KEY (tenant, shift, at),
  FOREIGN KEY (tenant, shift) REFERENCES shift(tenant, id),
  CHECK ((accuracy >= (0)::double precision)),
  CHECK (((lat >= ('-90'::integer)::double precision) AND (lat <= (90)::double precision))),
  CHECK (((lon >= ('-180'::integer)::double precision) AND (lon <= (180)::double precision))),
);
CREATE INDEX track_point_at ON public.track_point USING btree (tenant, at);
alter table track_point enable row level security;

create table tracking (
  tenant text collate "C" not null,
  digest text collate "C" not null,
  person text collate "C" not null,
  matter text collate "C",
  made_at timestamp with time zone not null,
  PRIMARY KEY (tenant, digest),
  FOREIGN KEY (tenant) REFERENCES tenant(tenant),
  FOREIGN KEY (tenant, matter) REFERENCES matter(tenant, id),
  CHECK ((length(digest) = 64)),
);
CREATE INDEX tracking_matter ON public.tracking USING btree (tenant, matter) WHERE (matter IS NOT NULL);
CREATE UNIQUE INDEX tracking_person ON public.tracking USING btree (tenant, person);
alter table tracking enable row level security;

create unlogged table viewer (
  tenant text collate "C" not null,
  matter text collate "C" not null,
  person text collate "C" not null,
  place text collate "C" not null,
  since timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  typing text collate "C",
  PRIMARY KEY (tenant, matter, person, place),
  FOREIGN KEY (tenant) REFERENCES tenant(tenant),
);
alter table viewer enable row level security;

create table webhook (
  tenant text collate "C" not null,
  id text collate "C" not null,
  partner text collate "C" not null,
  url text not null,
  events text[] not null,
  cases text collate "C" not null,
  generation integer not null default 1,
  state text collate "C" not null default 'on'::text,
  failures integer not null default 0,
  position text collate "C" not null,
  created_at timestamp with time zone not null,
  created_by text collate "C" not null,
  PRIMARY KEY (tenant, id),
  FOREIGN KEY (tenant, partner) REFERENCES partner(tenant, id),
  CHECK ((cases = ANY (ARRAY['own'::text, 'area'::text]))),
  CHECK ((state = ANY (ARRAY['on'::text, 'off'::text, 'failing'::text]))),
);
alter table webhook enable row level security;

create table webhook_delivery (
  tenant text collate "C" not null,
  id text collate "C" not null,
  webhook text collate "C" not null,
  matter text collate "C" not null,
  seq integer not null,
  event text collate "C" not null,
  body json not null,
  created_at timestamp with time zone not null,
  state text collate "C" not null,
  attempts integer not null default 0,
  next_at timestamp with time zone,
  ended_at timestamp with time zone,
  status integer,
  error text,
  took_ms integer,
  UNIQUE (tenant, webhook, matter, seq),
  PRIMARY KEY (tenant, id),
  FOREIGN KEY (tenant, webhook) REFERENCES webhook(tenant, id) ON DELETE CASCADE,
  CHECK ((state = ANY (ARRAY['waiting'::text, 'delivered'::text, 'failed'::text]))),
);
CREATE INDEX webhook_delivery_due ON public.webhook_delivery USING btree (tenant, next_at) WHERE (state = 'waiting'::text);
CREATE INDEX webhook_delivery_latest ON public.webhook_delivery USING btree (tenant, webhook, created_at, id);
alter table webhook_delivery enable row level security;

create table what_if (
  tenant text collate "C" not null,
  id text collate "C" not null,
  period text collate "C" not null,
  rules json not null,
  state text collate "C" not null,
  gone integer not null default 0,
  total integer not null default 0,
  result json,
  made_at timestamp with time zone not null,
  made_by text collate "C" not null,
  seen_at timestamp with time zone,
  ended_at timestamp with time zone,
  PRIMARY KEY (tenant, id),
  FOREIGN KEY (tenant) REFERENCES tenant(tenant),
  CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'stopped'::text, 'failed'::text]))),
);
CREATE INDEX what_if_made ON public.what_if USING btree (tenant, made_at DESC, id);
alter table what_if enable row level security;

CREATE OR REPLACE FUNCTION public.component_named(grams text[], word text)
 RETURNS SETOF text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select id from component
  where tenant = current_setting('bihuan.tenant', true)
    and search_grams(tenant, lower(name)) @> grams and strpos(lower(name), word) > 0
$function$;
CREATE OR REPLACE FUNCTION public.forget_practice(leaving text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  each regclass;
  blocked boolean := true;
  passes integer := 0;
begin
  if not exists (select from tenant t where t.tenant = leaving and t.practice_of is not null) then
    return;
  end if;
  while blocked loop
    blocked := false;
    passes := passes + 1;
    if passes > 20 then
      raise exception 'The practice tenant % cannot be deleted: its rows refer to each other in a circle', leaving;
    end if;
    for each in
      select c.oid::regclass from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant' and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'tenant'
      order by c.relname
    loop
      begin
        execute format('delete from %s where tenant = $1', each) using leaving;
      exception when foreign_key_violation then
        blocked := true;
      end;
    end loop;
  end loop;
  delete from tenant t where t.tenant = leaving;
end
$function$;
CREATE OR REPLACE FUNCTION public.matter_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.changed_xid := pg_current_xact_id();
  return new;
end
$function$;
CREATE OR REPLACE FUNCTION public.search_body(matter)
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$
  select lower(concat_ws(E'\n', $1.number, address.body, description.body) collate "C")
  from (select) as one
  left join private_text address on address.tenant = $1.tenant and address.matter = $1.id
    and address.seq = $1.address_seq and address.field = 'address'
  left join private_text description on description.tenant = $1.tenant and description.matter = $1.id
    and description.seq = 1 and description.field = 'description'
$function$;
CREATE OR REPLACE FUNCTION public.search_found(grams text[], words text[])
 RETURNS SETOF text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select matter from search_text
  where tenant = current_setting('bihuan.tenant', true)
    and search_grams(tenant, body) @> grams
    and not exists (select from unnest(words) as word where strpos(body, word) = 0)
$function$;
CREATE OR REPLACE FUNCTION public.search_grams(tenant text, body text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
  select coalesce(array_agg(distinct tenant || ' ' || gram), '{}')
  from (select string_to_array(body, null) as chars) split,
    lateral (
      select first || coalesce(second, '') as gram from unnest(chars, chars[2:]) as pair (first, second)
      union all
      select each from unnest(chars) as each
    ) grams
$function$;

CREATE TRIGGER component_changed BEFORE INSERT OR UPDATE ON public.component FOR EACH ROW EXECUTE FUNCTION matter_changed();
CREATE TRIGGER matter_changed BEFORE INSERT OR UPDATE ON public.matter FOR EACH ROW EXECUTE FUNCTION matter_changed();

create policy own_tenant on admin_event using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on appeal using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on appeal_file using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on area using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on area_change using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on area_layer using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on article using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on assessment_answer using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on assessment_period using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on assessment_run using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on bulletin using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on call using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on call_case using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on call_task using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on cell_visit using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on component using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on component_file using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on component_history using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on contact using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on deed_delta using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on delivery using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on desk_hold using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on document using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on event using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on file using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on file_use using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on fund_entry using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on handover using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on handover_signature using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on held_report using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on idempotency using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on involved using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on kept_secret using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on letter using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on letter_text using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on mailbox_position using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on map_feature using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on matter using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on notice using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on notice_position using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on notice_setting using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on outbox using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on partner using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on partner_key using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on partner_report using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on patrol_area using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on patrol_area_cell using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on patrol_duty using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on person using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on photo_decision using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on private_text using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on public_use using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on push_endpoint using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on reopen_request using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on role_grant using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on run using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on run_delta using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on saved_view using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on search_text using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on session using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on shift using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on subscriber using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on supervision_order using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on survey using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on survey_item using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on track_point using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on tracking using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on viewer using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on webhook using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on webhook_delivery using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));
create policy own_tenant on what_if using (tenant = current_setting('bihuan.tenant'::text, true)) with check (tenant = current_setting('bihuan.tenant'::text, true));

grant insert on admin_event to bihuan_app;
grant select on admin_event to bihuan_app;
grant insert on appeal to bihuan_app;
grant select on appeal to bihuan_app;
grant update (grounds, state, decided_at, decided_by, reason, seq, before, after) on appeal to bihuan_app;
grant insert on appeal_file to bihuan_app;
grant select on appeal_file to bihuan_app;
grant insert on area to bihuan_app;
grant select on area to bihuan_app;
grant insert on area_change to bihuan_app;
grant select on area_change to bihuan_app;
grant insert on area_layer to bihuan_app;
grant select on area_layer to bihuan_app;
grant update (name, name_en) on area_layer to bihuan_app;
grant insert on article to bihuan_app;
grant select on article to bihuan_app;
grant insert on assessment_answer to bihuan_app;
grant select on assessment_answer to bihuan_app;
grant update (text, reply, replied_at, replied_by) on assessment_answer to bihuan_app;
grant insert on assessment_period to bihuan_app;
grant select on assessment_period to bihuan_app;
grant update (state, sent_at, sent_by, answer_by, met_on, met_people, met_decisions, met_by, frozen_at, frozen_by, snapshot, digest, published_at, published_by) on assessment_period to bihuan_app;
grant insert on assessment_run to bihuan_app;
grant select on assessment_run to bihuan_app;
grant insert on bulletin to bihuan_app;
grant select on bulletin to bihuan_app;
grant update (title, issuer, recipients, blocks, state, approved_at, approved_by, published_at, published_by) on bulletin to bihuan_app;
grant insert on call to bihuan_app;
grant select on call to bihuan_app;
grant update (state, number, number_index, line, agent, answered_at, ended_at, kind, name, notes, answer, recording, handed_to, handed_by, handed_note, version, erased_at) on call to bihuan_app;
grant insert on call_case to bihuan_app;
grant select on call_case to bihuan_app;
grant update (reported) on call_case to bihuan_app;
grant insert on call_task to bihuan_app;
grant select on call_task to bihuan_app;
grant update (agent, due_at, reason, outcome, stars, result, rated, attempts, done_by, done_at) on call_task to bihuan_app;
grant insert on cell_visit to bihuan_app;
grant select on cell_visit to bihuan_app;
grant update (first_at, last_at, positions) on cell_visit to bihuan_app;
grant insert on component to bihuan_app;
grant select on component to bihuan_app;
grant update (version, standard_ref, class, name, state, lon, lat, geometry, area_path, department, owner, maintainer, maintained_from, maintained_until, source, coordinates, first_on, changed_on, remark, properties, changed_at, changed_by, changed_xid) on component to bihuan_app;
grant insert on component_file to bihuan_app;
grant select on component_file to bihuan_app;
grant update (until_version, no) on component_file to bihuan_app;
grant insert on component_history to bihuan_app;
grant select on component_history to bihuan_app;
grant execute on component_named() to bihuan_app;
grant execute on component_named(text[],text) to bihuan_app;
grant insert on contact to bihuan_app;
grant select on contact to bihuan_app;
grant update (name, phone, phone_last4, cipher, key_id, phone_blind_index, erased_at) on contact to bihuan_app;
grant insert on deed_delta to bihuan_app;
grant select on deed_delta to bihuan_app;
grant insert on delivery to bihuan_app;
grant select on delivery to bihuan_app;
grant update (state, attempts, next_at, done_at, error) on delivery to bihuan_app;
grant insert on desk_hold to bihuan_app;
grant select on desk_hold to bihuan_app;
grant update (given_by, given_at) on desk_hold to bihuan_app;
grant insert on document to bihuan_app;
grant select on document to bihuan_app;
grant insert on event to bihuan_app;
grant select on event to bihuan_app;
grant delete on file to bihuan_app;
grant insert on file to bihuan_app;
grant select on file to bihuan_app;
grant update (came_digest, digest, bytes, taken_at, lon, lat, drawn, named, erased_at, bearing) on file to bihuan_app;
grant insert on file_use to bihuan_app;
grant select on file_use to bihuan_app;
grant execute on forget_practice() to bihuan_app;
grant execute on forget_practice(text) to bihuan_app;
grant insert on fund_entry to bihuan_app;
grant select on fund_entry to bihuan_app;
grant insert on handover to bihuan_app;
grant select on handover to bihuan_app;
grant insert on handover_signature to bihuan_app;
grant select on handover_signature to bihuan_app;
grant insert on held_report to bihuan_app;
grant select on held_report to bihuan_app;
grant update (body, decided, decided_at, decided_by) on held_report to bihuan_app;
grant delete on idempotency to bihuan_app;
grant insert on idempotency to bihuan_app;
grant select on idempotency to bihuan_app;
grant update (matter, seq) on idempotency to bihuan_app;
grant insert on involved to bihuan_app;
grant select on involved to bihuan_app;
grant delete on kept_secret to bihuan_app;
grant insert on kept_secret to bihuan_app;
grant select on kept_secret to bihuan_app;
grant update (cipher, changed_at) on kept_secret to bihuan_app;
grant insert on letter to bihuan_app;
grant select on letter to bihuan_app;
grant update (state, why, matter, seq, about, decided_by, decided_at) on letter to bihuan_app;
grant insert on letter_text to bihuan_app;
grant select on letter_text to bihuan_app;
grant update (name, address, subject, body, message_id, left_out, answer, erased_at) on letter_text to bihuan_app;
grant insert on mailbox_position to bihuan_app;
grant select on mailbox_position to bihuan_app;
grant update (mailbox, uid_validity, last_uid, next_at, read_at, trouble) on mailbox_position to bihuan_app;
grant delete on map_feature to bihuan_app;
grant insert on map_feature to bihuan_app;
grant select on map_feature to bihuan_app;
grant insert on matter to bihuan_app;
grant select on matter to bihuan_app;
grant update on matter to bihuan_app;
grant usage on matter_number to bihuan_app;
grant delete on notice to bihuan_app;
grant insert on notice to bihuan_app;
grant select on notice to bihuan_app;
grant update (read_at) on notice to bihuan_app;
grant insert on notice_position to bihuan_app;
grant select on notice_position to bihuan_app;
grant update (position) on notice_position to bihuan_app;
grant insert on notice_setting to bihuan_app;
grant select on notice_setting to bihuan_app;
grant update (language, email, phone, events, digest, digest_on) on notice_setting to bihuan_app;
grant delete on outbox to bihuan_app;
grant insert on outbox to bihuan_app;
grant select on outbox to bihuan_app;
grant insert on partner to bihuan_app;
grant select on partner to bihuan_app;
grant update (name, area_path, classes, retired_at) on partner to bihuan_app;
grant insert on partner_key to bihuan_app;
grant select on partner_key to bihuan_app;
grant update (revoked_at, revoked_by, last_used_at) on partner_key to bihuan_app;
grant insert on partner_report to bihuan_app;
grant select on partner_report to bihuan_app;
grant update (description, address, email, device_id, account_id, media_url, address_id, attributes, erased_at) on partner_report to bihuan_app;
grant delete on patrol_area to bihuan_app;
grant insert on patrol_area to bihuan_app;
grant select on patrol_area to bihuan_app;
grant update (name, area_path, times, per, changed_at, changed_by) on patrol_area to bihuan_app;
grant delete on patrol_area_cell to bihuan_app;
grant insert on patrol_area_cell to bihuan_app;
grant select on patrol_area_cell to bihuan_app;
grant delete on patrol_duty to bihuan_app;
grant insert on patrol_duty to bihuan_app;
grant select on patrol_duty to bihuan_app;
grant update (patrol_area, person, substitute, begins_at, ends_at, changed_at, changed_by) on patrol_duty to bihuan_app;
grant insert on person to bihuan_app;
grant select on person to bihuan_app;
grant update (name, password, disabled, failures, locked_until, must_change, signed_in_at) on person to bihuan_app;
grant insert on photo_decision to bihuan_app;
grant select on photo_decision to bihuan_app;
grant update (published, decided_at, decided_by) on photo_decision to bihuan_app;
grant insert on private_text to bihuan_app;
grant select on private_text to bihuan_app;
grant update (salt, body, cipher, key_id, blind_index, erased_at) on private_text to bihuan_app;
grant delete on public_use to bihuan_app;
grant insert on public_use to bihuan_app;
grant select on public_use to bihuan_app;
grant update (count, until) on public_use to bihuan_app;
grant delete on push_endpoint to bihuan_app;
grant insert on push_endpoint to bihuan_app;
grant select on push_endpoint to bihuan_app;
grant insert on reopen_request to bihuan_app;
grant select on reopen_request to bihuan_app;
grant update (answer, answer_seq) on reopen_request to bihuan_app;
grant delete on role_grant to bihuan_app;
grant insert on role_grant to bihuan_app;
grant select on role_grant to bihuan_app;
grant insert on run to bihuan_app;
grant select on run to bihuan_app;
grant update (start_at, first_due_at) on run to bihuan_app;
grant insert on run_delta to bihuan_app;
grant select on run_delta to bihuan_app;
grant delete on saved_view to bihuan_app;
grant insert on saved_view to bihuan_app;
grant select on saved_view to bihuan_app;
grant update (name, query, position) on saved_view to bihuan_app;
grant execute on search_found() to bihuan_app;
grant execute on search_found(text[],text[]) to bihuan_app;
grant insert on search_text to bihuan_app;
grant select on search_text to bihuan_app;
grant update (body) on search_text to bihuan_app;
grant delete on session to bihuan_app;
grant insert on session to bihuan_app;
grant select on session to bihuan_app;
grant update (expires_at) on session to bihuan_app;
grant insert on shift to bihuan_app;
grant select on shift to bihuan_app;
grant update (ended_at) on shift to bihuan_app;
grant insert on subscriber to bihuan_app;
grant select on subscriber to bihuan_app;
grant update (address, erased_at) on subscriber to bihuan_app;
grant insert on supervision_order to bihuan_app;
grant select on supervision_order to bihuan_app;
grant update (status, ordered_seq, ordered_at, ordered_by, done_seq, done_at) on supervision_order to bihuan_app;
grant insert on survey to bihuan_app;
grant select on survey to bihuan_app;
grant update (closed_at) on survey to bihuan_app;
grant insert on survey_item to bihuan_app;
grant select on survey_item to bihuan_app;
grant update (outcome, result, note, observed_at, at, by) on survey_item to bihuan_app;
grant insert on tenant to bihuan_app;
grant select on tenant to bihuan_app;
grant update (revision, forgotten_xid, reckoned_by, practice_serial, rolled, deeds_rolled) on tenant to bihuan_app;
grant delete on track_point to bihuan_app;
grant insert on track_point to bihuan_app;
grant select on track_point to bihuan_app;
grant insert on tracking to bihuan_app;
grant select on tracking to bihuan_app;
grant update (matter) on tracking to bihuan_app;
grant delete on viewer to bihuan_app;
grant insert on viewer to bihuan_app;
grant select on viewer to bihuan_app;
grant update (seen_at, typing) on viewer to bihuan_app;
grant delete on webhook to bihuan_app;
grant insert on webhook to bihuan_app;
grant select on webhook to bihuan_app;
grant update (url, events, cases, generation, state, failures, position) on webhook to bihuan_app;
grant delete on webhook_delivery to bihuan_app;
grant insert on webhook_delivery to bihuan_app;
grant select on webhook_delivery to bihuan_app;
grant update (state, attempts, next_at, ended_at, status, error, took_ms) on webhook_delivery to bihuan_app;
grant delete on what_if to bihuan_app;
grant insert on what_if to bihuan_app;
grant select on what_if to bihuan_app;
grant update (state, gone, total, result, seen_at, ended_at) on what_if to bihuan_app;
