import { DEFAULT_COMPOSITES } from '@bihuan/city';
import type { HolidayList } from '@bihuan/kit';
import type { Tx } from '../store/database.js';
import { checkCards } from './cards/check-cards.js';
import { checkCalendar } from './check-calendar.js';
import { checkCatalogue } from './check-catalogue.js';
import { checkDuties } from './check-duties.js';
import { checkLimits } from './check-limits.js';
import { checkMap } from './check-map.js';
import { checkNotify } from './check-notify.js';
import { checkOpen311 } from './check-open311.js';
import { checkPolicy, startOfPolicy } from './check-policy.js';
import { checkTemplates } from './check-templates.js';
import { checkUnits } from './check-units.js';
import type { TenantConfig } from './config.js';
import { catalogueOfBody, dutiesOfBody, NO_MAP, NO_NOTIFY, PLAIN_OPEN311 } from './documents.js';
import { checkMailbox, NO_MAILBOX } from './letters/mailbox-document.js';
import { DEFAULT_TEMPLATES, templatesOf } from './notify/default-templates.js';
import { checkUnitsInUse } from './organisation/units-in-use.js';
import { checkPortal, DEFAULT_PORTAL } from './portal/portal-document.js';
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
  flow: { readOnly: true, many: true, check: () => [] },
  calendar: { movesClocks: true, check: checkCalendar },
  policy: { many: true, movesClocks: true, check: checkPolicy, validFrom: startOfPolicy },
  cards: { id: 'cards', check: checkCards, otherwise: () => ({ composites: DEFAULT_COMPOSITES }) },
  units: { id: 'units', movesClocks: true, check: checkUnits, checkStored: checkUnitsInUse },
  catalogue: { id: 'catalogue', check: checkCatalogue, read: catalogueOfBody },
  limits: { id: 'limits', check: checkLimits, otherwise: (config) => config.limits },
  duties: { id: 'duties', check: checkDuties, read: dutiesOfBody },
  open311: { id: 'open311', check: checkOpen311, otherwise: () => PLAIN_OPEN311 },
  map: { id: 'map', check: checkMap, otherwise: () => NO_MAP },
  portal: { id: 'portal', check: checkPortal, otherwise: () => DEFAULT_PORTAL },
  mailbox: { id: 'mailbox', check: checkMailbox, otherwise: () => NO_MAILBOX },
  notify: { id: 'notify', check: checkNotify, otherwise: () => NO_NOTIFY },
  templates: { id: 'templates', check: checkTemplates, read: templatesOf, otherwise: () => DEFAULT_TEMPLATES },
};
