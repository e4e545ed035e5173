import type { GeneratedAlways } from 'kysely';
import type { Instant, OptionalInstant } from './tables.js';

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

/** What units and posts are assessed by. */
export interface AssessTables {
  run_delta: RunDeltaTable;
}
