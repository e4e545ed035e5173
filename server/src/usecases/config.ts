import type { Duty } from '@bihuan/city';
import { type ClockContext, type FlowDefinition, parseDefinition } from '@bihuan/flow';
import {
  type HolidayList,
  type Policy,
  parsePolicy,
  policyInForce,
  resolveHolidays,
  type YearRange,
} from '@bihuan/kit';
import { type Calendar, compileCalendar } from '@bihuan/worktime';
import { readAreas } from '../store/areas.js';
import type { Tx } from '../store/database.js';
import { type Document, readDocuments } from '../store/documents.js';
import { findTenant } from '../store/tenants.js';
import { Areas } from './areas-tree.js';
import { type ClassDocument, classKeyOf, type UnitDocument } from './documents.js';

/** What a tenant works by, read from its stored documents and compiled. */
export interface TenantConfig {
  readonly tenant: string;
  readonly name: string;
  readonly revision: number;
  /** The flow in one of its versions. @throws Error where it is not stored */
  flow(version: number): FlowDefinition;
  readonly newestFlow: FlowDefinition;
  /** The newest calendar: due instants follow it. */
  readonly calendar: Calendar;
  /** The years for which its holidays are known; null where it lists dates itself. */
  readonly holidayYears: YearRange | null;
  readonly policies: readonly Policy[];
  /** The policy in force at an instant; before the first, the first. */
  policyAt(t: number): Policy;
  readonly units: ReadonlyMap<string, UnitDocument>;
  readonly defaultStandard: string;
  /** By `classKeyOf`. */
  readonly classes: ReadonlyMap<string, ClassDocument>;
  readonly duties: readonly Duty[];
  readonly areas: Areas;
  /** What clocks are read with: the flow that the matter began with, and the policy in force when it was reported. */
  context(flowVersion: number, reportedAt: number): ClockContext;
}

/** Documents of tenants, kept in memory until one is added. */
export interface Config {
  /** @throws Error where there is no such tenant */
  of(tx: Tx, tenant: string): Promise<TenantConfig>;
}

/** @param lists holiday lists by the name that calendars use. */
export function openConfig(lists: Readonly<Record<string, HolidayList>>): Config {
  const known = new Map<string, TenantConfig>();
  return {
    async of(tx, tenant) {
      const row = await findTenant(tx, tenant);
      if (row === null) throw new Error(`There is no tenant "${tenant}".`);
      const cached = known.get(tenant);
      if (cached?.revision === row.revision) return cached;
      const compiled = compile(row, await readDocuments(tx, tenant), new Areas(await readAreas(tx, tenant)), lists);
      known.set(tenant, compiled);
      return compiled;
    },
  };
}

function compile(
  row: { readonly tenant: string; readonly name: string; readonly revision: number },
  documents: readonly Document[],
  areas: Areas,
  lists: Readonly<Record<string, HolidayList>>,
): TenantConfig {
  const flows = new Map(documents.filter((each) => each.kind === 'flow').map((each) => [each.version, flowOf(each)]));
  const resolved = resolveHolidays(newest<Parameters<typeof resolveHolidays>[0]>(documents, 'calendar'), lists);
  const calendar = compileCalendar(resolved.definition);
  const policies = policiesOf(documents);
  const units = newest<readonly UnitDocument[]>(documents, 'units');
  const catalogue = newest<{ defaultStandard: string; classes: readonly ClassDocument[] }>(documents, 'catalogue');
  const commandDuty = new Set(units.filter((unit) => unit.commandDuty).map((unit) => unit.id));
  const flow = (version: number): FlowDefinition => {
    const found = flows.get(version);
    if (found === undefined) throw new Error(`Version ${version} of the flow of ${row.tenant} is not stored.`);
    return found;
  };
  const policyAt = (t: number): Policy => {
    const found = policyInForce(policies, t, calendar.timeZone) ?? policies[0];
    if (found === undefined) throw new Error(`${row.tenant} has no policy.`);
    return found;
  };
  return {
    ...row,
    flow,
    newestFlow: flow(Math.max(...flows.keys())),
    calendar,
    holidayYears: resolved.years,
    policies,
    policyAt,
    units: new Map(units.map((unit) => [unit.id, unit])),
    defaultStandard: catalogue.defaultStandard,
    classes: new Map(catalogue.classes.map((each) => [classKeyOf(each), each])),
    duties: newest<readonly Duty[]>(documents, 'duties'),
    areas,
    context: (version, reportedAt) => ({
      definition: flow(version),
      calendar,
      policy: policyAt(reportedAt),
      commandDuty,
    }),
  };
}

function flowOf(document: Document): FlowDefinition {
  return parseDefinition(document.body);
}

/** The newest version of each policy, by the date from which it holds. */
function policiesOf(documents: readonly Document[]): Policy[] {
  const byId = new Map<string, Policy>();
  for (const each of documents) if (each.kind === 'policy') byId.set(each.id, parsePolicy(each.body));
  return [...byId.values()].sort((a, b) => (a.validFrom < b.validFrom ? -1 : a.validFrom > b.validFrom ? 1 : 0));
}

/** The body of the last version of the one document of its kind. */
function newest<T>(documents: readonly Document[], kind: string): T {
  const last = documents.findLast((each) => each.kind === kind);
  if (last === undefined) throw new Error(`The tenant has no ${kind}: its installation is not complete.`);
  return last.body as T;
}
