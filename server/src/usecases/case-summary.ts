import type { CaseSummary, Named } from '@bihuan/contracts';
import { clocks, isUp, type MatterClocks } from '@bihuan/flow';
import { formatInstant } from '@bihuan/worktime';
import type { SummaryRow } from '../store/matters.js';
import { clockView } from './clock-view.js';
import type { ClassConfig, TenantConfig } from './config.js';
import { classKeyOf } from './documents.js';

/** Marks that people are shown; others only keep a flow's books. */
const shownMarks = ['check', 'return-request', 'extension-request', 'deferral-request', 'deferral'];

/** A matter's clocks at an instant, by the policy and the calendar that hold for it. */
export function clocksOf(
  config: TenantConfig,
  row: Pick<SummaryRow, 'definition_version' | 'reported_at' | 'fold'>,
  now: number,
): MatterClocks {
  return clocks(config.context(row.definition_version, row.reported_at), row.fold, Math.max(now, row.fold.last));
}

export function caseSummary(
  config: TenantConfig,
  row: SummaryRow,
  address: string | null,
  now: number,
  reading: MatterClocks = clocksOf(config, row, now),
): CaseSummary {
  const zone = config.calendar.timeZone;
  const { supervision } = reading.overlays;
  return {
    id: row.id,
    number: row.number,
    state: row.state,
    stage: row.stage,
    class: {
      standardRef: row.standard_ref,
      kind: row.kind as CaseSummary['class']['kind'],
      code: row.class,
      name: classOf(config, row)?.name ?? row.class,
    },
    severity: row.severity as CaseSummary['severity'],
    source: row.channel as CaseSummary['source'],
    unit: row.unit === null ? null : namedUnit(config, row.unit),
    area: { path: row.area_path, name: config.areas.nameOf(row.area_path) },
    address,
    location: row.lon === null || row.lat === null ? null : { lon: row.lon, lat: row.lat },
    reportedAt: formatInstant(row.reported_at, zone),
    marks: shownMarks.filter((mark) => isUp(row.fold.marks[mark], now)),
    deferred: reading.deferred,
    crewStage: row.state === 'handling' ? (row.crew_stage as CaseSummary['crewStage']) : null,
    dispatchNo: reading.dispatchNo,
    clock: reading.stage === null ? null : clockView(reading.stage, zone),
    whole: clockView(reading.whole, zone),
    supervision: supervision?.status === 'running' ? clockView(supervision, zone) : null,
    reporters: row.reporters,
    version: row.version,
  };
}

export function classOf(config: TenantConfig, row: SummaryRow): ClassConfig | undefined {
  return config.classes.get(classKeyOf({ standardRef: row.standard_ref, kind: row.kind, code: row.class }));
}

export function namedUnit(config: TenantConfig, id: string): Named {
  return { id, name: config.units.get(id)?.name ?? id };
}
