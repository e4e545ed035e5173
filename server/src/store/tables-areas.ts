import type { Generated } from 'kysely';
import type { Instant, Json } from './tables.js';

/** A layer of areas beside the tree: patrol areas, school districts. */
export interface AreaLayerTable {
  tenant: string;
  id: string;
  name: string;
  name_en: string | null;
  created_at: Instant;
  created_by: string;
}

/** How areas came to be saved together. */
export type ChangeOrigin = 'import' | 'drawn' | 'generated' | 'undo';

export interface AreaChangeTable {
  tenant: string;
  number: number;
  origin: ChangeOrigin;
  at: Instant;
  by: string;
  note: string;
  /** Why findings of the checks were let stand; empty: there were none. */
  confirmed: Generated<string>;
  findings: Json<unknown>;
  undoes: number | null;
  added: number;
  changed: number;
  retired: number;
}
