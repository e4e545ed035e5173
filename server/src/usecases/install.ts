import {
  type AreaCollection,
  CLASSES,
  cityFlow,
  DEFAULT_STANDARD,
  defaultSeverity,
  GROUP_LIMITS,
  type Limit,
  namedStandards,
  POLICIES,
  QILIHE_DUTIES,
  QILIHE_UNITS,
  SAMPLE_CALENDAR,
  severityFlags,
} from '@bihuan/city';
import { parseLocal } from '@bihuan/worktime';
import { type AreaRow, insertAreas } from '../store/areas.js';
import type { Tx } from '../store/database.js';
import { insertDocuments, type NewDocument } from '../store/documents.js';
import { insertTenant, type PracticeOf } from '../store/tenants.js';
import {
  type ClassDocument,
  classKeyOf,
  dutiesOfBody,
  type LimitDocument,
  type LimitsDocument,
  SEVERITIES,
  type UnitDocument,
} from './documents.js';

export interface Installation {
  readonly tenant: string;
  readonly name: string;
  /** Null: one area that is the whole. */
  readonly areas: AreaCollection | null;
  /** With the sample district's units and duties; else there are none yet. */
  readonly organised: boolean;
  /** For practice. */
  readonly practice?: PracticeOf;
}

/** A tenant with the city mechanism's documents in their first version, and its areas. */
export async function install(tx: Tx, now: number, by: string, input: Installation): Promise<void> {
  await insertTenant(tx, input.tenant, input.name, now, input.practice);
  await insertDocuments(tx, input.tenant, by, now, cityDocuments(input.organised));
  const { tenant, name } = input;
  const whole: AreaRow = {
    id: tenant,
    parent: null,
    path: tenant,
    level: 'district',
    name,
    nameEn: null,
    geometry: null,
  };
  await insertAreas(tx, tenant, 1, input.areas === null ? [whole] : input.areas.features.map(areaRow));
}

function cityDocuments(organised: boolean): NewDocument[] {
  const first = (kind: string, id: string, body: unknown, validFrom: number | null = null): NewDocument => ({
    kind,
    id,
    version: 1,
    body,
    validFrom,
  });
  return [
    { ...first('flow', cityFlow.id, cityFlow), version: cityFlow.version },
    ...POLICIES.map((policy) =>
      first('policy', policy.id, policy, parseLocal(`${policy.validFrom}T00:00:00`, SAMPLE_CALENDAR.timeZone)),
    ),
    first('calendar', SAMPLE_CALENDAR.id, SAMPLE_CALENDAR),
    first('units', 'units', organised ? unitDocuments() : []),
    first('catalogue', 'catalogue', { defaultStandard: DEFAULT_STANDARD, classes: classDocuments() }),
    first('limits', 'limits', limitsDocument()),
    first('duties', 'duties', organised ? dutiesOfBody(QILIHE_DUTIES) : { rows: [], unclear: [] }),
  ];
}

function unitDocuments(): UnitDocument[] {
  return QILIHE_UNITS.map(({ id, name, nameEn, kind, area, commandDuty }) => ({
    id,
    name,
    nameEn,
    kind,
    area,
    commandDuty: commandDuty === true,
  }));
}

function classDocuments(): ClassDocument[] {
  return CLASSES.map((each) => ({
    standardRef: each.standardRef,
    kind: each.kind,
    code: each.code,
    group: each.groupName,
    groupEn: each.groupNameEn,
    name: each.name,
    nameEn: each.nameEn,
    severity: defaultSeverity(each),
    flags: severityFlags(each).map(({ codes: _, ...flag }) => flag),
  }));
}

function limitsDocument(): LimitsDocument {
  const ofKind = (kind: 'component' | 'event') =>
    Object.fromEntries(
      GROUP_LIMITS.filter((row) => row.kind === kind).map((row) => [row.severity, limitDocument(row)]),
    );
  const classes = CLASSES.flatMap((each) => {
    const named = SEVERITIES.flatMap((severity) => {
      const rows = namedStandards(each, severity);
      return rows.length === 0 ? [] : [[severity, rows.map(limitDocument)] as const];
    });
    return named.length === 0 ? [] : [[classKeyOf(each), Object.fromEntries(named)] as const];
  });
  return { defaults: { component: ofKind('component'), event: ofKind('event') }, classes: Object.fromEntries(classes) };
}

function limitDocument({ filing, limit, closing, provenance }: Omit<Limit, 'codes' | 'severity'>): LimitDocument {
  return { filing, limit, closing, provenance };
}

function areaRow(feature: AreaCollection['features'][number]): AreaRow {
  const { level, name, nameEn = null, parent, path } = feature.properties;
  return { id: feature.id, parent, path, level, name, nameEn, geometry: feature.geometry };
}
