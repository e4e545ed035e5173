import { countedRuns } from '@bihuan/scoring';
import { formatInstant } from '@bihuan/worktime';
import { instantOrNull } from './clock-view.js';
import type { TenantConfig } from './config.js';
import { classKeyOf } from './documents.js';
import { periodFacts } from './period-facts.js';
import { readAs } from './read-reference.js';
import { type PeriodInput, scoredPeriod, scoredUnits } from './scored-period.js';
import { type Actor, type App, done, type Result } from './types.js';

/** The columns of the fact table: a line is one unit's responsibility for one case. */
export const FACT_COLUMNS = [
  { name: 'case', zh: '案件编号', en: 'Number of the case' },
  { name: 'unit', zh: '责任单位编号', en: 'Id of the responsible unit' },
  { name: 'unit_name', zh: '责任单位', en: 'Name of the unit' },
  { name: 'standard_ref', zh: '分类标准', en: 'Standard of the classification' },
  { name: 'kind', zh: '部件（component）或事件（event）', en: 'component or event' },
  { name: 'class', zh: '类别代码', en: 'Code of the class' },
  { name: 'class_name', zh: '类别', en: 'Name of the class' },
  { name: 'start', zh: '责任开始（首次派遣）', en: 'When the unit first got the case' },
  { name: 'first_due', zh: '按标准时限首次到期；空：不限时', en: 'First due by its standard; empty: no limit' },
  {
    name: 'set',
    zh: '计入：should 应解决，pending 待核，deferral-recognised 认定缓办，returned-away 退回改派，unlimited 不限时，excluded 申诉后不计，void 作废',
    en: 'Where it counts: should, pending, deferral-recognised, returned-away, unlimited, excluded (appeal) or void',
  },
  { name: 'resolved', zh: '已解决：1 是，0 否', en: 'Resolved: 1 yes, 0 no' },
  { name: 'on_time', zh: '按时：1 是，0 否', en: 'In time by its clock: 1 yes, 0 no' },
  { name: 'timely', zh: '计为及时解决：1 是，0 否', en: 'Counted as timely: 1 yes, 0 no' },
  { name: 'deferred', zh: '缓办：1 是，0 否', en: 'Had a deferral: 1 yes, 0 no' },
  { name: 'extended', zh: '延期：1 是，0 否', en: 'Had an extension: 1 yes, 0 no' },
  { name: 'returned', zh: '退回：1 是，0 否', en: 'Was returned: 1 yes, 0 no' },
  { name: 'repeat', zh: '重复派遣：1 是，0 否', en: 'Was dispatched again: 1 yes, 0 no' },
] as const;

/** Every run that a period counts, as a table file (CSV); of the units that the person may see. */
export function factTable(app: App, actor: Actor, input: PeriodInput): Promise<Result<Buffer>> {
  return readAs(app, actor, 'scorecard.read', async (tx, config) => {
    const scored = scoredPeriod(config, input, app.clock.now());
    if (!scored.ok) return scored;
    const { period, policy } = scored.value;
    const visible = scoredUnits(config, actor);
    const { facts, matters } = await periodFacts(tx, config, period, undefined, {
      area: input.area,
      source: input.source,
    });
    const zone = config.calendar.timeZone;
    const rows = countedRuns(facts, null, period, policy)
      .filter(({ set, unit }) => set !== 'elsewhere' && (visible === null || visible.has(unit)))
      .map((run) => {
        const matter = matters.get(run.case);
        const code = matter?.class ?? '';
        return [
          matter?.number ?? run.case,
          run.unit,
          config.units.get(run.unit)?.name ?? run.unit,
          matter?.standard_ref ?? '',
          matter?.kind ?? '',
          code,
          matter === undefined ? '' : classNameOf(config, matter.standard_ref, matter.kind, code),
          formatInstant(run.start, zone),
          instantOrNull(run.firstDue, zone),
          run.set,
          ...[run.resolved, run.onTime, run.timely, run.deferred, run.extended, run.returned, run.repeat].map(Number),
        ];
      });
    const header = FACT_COLUMNS.map(({ name }) => name);
    return done(await app.tables.write('csv', { title: 'facts', header, rows }));
  });
}

/** What each column means, as a table file of its own. */
export async function factDictionary(app: App): Promise<Buffer> {
  const rows = FACT_COLUMNS.map(({ name, zh, en }) => [name, zh, en]);
  return app.tables.write('csv', { title: 'dictionary', header: ['column', 'zh', 'en'], rows });
}

function classNameOf(config: TenantConfig, standardRef: string, kind: string, code: string): string {
  return config.classes.get(classKeyOf({ standardRef, kind, code }))?.name ?? code;
}
