import type { Severity } from '@bihuan/city';
import type { Duration } from '@bihuan/kit';
import { findDocument } from '../../store/documents.js';
import {
  classKeyOf,
  type LimitDocument,
  type LimitsDocument,
  type ProvenanceDocument,
  SEVERITIES,
} from '../documents.js';
import { column, text } from '../tables/column.js';
import type { Comparison } from '../tables/compare.js';
import type { TableSpec } from '../tables/table-spec.js';
import { DURATION, KIND, longText, SEVERITY } from './cells.js';
import { checkMade, type Made, saveMade } from './save-table.js';

/** One limit of a class under a severity. Of several the first is what filing proposes; the rows keep their order. */
export interface LimitRow {
  readonly standardRef: string;
  readonly kind: 'component' | 'event';
  readonly code: string;
  /** What the class is called: to read, not to change. */
  readonly name: string;
  readonly severity: Severity;
  readonly filing: string;
  readonly limit: Duration | null;
  readonly closing: string;
  readonly filingEn: string;
  readonly closingEn: string;
  readonly provenance: ProvenanceDocument;
}

const ref = { kind: 'limits', id: 'limits' };
const city: ProvenanceDocument = { sourced: 'city', citation: '' };
const of = column<LimitRow>();

export const limitsTable: TableSpec<LimitRow> = {
  id: 'limits',
  title: { zh: '处置时限', en: 'Limits' },
  read: ['config.read'],
  write: 'config.write',
  removable: true,
  columns: [
    of('standardRef', { zh: '标准', en: 'Standard' }, text({ max: 60 }), { required: true }),
    of('kind', { zh: '类型', en: 'Kind' }, KIND, { required: true }),
    of('code', { zh: '代码', en: 'Code' }, text({ max: 20 }), { required: true }),
    of('name', { zh: '名称', en: 'Name' }, longText(100, false)),
    of('severity', { zh: '严重程度', en: 'Severity' }, SEVERITY, { required: true }),
    of('filing', { zh: '立案条件', en: 'Condition for filing' }, longText(300, true), { required: true }),
    of('limit', { zh: '时限', en: 'Limit' }, DURATION, { required: true }),
    of('closing', { zh: '结案条件', en: 'Condition for closing' }, longText(300, true), { required: true }),
    of('filingEn', { zh: '立案条件（英文）', en: 'Condition for filing (English)' }, longText(300, false)),
    of('closingEn', { zh: '结案条件（英文）', en: 'Condition for closing (English)' }, longText(300, false)),
  ],
  keyOf: (row) => [row.standardRef, row.kind, row.code, row.severity, row.filing].join('|'),
  nameOf: (row) => `${row.name || row.code} · ${SEVERITY.print(row.severity, 'zh')}`,
  blank: (value) => ({
    standardRef: '',
    kind: 'event',
    code: '',
    name: '',
    severity: 'general',
    filing: '',
    limit: null,
    closing: '',
    filingEn: '',
    closingEn: '',
    provenance: city,
    ...value,
  }),
  settle({ config }, value) {
    const { standardRef = '', kind = 'event', code = '' } = value;
    const name = config.classes.get(classKeyOf({ standardRef, kind, code }))?.name;
    return name === undefined ? value : { ...value, name };
  },
  async load({ tx, actor, config }) {
    const document = await findDocument(tx, actor.tenant, ref);
    return {
      seen: String(document?.version ?? 0),
      rows: rowsOf(config.limits, (key) => config.classes.get(key)?.name),
    };
  },
  check: (scope, next) => checkMade(scope, ref, made(scope.config.limits, next), next),
  save: (scope, next, standing) => saveMade(scope, ref, made(scope.config.limits, next), standing),
};

function rowsOf(limits: LimitsDocument, nameOf: (key: string) => string | undefined): LimitRow[] {
  return Object.entries(limits.classes).flatMap(([key, ofClass]) => {
    const [standardRef = '', kind = '', code = ''] = key.split('|');
    return SEVERITIES.flatMap((severity) =>
      (ofClass[severity] ?? []).map((each) => ({
        standardRef,
        kind: kind as LimitRow['kind'],
        code,
        name: nameOf(key) ?? '',
        severity,
        filing: each.filing.zh,
        limit: each.limit,
        closing: each.closing.zh,
        filingEn: each.filing.en ?? '',
        closingEn: each.closing.en ?? '',
        provenance: each.provenance,
      })),
    );
  });
}

/** The kinds' limits stay; the classes' are the rows, and what the file changed rests on the city's own decision. */
function made(limits: LimitsDocument, next: Comparison<LimitRow>): Made<LimitRow> {
  const changed = new Set(next.changed.map((each) => each.after));
  const classes: Record<string, Partial<Record<Severity, LimitDocument[]>>> = {};
  const rows = new Map<string, LimitRow>();
  for (const row of next.after) {
    const key = classKeyOf(row);
    classes[key] ??= {};
    const list = classes[key][row.severity] ?? [];
    classes[key][row.severity] = list;
    if (!rows.has(`classes.${key}`)) rows.set(`classes.${key}`, row);
    rows.set(`classes.${key}.${row.severity}[${list.length}]`, row);
    list.push({
      filing: { zh: row.filing, en: row.filingEn || null },
      limit: row.limit,
      closing: { zh: row.closing, en: row.closingEn || null },
      provenance: changed.has(row) ? city : row.provenance,
    });
  }
  return { body: { ...limits, classes }, rows };
}
