import type { Tx } from './database.js';
import { insertMany } from './many.js';
import type { MapLayer } from './tables-place.js';

export interface MapFeatureRow {
  readonly layer: MapLayer;
  readonly id: string;
  readonly geometry: unknown;
  readonly properties: Readonly<Record<string, unknown>>;
}

export async function insertMapFeatures(tx: Tx, tenant: string, features: readonly MapFeatureRow[]): Promise<void> {
  await insertMany(
    tx,
    'map_feature',
    features.map(({ layer, id, geometry, properties }) => ({ tenant, layer, id, geometry, properties })),
  );
}

/** A layer as a whole: what it had goes. */
export async function replaceMapLayer(
  tx: Tx,
  tenant: string,
  layer: MapLayer,
  features: readonly Omit<MapFeatureRow, 'layer'>[],
): Promise<void> {
  await tx.deleteFrom('map_feature').where('tenant', '=', tenant).where('layer', '=', layer).execute();
  await insertMapFeatures(
    tx,
    tenant,
    features.map((feature) => ({ ...feature, layer })),
  );
}

/** A layer's features, some at a time, in the order of their ids. */
export async function* readMapLayer(tx: Tx, tenant: string, layer: MapLayer): AsyncGenerator<MapFeatureRow[]> {
  let after = '';
  for (;;) {
    const rows = await tx
      .selectFrom('map_feature')
      .select(['layer', 'id', 'geometry', 'properties'])
      .where('tenant', '=', tenant)
      .where('layer', '=', layer)
      .where('id', '>', after)
      .orderBy('id')
      .limit(batch)
      .execute();
    yield rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < batch) return;
    after = last.id;
  }
}

const batch = 5000;
