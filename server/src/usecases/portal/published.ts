import type { Both, PublicCase, PublicStage } from '@bihuan/contracts';
import type { FlowDefinition } from '@bihuan/flow';
import type { Tx } from '../../store/database.js';
import type { MatterRow } from '../../store/matters.js';
import { type Published, shownPhotos } from '../../store/portal.js';
import { phaseOf } from '../attachments.js';
import type { TenantConfig } from '../config.js';
import { classKeyOf } from '../documents.js';

const day = 86_400_000;

/** How far a case in a state is, as the public is told. */
export function publicStage(flow: FlowDefinition, state: string): PublicStage {
  const rule = flow.states[state];
  if (rule === undefined || rule.void === true) return 'ended';
  if (!rule.open) return 'closed';
  switch (rule.stage) {
    case 'filing':
      return 'received';
    case 'dispatch':
      return 'filed';
    case 'handling':
      return 'handling';
    default:
      return 'checking';
  }
}

/** Cases that everybody may see: filed ones until some time after their end, of classes that are shown. */
export function publishedOf(config: TenantConfig, now: number): Published {
  const { newestFlow: flow, portal } = config;
  const shown: readonly PublicStage[] = ['filed', 'handling', 'checking', 'closed'];
  return {
    states: Object.keys(flow.states).filter((state) => shown.includes(publicStage(flow, state))),
    hidden: portal.hiddenClasses,
    endedSince: now - portal.publishDays * day,
  };
}

/** What everybody may know of some cases. */
export async function publicCases(tx: Tx, config: TenantConfig, rows: readonly MatterRow[]): Promise<PublicCase[]> {
  const photos = await shownPhotos(
    tx,
    config.tenant,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({
    number: row.number,
    class: classNameOf(config, row),
    stage: publicStage(config.flow(row.definition_version), row.state),
    area: areaNameOf(config, row.area_path),
    location: row.lon === null || row.lat === null ? null : { lon: roughly(row.lon), lat: roughly(row.lat) },
    reportedAt: row.reported_at,
    endedAt: row.ended_at,
    unit: row.unit === null ? null : unitNameOf(config, row.unit),
    promisedFor: row.stage === 'handling' ? row.stage_due : null,
    reporters: row.reporters,
    photos: photos
      .filter((photo) => photo.matter === row.id)
      .map(({ file, type }) => ({ id: file, after: phaseOf(type) === 'after' || phaseOf(type) === 'verification' })),
  }));
}

export function classNameOf(config: TenantConfig, row: Pick<MatterRow, 'standard_ref' | 'kind' | 'class'>): Both {
  const key = classKeyOf({ standardRef: row.standard_ref, kind: row.kind, code: row.class });
  const known = config.classes.get(key);
  return { zh: known?.name ?? row.class, en: known?.nameEn ?? known?.name ?? row.class };
}

export function unitNameOf(config: TenantConfig, id: string): Both {
  const unit = config.units.get(id);
  return { zh: unit?.name ?? id, en: unit?.nameEn ?? unit?.name ?? id };
}

/** The street and the community: no cell's number, and no doorstep. */
export function areaNameOf(config: TenantConfig, path: string): Both {
  const named = config.areas
    .on(path)
    .filter(({ level, parent }) => parent !== null && level !== 'grid' && level !== 'cell')
    .slice(0, 2)
    .reverse();
  if (named.length === 0) return { zh: config.areas.nameOf(path), en: config.areas.nameOf(path) };
  return {
    zh: named.map(({ name }) => name).join(' '),
    en: named.map(({ name, nameEn }) => nameEn ?? name).join(', '),
  };
}

/** Some ten metres: the place in the street, not the person in it. */
function roughly(degrees: number): number {
  return Number(degrees.toFixed(4));
}
