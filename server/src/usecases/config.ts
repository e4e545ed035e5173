import { DEFAULT_COMPOSITES, type Duty } from '@bihuan/city';
import type { CardsBody, MailboxBody, PortalBody } from '@bihuan/contracts';
import { type ClockContext, type FlowDefinition, parseDefinition } from '@bihuan/flow';
import {
  type CalendarSource,
  type CompositeBody,
  type HolidayList,
  type Policy,
  parsePolicy,
  policyInForce,
  resolveHolidays,
} from '@bihuan/kit';
import { type Calendar, compileCalendar } from '@bihuan/worktime';
import { readAllAreas } from '../store/areas.js';
import type { Tx } from '../store/database.js';
import { type Document, readDocuments } from '../store/documents.js';
import { findTenant, type TenantRow } from '../store/tenants.js';
import { Areas } from './areas-tree.js';
import {
  type ClassDocument,
  catalogueOfBody,
  classKeyOf,
  dutiesOfBody,
  type LimitsDocument,
  limitsOfCatalogue,
  type MapDocument,
  NO_MAP,
  NO_NOTIFY,
  type NotifyDocument,
  type Open311Document,
  PLAIN_OPEN311,
  type StandardDocument,
  standardsOf,
  type TemplatesDocument,
  type UnclearDocument,
  type UnitDocument,
} from './documents.js';
import { NO_MAILBOX } from './letters/mailbox-document.js';
import { templatesOf } from './notify/default-templates.js';
import { DEFAULT_PORTAL } from './portal/portal-document.js';

/** A class with what filing proposes for it, by severity. */
export type ClassConfig = ClassDocument & { readonly standards: Readonly<Record<string, StandardDocument>> };

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
  /** The same as it is written, with the name of its list and the city's own days. */
  readonly calendarSource: CalendarSource;
  /** Are a year's holidays known? */
  knowsHolidays(year: number): boolean;
  readonly policies: readonly Policy[];
  /** How the points of cards are made up. */
  readonly composites: readonly CompositeBody[];
  /** The policy in force at an instant; before the first, the first. */
  policyAt(t: number): Policy;
  readonly units: ReadonlyMap<string, UnitDocument>;
  readonly defaultStandard: string;
  /** By `classKeyOf`. */
  readonly classes: ReadonlyMap<string, ClassConfig>;
  readonly limits: LimitsDocument;
  readonly duties: readonly Duty[];
  /** Classes that have no lead on purpose. */
  readonly unclear: readonly UnclearDocument[];
  readonly areas: Areas;
  /** What lies under the map and stands on it. */
  readonly map: MapDocument;
  /** How it answers by Open311. */
  readonly open311: Open311Document;
  /** How the public's page works. */
  readonly portal: PortalBody;
  /** By which channels people are told, and in which words. */
  readonly notify: NotifyDocument;
  /** Whose e-mails become reports. */
  readonly mailbox: MailboxBody;
  readonly templates: TemplatesDocument;
  /** The newest version of a kind of document, of the one with an id where there are several. */
  versionOf(kind: string, id?: string): number;
  /** What clocks are read with: the flow that the matter began with, and the policy in force when it was reported. */
  context(flowVersion: number, reportedAt: number): ClockContext;
}

/** Documents of tenants, kept in memory until one is added. */
export interface Config {
  /**
   * @param row the tenant's, where the transaction has read it already
   * @throws Error where there is no such tenant
   */
  of(tx: Tx, tenant: string, row?: TenantRow): Promise<TenantConfig>;
  /** The tenant is gone. */
  forget(tenant: string): void;
  /** What the tenant would work by with other documents: nothing is stored. @throws where they cannot be compiled */
  asIf(tx: Tx, tenant: string, changed: readonly Pick<Document, 'kind' | 'id' | 'body'>[]): Promise<TenantConfig>;
  /** Holiday lists by the name that calendars use. */
  readonly lists: Readonly<Record<string, HolidayList>>;
}

/** @param lists holiday lists by the name that calendars use. */
export function openConfig(lists: Readonly<Record<string, HolidayList>>): Config {
  const known = new Map<string, TenantConfig>();
  const of: Config['of'] = async (tx, tenant, read) => {
    const row = read ?? (await findTenant(tx, tenant));
    if (row === null) throw new Error(`There is no tenant "${tenant}".`);
    const cached = known.get(tenant);
    if (cached?.revision === row.revision) return cached;
    const compiled = compile(row, await readDocuments(tx, tenant), new Areas(await readAllAreas(tx, tenant)), lists);
    known.set(tenant, compiled);
    return compiled;
  };
  return {
    lists,
    of,
    forget: (tenant) => void known.delete(tenant),
    async asIf(tx, tenant, changed) {
      const present = await of(tx, tenant);
      return compile(present, changedBy(await readDocuments(tx, tenant), changed), present.areas, lists);
    },
  };
}

function changedBy(
  documents: readonly Document[],
  changed: readonly Pick<Document, 'kind' | 'id' | 'body'>[],
): readonly Document[] {
  const isChanged = (one: Document) => changed.some(({ kind, id }) => kind === one.kind && id === one.id);
  return [...documents.filter((one) => !isChanged(one)), ...changed.map((each) => ({ ...each, version: 0 }))];
}

function compile(
  row: { readonly tenant: string; readonly name: string; readonly revision: number },
  documents: readonly Document[],
  areas: Areas,
  lists: Readonly<Record<string, HolidayList>>,
): TenantConfig {
  const flows = new Map(documents.filter((each) => each.kind === 'flow').map((each) => [each.version, flowOf(each)]));
  const calendarSource = newest<CalendarSource>(documents, 'calendar');
  const resolved = resolveHolidays(calendarSource, lists);
  const calendar = compileCalendar(resolved.definition);
  const policies = policiesOf(documents);
  const units = newest<readonly UnitDocument[]>(documents, 'units');
  const catalogue = catalogueOfBody(newest(documents, 'catalogue'));
  const limits = limitsOf(documents);
  const duties = dutiesOfBody(newest(documents, 'duties'));
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
  const { tenant, name, revision } = row;
  return {
    tenant,
    name,
    revision,
    flow,
    newestFlow: flow(Math.max(...flows.keys())),
    calendar,
    calendarSource,
    knowsHolidays: resolved.knows,
    policies,
    composites:
      (documents.findLast((each) => each.kind === 'cards')?.body as CardsBody | undefined)?.composites ??
      DEFAULT_COMPOSITES,
    policyAt,
    units: new Map(units.map((unit) => [unit.id, unit])),
    defaultStandard: catalogue.defaultStandard,
    classes: new Map(
      catalogue.classes.map((each) => [classKeyOf(each), { ...each, standards: standardsOf(limits, each) }]),
    ),
    limits,
    duties: duties.rows as readonly Duty[],
    unclear: duties.unclear,
    areas,
    map: (documents.findLast((each) => each.kind === 'map')?.body as MapDocument | undefined) ?? NO_MAP,
    open311:
      (documents.findLast((each) => each.kind === 'open311')?.body as Open311Document | undefined) ?? PLAIN_OPEN311,
    portal: (documents.findLast((each) => each.kind === 'portal')?.body as PortalBody | undefined) ?? DEFAULT_PORTAL,
    notify: (documents.findLast((each) => each.kind === 'notify')?.body as NotifyDocument | undefined) ?? NO_NOTIFY,
    mailbox: (documents.findLast((each) => each.kind === 'mailbox')?.body as MailboxBody | undefined) ?? NO_MAILBOX,
    templates: templatesOf(documents.findLast((each) => each.kind === 'templates')?.body),
    versionOf: (kind, id) =>
      documents.findLast((each) => each.kind === kind && (id === undefined || each.id === id))?.version ?? 0,
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

/** Where the tenant has none of its own yet, those of the first version's catalogue. */
function limitsOf(documents: readonly Document[]): LimitsDocument {
  const own = documents.findLast((each) => each.kind === 'limits');
  return own === undefined ? limitsOfCatalogue(newest(documents, 'catalogue')) : (own.body as LimitsDocument);
}

/** The body of the last version of the one document of its kind. */
function newest<T>(documents: readonly Document[], kind: string): T {
  const last = documents.findLast((each) => each.kind === kind);
  if (last === undefined) throw new Error(`The tenant has no ${kind}: its installation is not complete.`);
  return last.body as T;
}
