import type { ColumnType } from 'kysely';
import type { Instant, OptionalInstant } from './tables.js';

/** What a reporter who did not sign in follows their report by. */
export interface TrackingTable {
  tenant: string;
  digest: string;
  person: string;
  matter: string | null;
  made_at: Instant;
}

/** A report that a person reads before it is let through. */
export interface HeldReportTable {
  tenant: string;
  id: string;
  person: string;
  /** Null once it is decided. Read back as it was written. */
  body: ColumnType<unknown, string, string | null>;
  why: 'words' | 'often';
  area_path: string;
  made_at: Instant;
  decided: 'published' | 'refused' | null;
  decided_at: OptionalInstant;
  decided_by: string | null;
}

/** Whether the public sees a picture. */
export interface PhotoDecisionTable {
  tenant: string;
  file: string;
  published: boolean;
  decided_at: Instant;
  decided_by: string;
}

/** A reporter's request to have a closed case taken up again. */
export interface ReopenRequestTable {
  tenant: string;
  matter: string;
  /** The reporter's note with the reason. */
  seq: number;
  made_at: Instant;
  answer: 'reopened' | 'refused' | null;
  answer_seq: number | null;
}

/** Uses by the public within a time. */
export interface PublicUseTable {
  tenant: string;
  key: Buffer;
  count: number;
  until: Instant;
}

export interface PortalTables {
  tracking: TrackingTable;
  held_report: HeldReportTable;
  photo_decision: PhotoDecisionTable;
  reopen_request: ReopenRequestTable;
  public_use: PublicUseTable;
}
