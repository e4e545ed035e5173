import type { Survey } from '@bihuan/contracts';
import { formatInstant } from '@bihuan/worktime';
import type { SurveyRow } from '../../store/surveys.js';
import { covers } from '../areas-tree.js';
import type { TenantConfig } from '../config.js';
import { classKeyOf } from '../documents.js';

export type Counts = Survey['counts'];
type Counted = { readonly area_path: string; readonly outcome: string | null; readonly count: number };

/** What has come of the items in an area. */
export function countsIn(rows: readonly Counted[], area: string | null = null): Counts {
  const counts = { total: 0, confirmed: 0, corrected: 0, missing: 0, new: 0 };
  for (const { area_path, outcome, count } of rows) {
    if (area !== null && !covers(area, area_path)) continue;
    if (outcome !== 'new') counts.total += count;
    if (outcome !== null) counts[outcome as Exclude<keyof Counts, 'total'>] += count;
  }
  return counts;
}

export function surveyViewOf(
  config: TenantConfig,
  row: SurveyRow,
  rows: readonly Counted[],
  names: ReadonlyMap<string, string>,
): Survey {
  const zone = config.calendar.timeZone;
  return {
    id: row.id,
    title: row.title,
    area: { path: row.area_path, name: config.areas.nameOf(row.area_path) },
    class: classOf(config, row),
    dueOn: row.due_on,
    note: row.note,
    createdAt: formatInstant(row.created_at, zone),
    createdBy: { id: row.created_by, name: names.get(row.created_by) ?? row.created_by },
    closedAt: row.closed_at === null ? null : formatInstant(row.closed_at, zone),
    counts: countsIn(rows),
  };
}

export function classOf(config: TenantConfig, row: SurveyRow): Survey['class'] {
  const { standard_ref: standardRef, class: code } = row;
  if (standardRef === null || code === null) return null;
  const known = config.classes.get(classKeyOf({ standardRef, kind: 'component', code }));
  return { standardRef, code, name: known?.name ?? code };
}
