import type { AreaEntry, AreaSave, AreaSaved } from '@bihuan/contracts';
import { allowsSomewhere } from '../../policies/allow.js';
import { rightsOf } from '../../policies/permissions.js';
import { insertAreaChange } from '../../store/area-changes.js';
import type { Tx } from '../../store/database.js';
import { holdDocuments } from '../../store/documents.js';
import type { ChangeOrigin } from '../../store/tables-areas.js';
import { recordAdmin } from '../admin/record-admin.js';
import type { TenantConfig } from '../config.js';
import { inTransaction } from '../in-transaction.js';
import { unstorable } from '../storable.js';
import { type Actor, type App, done, failed, type Result } from '../types.js';
import { namesOf } from './check-draft.js';
import { type Look, lookAtDraft } from './look-at-draft.js';
import { moveComponents } from './move-components.js';

/** Saves a draft as one change, the next version of each area that it names. */
export function saveDraft(app: App, actor: Actor, input: AreaSave): Promise<Result<AreaSaved>> {
  return inTransaction<AreaSaved>(app, actor.tenant, async (tx, config) => {
    if (!allowsSomewhere(rightsOf(config.newestFlow), actor, 'config.write')) {
      return failed({ code: 'forbidden', permission: 'config.write' });
    }
    const { entries, origin, note, confirmed } = input;
    const bad = unstorable([note, confirmed, ...namesOf(entries)]);
    if (bad !== null) return failed(bad);
    return saveEntries(app, tx, config, actor, entries, { origin, note, confirmed, undoes: null });
  });
}

export interface Said {
  readonly origin: ChangeOrigin;
  readonly note: string;
  readonly confirmed: string;
  readonly undoes: number | null;
}

/**
 * The same within the caller's transaction. Fails with `stale` where an area has a newer version than was seen, with
 * `areas-unfit` where something cannot be saved, `areas-unconfirmed` where the checks found what nobody has confirmed.
 */
export async function saveEntries(
  app: App,
  tx: Tx,
  config: TenantConfig,
  actor: Actor,
  entries: readonly AreaEntry[],
  said: Said,
): Promise<Result<AreaSaved>> {
  await holdDocuments(tx, actor.tenant);
  const look = await lookAtDraft(tx, actor.tenant, config, entries);
  if (look.stale) return failed({ code: 'stale' });
  const [fault] = look.faults;
  if (fault !== undefined) {
    return failed({
      code: 'rule',
      reason: 'areas-unfit',
      params: {
        fault: fault.code,
        id: fault.area.id,
        name: fault.area.name,
        count: look.faults.length,
        ...fault.params,
      },
    });
  }
  if (look.doubts > 0 && said.confirmed === '') {
    return failed({ code: 'rule', reason: 'areas-unconfirmed', params: { count: look.doubts } });
  }
  return done({ number: await saveLook(app, tx, actor, look, said) });
}

/** Writes what was looked at. Nothing of it may have been found unfit, and the tenant's documents must be held. */
export async function saveLook(app: App, tx: Tx, actor: Actor, look: Look, said: Said): Promise<number> {
  const now = app.clock.now();
  const { added, changed, moved, retired } = look.counts;
  const findings = look.findings.slice(0, 100).map(({ shape: _, ...finding }) => finding);
  const change = { ...said, added, changed: changed + moved, retired, findings };
  const number = await insertAreaChange(tx, actor.tenant, actor.person, now, change, look.versions);
  await moveComponents(tx, actor.tenant, look);
  await recordAdmin(tx, actor, now, {
    action: 'areas.saved',
    kind: 'areas',
    subject: String(number),
    name: said.note,
    detail: {
      version: number,
      origin: said.origin,
      added,
      changed: changed + moved,
      removed: retired,
      areas: look.versions.slice(0, 20).map(({ id }) => id),
      ...(said.undoes === null ? {} : { undoes: said.undoes }),
      ...(look.doubts === 0 ? {} : { confirmed: said.confirmed, doubts: look.doubts }),
    },
  });
  return number;
}
