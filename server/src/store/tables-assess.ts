import type { Generated, GeneratedAlways } from 'kysely';
import type { Instant, Json, OptionalInstant } from './tables.js';

export interface RunDeltaTable {
  tenant: string;
  n: GeneratedAlways<number>;
  matter: string;
  seq: number;
  at: Instant;
  no: number;
  /** +1 or −1. */
  runs: number;
  unit: string;
  area_path: string;
  standard_ref: string;
  kind: string;
  class: string;
  channel: string;
  counted_at: Instant;
  counts: string;
  marks: number;
  extended_until: OptionalInstant;
  recorded_at: Instant;
}

export interface DeedDeltaTable {
  tenant: string;
  n: GeneratedAlways<number>;
  matter: string;
  seq: number;
  at: Instant;
  no: number;
  deed: string;
  /** +1 or −1. */
  deeds: number;
  who: string;
  area_path: string;
  channel: string;
  counted_at: Instant;
  marks: number;
  recorded_at: Instant;
}

export interface AssessmentPeriodTable {
  tenant: string;
  id: string;
  from_at: Instant;
  to_at: Instant;
  phase: string;
  policy: string;
  state: string;
  made_at: Instant;
  made_by: string;
  sent_at: OptionalInstant;
  sent_by: string | null;
  answer_by: OptionalInstant;
  /** A date as it is written. */
  met_on: string | null;
  met_people: Generated<string>;
  met_decisions: Generated<string>;
  met_by: string | null;
  frozen_at: OptionalInstant;
  frozen_by: string | null;
  snapshot: Json<unknown> | null;
  digest: string | null;
  published_at: OptionalInstant;
  published_by: string | null;
}

export interface AssessmentRunTable {
  tenant: string;
  period: string;
  matter: string;
  unit: string;
  start_at: Instant;
  first_due_at: OptionalInstant;
  counts: string;
  resolved: boolean;
  on_time: boolean;
  timely: boolean;
  deferred: boolean;
  extended: boolean;
  returned: boolean;
  repeat: boolean;
}

export interface AssessmentAnswerTable {
  tenant: string;
  period: string;
  id: string;
  unit: string;
  kind: string;
  text: string;
  at: Instant;
  by: string;
  reply: string | null;
  replied_at: OptionalInstant;
  replied_by: string | null;
}

export interface AppealTable {
  tenant: string;
  id: string;
  matter: string;
  unit: string;
  about: string;
  asks: string;
  grounds: string;
  state: string;
  made_at: Instant;
  made_by: string;
  decided_at: OptionalInstant;
  decided_by: string | null;
  reason: Generated<string>;
  seq: number | null;
  before: Json<unknown> | null;
  after: Json<unknown> | null;
}

export interface AppealFileTable {
  tenant: string;
  appeal: string;
  no: number;
  file: string;
}

export interface BulletinTable {
  tenant: string;
  year: number;
  no: number;
  period: string;
  title: string;
  issuer: string;
  recipients: Generated<string>;
  blocks: Json<unknown>;
  state: string;
  made_at: Instant;
  made_by: string;
  approved_at: OptionalInstant;
  approved_by: string | null;
  published_at: OptionalInstant;
  published_by: string | null;
}

/** What units and posts are assessed by. */
export interface WhatIfTable {
  tenant: string;
  id: string;
  period: string;
  rules: Json<unknown>;
  state: string;
  gone: Generated<number>;
  total: Generated<number>;
  result: Json<unknown> | null;
  made_at: Instant;
  made_by: string;
  seen_at: OptionalInstant;
  ended_at: OptionalInstant;
}

export interface AssessTables {
  run_delta: RunDeltaTable;
  deed_delta: DeedDeltaTable;
  assessment_period: AssessmentPeriodTable;
  assessment_run: AssessmentRunTable;
  assessment_answer: AssessmentAnswerTable;
  appeal: AppealTable;
  appeal_file: AppealFileTable;
  bulletin: BulletinTable;
  what_if: WhatIfTable;
}
