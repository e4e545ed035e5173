import type { Instant } from './tables.js';

/** What a reporter who did not sign in follows their report by. */
export interface TrackingTable {
  tenant: string;
  digest: string;
  person: string;
  matter: string | null;
  made_at: Instant;
}

export interface PortalTables {
  tracking: TrackingTable;
}
