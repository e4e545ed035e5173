import type { GeneratedAlways } from 'kysely';
import type { Instant, Json, OptionalInstant } from './tables.js';

export interface SupervisionOrderTable {
  tenant: string;
  matter: string;
  no: number;
  status: string;
  asked_seq: number | null;
  asked_at: OptionalInstant;
  asked_by: string | null;
  ordered_seq: number | null;
  ordered_at: OptionalInstant;
  ordered_by: string | null;
  done_seq: number | null;
  done_at: OptionalInstant;
  /** When it was given, or asked for where it is not given yet. */
  since: GeneratedAlways<number>;
}

export interface FundEntryTable {
  tenant: string;
  id: string;
  year: number;
  no: number;
  kind: string;
  /** What it does to the year's balance, in fen. */
  amount: number;
  matter: string | null;
  of_entry: string | null;
  party: string | null;
  note: string | null;
  overdraws: boolean;
  written_by: string;
  written_at: Instant;
}

export interface HandoverTable {
  tenant: string;
  id: string;
  role: string;
  area_path: string;
  snapshot: Json<unknown>;
  remarks: string;
  made_by: string;
  made_at: Instant;
}

export interface HandoverSignatureTable {
  tenant: string;
  handover: string;
  signed_by: string;
  signed_at: Instant;
  remark: string;
}

export interface DeskHoldTable {
  tenant: string;
  matter: string;
  no: number;
  area_path: string;
  taken_by: string;
  taken_at: Instant;
  given_by: string | null;
  given_at: OptionalInstant;
}

/** What goes on round the desk. */
export interface RoundTables {
  supervision_order: SupervisionOrderTable;
  fund_entry: FundEntryTable;
  handover: HandoverTable;
  handover_signature: HandoverSignatureTable;
  desk_hold: DeskHoldTable;
}
