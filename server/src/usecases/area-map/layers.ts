import type { AreaLayerBody, AreaLayers } from '@bihuan/contracts';
import { allowsSomewhere } from '../../policies/allow.js';
import { rightsOf } from '../../policies/permissions.js';
import { readAreaLayers, saveAreaLayer } from '../../store/area-layers.js';
import { recordAdmin } from '../admin/record-admin.js';
import { inTransaction } from '../in-transaction.js';
import { readAs } from '../read-reference.js';
import { unstorable } from '../storable.js';
import { type Actor, type App, done, failed, type Result } from '../types.js';
import { AREA_LEVELS } from './levels.js';

/** Layers of areas beside the tree, with how many areas each has. */
export function listAreaLayers(app: App, actor: Actor): Promise<Result<AreaLayers>> {
  return readAs(app, actor, 'reference.read', async (tx, config) => {
    const layers = await readAreaLayers(tx, actor.tenant);
    const count = (id: string) => config.areas.beside.filter((area) => area.layer === id).length;
    return done({ layers: layers.map((layer) => ({ ...layer, areas: count(layer.id) })) });
  });
}

/** Makes a layer, or gives it other names. */
export function saveLayer(app: App, actor: Actor, id: string, body: AreaLayerBody): Promise<Result<null>> {
  return inTransaction<null>(app, actor.tenant, async (tx, config) => {
    if (!allowsSomewhere(rightsOf(config.newestFlow), actor, 'config.write')) {
      return failed({ code: 'forbidden', permission: 'config.write' });
    }
    const bad = unstorable(body);
    if (bad !== null) return failed(bad);
    // A level of the tree is no layer beside it.
    if (AREA_LEVELS.includes(id)) return failed({ code: 'id-taken' });
    const now = app.clock.now();
    await saveAreaLayer(tx, actor.tenant, { id, ...body }, actor.person, now);
    await recordAdmin(tx, actor, now, {
      action: 'areas.layer-saved',
      kind: 'areas',
      subject: id,
      name: body.name,
      detail: { after: { name: body.name, nameEn: body.nameEn } },
    });
    return done(null);
  });
}
