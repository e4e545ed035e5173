import type { Tx } from './database.js';
import { iso } from './instants.js';

export interface AreaLayer {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string | null;
}

export function readAreaLayers(tx: Tx, tenant: string): Promise<AreaLayer[]> {
  return tx
    .selectFrom('area_layer')
    .select(['id', 'name', 'name_en as nameEn'])
    .where('tenant', '=', tenant)
    .orderBy('id')
    .execute();
}

/** Makes a layer, or gives it other names. */
export async function saveAreaLayer(tx: Tx, tenant: string, layer: AreaLayer, by: string, now: number): Promise<void> {
  const { id, name, nameEn } = layer;
  await tx
    .insertInto('area_layer')
    .values({ tenant, id, name, name_en: nameEn, created_at: iso(now), created_by: by })
    .onConflict((conflict) => conflict.columns(['tenant', 'id']).doUpdateSet({ name, name_en: nameEn }))
    .execute();
}
