import type { Instant, OptionalInstant } from './tables.js';

export interface ShiftTable {
  tenant: string;
  id: string;
  person: string;
  area_path: string;
  began_at: Instant;
  ended_at: OptionalInstant;
}

export interface TrackPointTable {
  tenant: string;
  shift: string;
  at: Instant;
  lon: number;
  lat: number;
  accuracy: number;
}

export interface CellVisitTable {
  tenant: string;
  shift: string;
  cell: string;
  area_path: string;
  first_at: Instant;
  last_at: Instant;
  positions: number;
}

/** Where collectors patrol. */
export interface PatrolTables {
  shift: ShiftTable;
  track_point: TrackPointTable;
  cell_visit: CellVisitTable;
}
