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

export interface PatrolAreaTable {
  tenant: string;
  id: string;
  name: string;
  area_path: string;
  times: number;
  per: string;
  changed_at: Instant;
  changed_by: string;
}

export interface PatrolAreaCellTable {
  tenant: string;
  cell: string;
  patrol_area: string;
}

export interface PatrolDutyTable {
  tenant: string;
  id: string;
  patrol_area: string;
  person: string;
  substitute: string | null;
  begins_at: Instant;
  ends_at: Instant;
  changed_at: Instant;
  changed_by: string;
}

/** Where collectors patrol, and where they are to. */
export interface PatrolTables {
  shift: ShiftTable;
  track_point: TrackPointTable;
  cell_visit: CellVisitTable;
  patrol_area: PatrolAreaTable;
  patrol_area_cell: PatrolAreaCellTable;
  patrol_duty: PatrolDutyTable;
}
