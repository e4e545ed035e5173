import type { Matter } from '@bihuan/flow';
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { AssessTables } from './tables-assess.js';
import type { DoorTables } from './tables-doors.js';
import type { HotlineTables } from './tables-hotline.js';
import type { LetterTables } from './tables-letters.js';
import type { NotifyTables } from './tables-notify.js';
import type { PatrolTables } from './tables-patrol.js';
import type { PlaceTables } from './tables-place.js';
import type { PortalTables } from './tables-portal.js';
import type { RoundTables } from './tables-round.js';
import type { SurveyTables } from './tables-survey.js';

/** An instant: UTC milliseconds on the way out, a Date or an ISO text on the way in. */
export type Instant = ColumnType<number, Date | string, Date | string>;
export type OptionalInstant = ColumnType<number | null, Date | string | null | undefined, Date | string | null>;
/** JSON: typed on the way out, text on the way in (the driver would send an array as a PostgreSQL array). */
export type Json<T> = ColumnType<T, string, string>;

export interface TenantTable {
  tenant: string;
  name: string;
  revision: Generated<number>;
  forgotten_xid: Generated<string | null>;
  reckoned_by: Generated<string | null>;
  /** The deltas of scorecards hold all its cases. */
  rolled: Generated<boolean>;
  deeds_rolled: Generated<boolean>;
  created_at: Instant;
  /** The tenant that it is a copy of, for practice; null: a real one. */
  practice_of: Generated<string | null>;
  practice_person: Generated<string | null>;
  practice_serial: Generated<number>;
}

export interface DocumentTable {
  tenant: string;
  kind: string;
  id: string;
  version: number;
  valid_from: OptionalInstant;
  body: Json<unknown>;
  note: Generated<string>;
  restores: Generated<number | null>;
  created_at: Instant;
  created_by: string;
}

export interface AreaTable {
  tenant: string;
  id: string;
  version: number;
  parent: string | null;
  path: string;
  level: string;
  name: string;
  name_en: string | null;
  geometry: Json<unknown> | null;
  created_at: OptionalInstant;
  created_by: string | null;
  /** The layer beside the tree that it belongs to; null: the tree. */
  layer: string | null;
  retired: Generated<boolean>;
  change: number | null;
}

export interface PersonTable {
  tenant: string;
  id: string;
  login: string;
  name: string;
  password: string;
  disabled: Generated<boolean>;
  failures: Generated<number>;
  locked_until: OptionalInstant;
  created_at: Instant;
  /** The password was given by somebody else and must be changed first. */
  must_change: Generated<boolean>;
  signed_in_at: OptionalInstant;
}

export interface RoleGrantTable {
  tenant: string;
  person: string;
  role: string;
  area_path: string;
  /** Empty: not held for a unit. */
  unit: string;
}

export interface AdminEventTable {
  tenant: string;
  id: GeneratedAlways<number>;
  at: Instant;
  actor: string | null;
  action: string;
  kind: string;
  subject: string;
  name: string;
  address: string | null;
  detail: Json<Readonly<Record<string, unknown>>>;
}

export interface SessionTable {
  tenant: string;
  hash: Buffer;
  person: string;
  created_at: Instant;
  expires_at: Instant;
}

export interface MatterTable {
  tenant: string;
  id: string;
  number: string;
  mechanism: string;
  definition_version: number;
  source: string | null;
  external_id: string | null;
  state: string;
  stage: string | null;
  severity: string;
  /** The `source` of the case's report: collector, hotline … */
  channel: string;
  standard_ref: string;
  kind: string;
  class: string;
  component: string | null;
  area_path: string;
  /** The case that it was merged into. */
  merged_into: string | null;
  /** Whoever began it, and all who joined it since. */
  reporters: Generated<number>;
  lon: number | null;
  lat: number | null;
  unit: string | null;
  dispatch_no: number | null;
  marks: string[];
  sent_to: string | null;
  crew: string | null;
  /** How far the crew is: handed, taken or back. */
  crew_stage: string | null;
  helpers: string[];
  reported_by: string;
  reported_at: Instant;
  ended_at: OptionalInstant;
  stage_due: OptionalInstant;
  stage_warn: OptionalInstant;
  stage_resume: OptionalInstant;
  stage_light: string | null;
  whole_due: OptionalInstant;
  whole_warn: OptionalInstant;
  whole_resume: OptionalInstant;
  whole_light: string;
  supervision_due: OptionalInstant;
  supervision_warn: OptionalInstant;
  supervision_light: string | null;
  /** Has a supervision order that is required and not yet given. */
  supervised: boolean;
  /** Waits for a decision of the coordination office. */
  coordination: boolean;
  wake_at: OptionalInstant;
  sort_at: GeneratedAlways<number>;
  address_seq: number | null;
  fold: Json<Matter>;
  version: number;
  /** The transaction that last wrote the row; the database sees to it. */
  changed_xid: GeneratedAlways<string>;
}

export interface EventTable {
  tenant: string;
  matter: string;
  seq: number;
  at: Instant;
  recorded_at: Instant;
  type: string;
  actor: string;
  data: Json<Readonly<Record<string, unknown>>>;
  derived: boolean;
  definition_version: number;
}

export interface PrivateTextTable {
  tenant: string;
  matter: string;
  seq: number;
  field: string;
  salt: Buffer | null;
  body: string | null;
  erased_at: OptionalInstant;
  blind_index: Buffer | null;
  cipher: Buffer | null;
  key_id: string | null;
}

export interface SearchTextTable {
  tenant: string;
  matter: string;
  body: string;
}

export interface ContactTable {
  tenant: string;
  matter: string;
  seq: number;
  name: string | null;
  phone: string | null;
  phone_last4: string | null;
  phone_blind_index: Buffer | null;
  cipher: Buffer | null;
  key_id: string | null;
  erased_at: OptionalInstant;
}

export interface RunTable {
  tenant: string;
  matter: string;
  no: number;
  unit: string;
  start_at: Instant;
  first_due_at: OptionalInstant;
}

export interface InvolvedTable {
  tenant: string;
  party: string;
  matter: string;
}

export interface IdempotencyTable {
  tenant: string;
  key: string;
  actor: string;
  digest: Buffer;
  matter: string;
  seq: number;
  created_at: Instant;
}

export interface OutboxTable {
  tenant: string;
  xid: Generated<string>;
  id: GeneratedAlways<number>;
  matter: string;
  kind: string;
  data: Json<Readonly<Record<string, unknown>>>;
  created_at: Instant;
}

export interface ViewerTable {
  tenant: string;
  matter: string;
  person: string;
  place: string;
  since: Instant;
  seen_at: Instant;
  typing: string | null;
}

export interface FileTable {
  tenant: string;
  id: string;
  came_digest: string | null;
  digest: string | null;
  kind: string;
  bytes: number;
  width: number;
  height: number;
  taken_at: OptionalInstant;
  lon: number | null;
  lat: number | null;
  bearing: number | null;
  /** Of a sample picture: what it is drawn from. */
  drawn: string | null;
  uploaded_by: string;
  uploaded_at: Instant;
  /** An event names it. */
  named: Generated<boolean>;
  erased_at: OptionalInstant;
}

export interface FileUseTable {
  tenant: string;
  matter: string;
  seq: number;
  no: number;
  file: string;
}

export interface SavedViewTable {
  tenant: string;
  person: string;
  id: string;
  name: string;
  query: Json<Readonly<Record<string, unknown>>>;
  position: number;
}

export interface Tables
  extends RoundTables,
    PlaceTables,
    PatrolTables,
    PortalTables,
    DoorTables,
    NotifyTables,
    AssessTables,
    HotlineTables,
    LetterTables,
    SurveyTables {
  tenant: TenantTable;
  document: DocumentTable;
  area: AreaTable;
  person: PersonTable;
  role_grant: RoleGrantTable;
  session: SessionTable;
  admin_event: AdminEventTable;
  matter: MatterTable;
  event: EventTable;
  private_text: PrivateTextTable;
  contact: ContactTable;
  search_text: SearchTextTable;
  run: RunTable;
  involved: InvolvedTable;
  idempotency: IdempotencyTable;
  outbox: OutboxTable;
  viewer: ViewerTable;
  file: FileTable;
  file_use: FileUseTable;
  saved_view: SavedViewTable;
}
