import type { Generated } from 'kysely';
import type { Instant, Json } from './tables.js';
import type { AreaChangeTable, AreaLayerTable } from './tables-areas.js';

/** Intact 完好, broken 破损, lost 丢失, discarded 废弃, removed 移除. */
export type ComponentState = 'intact' | 'broken' | 'lost' | 'discarded' | 'removed';

export interface ComponentTable {
  tenant: string;
  id: string;
  version: number;
  standard_ref: string;
  class: string;
  name: string;
  state: ComponentState;
  lon: number;
  lat: number;
  /** Null: a point. */
  geometry: Json<unknown> | null;
  area_path: string;
  department: string | null;
  owner: string | null;
  maintainer: string | null;
  /** A date, `2026-03-01`. */
  maintained_from: string | null;
  maintained_until: string | null;
  source: string | null;
  coordinates: Generated<string>;
  first_on: string;
  changed_on: string | null;
  remark: string | null;
  properties: Json<Readonly<Record<string, unknown>>>;
  changed_at: Instant;
  changed_by: string;
  changed_xid: Generated<string>;
}

export interface ComponentHistoryTable {
  tenant: string;
  id: string;
  version: number;
  body: Json<unknown>;
  until_at: Instant;
  until_by: string;
  note: Generated<string>;
}

export interface ComponentFileTable {
  tenant: string;
  component: string;
  file: string;
  from_version: number;
  until_version: number | null;
  no: number;
}

export type MapLayer = 'building' | 'road' | 'pipe' | 'green' | 'water';

export interface MapFeatureTable {
  tenant: string;
  layer: MapLayer;
  id: string;
  geometry: Json<unknown>;
  properties: Json<Readonly<Record<string, unknown>>>;
}

/** What lies in the city. */
export interface PlaceTables {
  area_layer: AreaLayerTable;
  area_change: AreaChangeTable;
  component: ComponentTable;
  component_history: ComponentHistoryTable;
  component_file: ComponentFileTable;
  map_feature: MapFeatureTable;
}
