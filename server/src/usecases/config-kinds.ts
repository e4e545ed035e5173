<<<<<<< HEAD
import { commonKey, type EntryKey, type HolidayList } from '@bihuan/kit';
import type { Tx } from '../store/database.js';
=======
import type { HolidayList } from '@bihuan/kit';
>>>>>>> 241e73c (Calendar: the year at a sight, days by click or span, seasons, what a change moves before it is saved, an alarm from November)
import { checkCalendar } from './check-calendar.js';
import { checkCatalogue } from './check-catalogue.js';
import { checkDuties } from './check-duties.js';
import { checkLimits } from './check-limits.js';
import { checkPolicy, startOfPolicy } from './check-policy.js';
import { checkUnits } from './check-units.js';
import type { TenantConfig } from './config.js';
<<<<<<< HEAD
import { catalogueOfBody, classKeyOf, dutiesOfBody } from './documents.js';
import { checkUnitsInUse } from './organisation/units-in-use.js';
=======
import { catalogueOfBody, dutiesOfBody } from './documents.js';
>>>>>>> 241e73c (Calendar: the year at a sight, days by click or span, seasons, what a change moves before it is saved, an alarm from November)
import type { InputError } from './types.js';

/** Against what a document is checked: everything else by which the tenant works. */
export interface CheckContext {
  readonly config: TenantConfig;
  readonly lists: Readonly<Record<string, HolidayList>>;
  readonly id: string;
  /** There is no version of it yet. */
  readonly isNew: boolean;
}

/** What is known of a kind of documents. */
export interface ConfigKindRules {
  /** The one document of its kind; of kinds with many, none. */
  readonly id?: string;
  /** Documents of any id may be added. */
  readonly many?: boolean;
  /** Shown, not edited. */
  readonly readOnly?: boolean;
  /** Stored clocks depend on it. */
  readonly movesClocks?: boolean;
  /** Every fault, with the JSON path of the member; empty where it is fit to be saved. */
  check(body: unknown, context: CheckContext): InputError[];
  /** What only the stored cases and people can say; asked after `check` found nothing. */
  checkStored?(tx: Tx, config: TenantConfig, body: unknown): Promise<InputError[]>;
  /** The first instant at which it holds. */
  validFrom?(body: unknown, zone: string): number | null;
  /** The body as it is written now, where older versions wrote it otherwise. */
  read?(body: unknown): unknown;
  /** What stands in its place while no version is stored. */
  otherwise?(config: TenantConfig): unknown;
}

/** The kinds that administrators see. */
export const CONFIG_KINDS: Readonly<Record<string, ConfigKindRules>> = {
<<<<<<< HEAD
  flow: { readOnly: true, many: true, check: () => [], keyOf: commonKey },
  calendar: { movesClocks: true, check: checkCalendar, keyOf: bySeason },
  policy: { many: true, movesClocks: true, check: checkPolicy, validFrom: startOfPolicy, keyOf: commonKey },
  units: { id: 'units', movesClocks: true, check: checkUnits, checkStored: checkUnitsInUse, keyOf: commonKey },
  catalogue: { id: 'catalogue', check: checkCatalogue, read: catalogueOfBody, keyOf: bySeverity },
  limits: { id: 'limits', check: checkLimits, otherwise: (config) => config.limits, keyOf: commonKey },
  duties: { id: 'duties', check: checkDuties, read: dutiesOfBody, keyOf: commonKey },
=======
  flow: { readOnly: true, many: true, check: () => [] },
  calendar: { movesClocks: true, check: checkCalendar },
  policy: { many: true, movesClocks: true, check: checkPolicy, validFrom: startOfPolicy },
  units: { id: 'units', movesClocks: true, check: checkUnits },
  catalogue: { id: 'catalogue', check: checkCatalogue, read: catalogueOfBody },
  limits: { id: 'limits', check: checkLimits, otherwise: (config) => config.limits },
  duties: { id: 'duties', check: checkDuties, read: dutiesOfBody },
>>>>>>> 241e73c (Calendar: the year at a sight, days by click or span, seasons, what a change moves before it is saved, an alarm from November)
};
