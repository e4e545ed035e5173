import type { AreaEntry, AreaFinding } from '@bihuan/contracts';
import { readAreaLayers } from '../../store/area-layers.js';
import type { Tx } from '../../store/database.js';
import type { TenantConfig } from '../config.js';
import { type AppliedDraft, applyDraft, type KnownArea } from './draft.js';
import { findingsOf, isNote, keyOfFinding, type Scope } from './findings.js';
import { knownAreas, usesOfAreas } from './known-areas.js';

export interface Look extends AppliedDraft {
  readonly before: readonly KnownArea[];
  /** That the draft brings along: what was wrong before is not its doing. */
  readonly findings: readonly AreaFinding[];
  /** How many of them must be confirmed. */
  readonly doubts: number;
}

/** What a draft makes of the areas, and what the checks say to it. Where something cannot be saved, they are not asked. */
export async function lookAtDraft(
  tx: Tx,
  tenant: string,
  config: TenantConfig,
  entries: readonly AreaEntry[],
): Promise<Look> {
  const known = await knownAreas(tx, tenant);
  const layers = new Set((await readAreaLayers(tx, tenant)).map((layer) => layer.id));
  const applied = applyDraft(known, entries, layers, await usesOfAreas(tx, tenant, config));
  if (applied.faults.length > 0 || applied.stale) return { ...applied, before: known, findings: [], doubts: 0 };
  const before = known.filter((area) => !area.retired);
  const scope = scopeOf(before, applied);
  const were = new Set(findingsOf(before, scope).map(keyOfFinding));
  const findings = findingsOf(applied.after, scope).filter((finding) => !were.has(keyOfFinding(finding)));
  const doubts = findings.filter((finding) => !isNote(finding)).length;
  return { ...applied, before: known, findings, doubts };
}

function scopeOf(before: readonly KnownArea[], { versions }: AppliedDraft): Scope {
  const areas = new Set(versions.map(({ id }) => id));
  const parents = new Set([
    ...areas,
    ...versions.flatMap(({ parent }) => parent ?? []),
    ...before.flatMap(({ id, parent }) => (areas.has(id) ? (parent ?? []) : [])),
  ]);
  return { areas, parents };
}
