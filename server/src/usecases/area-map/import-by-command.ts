import type { AreaFileQuery, AreaFileReport } from '@bihuan/contracts';
import { saveAreaLayer } from '../../store/area-layers.js';
import { inTransaction } from '../in-transaction.js';
import type { App, Result } from '../types.js';
import { digestOf, fileOf, importFile } from './import-areas.js';
import { rankOf } from './levels.js';

export interface AreasImport {
  readonly tenant: string;
  readonly bytes: Buffer;
  readonly query: AreaFileQuery;
  /** Makes the layer that `query.level` names, or gives it this name. */
  readonly layerName?: string;
  /** Only look. */
  readonly dryRun: boolean;
}

/** An import by whoever may use the installation's machine: looked at and, where nothing is wrong, saved, in one transaction. */
export async function importAreasByCommand(app: App, input: AreasImport): Promise<Result<AreaFileReport>> {
  const { tenant, bytes, query, layerName, dryRun } = input;
  const file = await fileOf(app, bytes, query.name);
  if (!file.ok) return file;
  return inTransaction(app, tenant, async (tx) => {
    const actor = { tenant, person: 'command-line', grants: [] };
    const task = { file: file.value, digest: digestOf(bytes), query };
    if (layerName !== undefined && rankOf(query.level) < 0 && !dryRun) {
      const layer = { id: query.level, name: layerName, nameEn: null };
      await saveAreaLayer(tx, tenant, layer, actor.person, app.clock.now());
    }
    const look = await importFile(app, tx, actor, task);
    if (!look.ok || dryRun || look.value.counts.faults > 0) return look;
    return importFile(app, tx, actor, { ...task, query: { ...query, seen: look.value.seen } });
  });
}
