import type { Generated } from 'kysely';
import type { Instant, OptionalInstant } from './tables.js';

export type CallState = 'ringing' | 'answered' | 'ended' | 'missed';
export type CallKind = 'report' | 'inquiry' | 'progress' | 'complaint' | 'other' | 'silent';
export type TaskOutcome = 'reached' | 'not-reached' | 'wrong-number' | 'refused';

export interface CallTable {
  tenant: string;
  id: string;
  foreign_id: string | null;
  direction: 'in' | 'out';
  state: CallState;
  number: string | null;
  number_index: Buffer | null;
  line: string | null;
  agent: string | null;
  rang_at: Instant;
  answered_at: OptionalInstant;
  ended_at: OptionalInstant;
  kind: CallKind | null;
  name: string | null;
  notes: string | null;
  answer: string | null;
  recording: string | null;
  handed_to: string | null;
  handed_by: string | null;
  handed_note: string | null;
  version: Generated<number>;
  erased_at: OptionalInstant;
}

export interface CallCaseTable {
  tenant: string;
  call: string;
  matter: string;
  reported: boolean;
}

export interface CallTaskTable {
  tenant: string;
  id: string;
  kind: 'call-back' | 'satisfaction';
  call: string;
  matter: string | null;
  agent: string | null;
  due_at: Instant;
  reason: string | null;
  made_by: string | null;
  made_at: Instant;
  outcome: TaskOutcome | null;
  stars: number | null;
  result: string | null;
  rated: Generated<boolean>;
  attempts: Generated<number>;
  done_by: string | null;
  done_at: OptionalInstant;
}

export interface ArticleTable {
  tenant: string;
  id: string;
  version: number;
  title: string;
  body: string;
  classes: string[];
  retired: Generated<boolean>;
  created_at: Instant;
  created_by: string;
}

/** The hotline's desk. */
export interface HotlineTables {
  call: CallTable;
  call_case: CallCaseTable;
  call_task: CallTaskTable;
  article: ArticleTable;
}
