import type { AreaCheck, AreaDraft, AreaEntry } from '@bihuan/contracts';
import { readAs } from '../read-reference.js';
import { unstorable } from '../storable.js';
import { type Actor, type App, done, failed, type Result } from '../types.js';
import { lookAtDraft } from './look-at-draft.js';

/** As many are told; all are counted. */
export const listedFindings = 500;

/** What a draft would do, and what the checks say to it. */
export function checkDraft(app: App, actor: Actor, { entries }: AreaDraft): Promise<Result<AreaCheck>> {
  return readAs(app, actor, 'config.write', async (tx, config) => {
    const bad = unstorable(namesOf(entries));
    if (bad !== null) return failed(bad);
    const look = await lookAtDraft(tx, actor.tenant, config, entries);
    if (look.stale) return failed({ code: 'stale' });
    return done({
      faults: look.faults.slice(0, listedFindings),
      findings: look.findings.slice(0, listedFindings),
      doubts: look.doubts,
      counts: look.counts,
    });
  });
}

/** The texts of a draft, without its many numbers. */
export function namesOf(entries: readonly AreaEntry[]): readonly unknown[] {
  return entries.map(({ geometry: _, ...entry }) => entry);
}
