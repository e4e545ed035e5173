import { InstantError, parseInstant, parseLocal } from '@bihuan/worktime';
import { newestOf } from '../../store/documents.js';
import type { ClassConfig } from '../config.js';
import { isSample } from '../is-sample.js';
import type { App } from '../types.js';
import type { Language, Service, ServiceAttribute } from './services.js';
import { attributesOf, classOfService, isOffered, serviceCodeOf, servicesOf } from './services.js';

/** What an installation says of itself by Open311 (Service Discovery, Fields for All Versions). */
export interface Discovered {
  readonly changeset: string;
  readonly contact: string;
  readonly keyService: string;
  readonly type: 'production' | 'test';
}

/** The kinds of documents from which the services come. */
const KINDS = ['catalogue', 'limits', 'open311'];

export async function discover(app: App, tenant: string): Promise<Discovered> {
  const type = (await isSample(app, tenant)) ? 'test' : 'production';
  return app.db.snapshot(tenant, async (tx) => {
    const { open311, name } = await app.config.of(tx, tenant);
    const at = await newestOf(tx, tenant, KINDS);
    return {
      changeset: new Date(at).toISOString().replace(/\.\d+/, ''),
      contact: open311.contact === '' ? name : open311.contact,
      keyService: open311.keyService === '' ? name : open311.keyService,
      type,
    };
  });
}

/** Is it the jurisdiction that is served here? */
export async function isServed(app: App, tenant: string, jurisdiction: string): Promise<boolean> {
  if (jurisdiction === tenant) return true;
  return app.db.snapshot(tenant, async (tx) => (await app.config.of(tx, tenant)).open311.jurisdiction === jurisdiction);
}

export function listServices(
  app: App,
  tenant: string,
  language: Language,
  classes: readonly string[],
): Promise<Service[]> {
  return app.db.snapshot(tenant, async (tx) => servicesOf(await app.config.of(tx, tenant), language, classes));
}

export interface ServiceDefinition {
  readonly code: string;
  readonly known: ClassConfig;
  readonly attributes: readonly ServiceAttribute[];
}

/** What a service asks; null: there is no such service. */
export function serviceDefinition(
  app: App,
  tenant: string,
  code: string,
  language: Language,
): Promise<ServiceDefinition | null> {
  return app.db.snapshot(tenant, async (tx) => {
    const config = await app.config.of(tx, tenant);
    const known = classOfService(config, code);
    if (known === undefined || !isOffered(config, known)) return null;
    return { code: serviceCodeOf(config, known), known, attributes: attributesOf(config, known, language) };
  });
}

/** The classes of service codes, also of those that are reported no more; unknown codes are left out. */
export function classesOfServices(app: App, tenant: string, codes: readonly string[]): Promise<ClassConfig[]> {
  return app.db.snapshot(tenant, async (tx) => {
    const config = await app.config.of(tx, tenant);
    return codes.flatMap((code) => classOfService(config, code) ?? []);
  });
}

export function zoneOf(app: App, tenant: string): Promise<string> {
  return app.db.snapshot(tenant, async (tx) => (await app.config.of(tx, tenant)).calendar.timeZone);
}

/** An instant as a query writes it (Date/time format): with its offset, or a date of the city's; null: it is none. */
export function instantOf(text: string, zone: string): number | null {
  try {
    return /^\d{4}-\d\d-\d\d$/.test(text) ? parseLocal(`${text}T00:00`, zone) : parseInstant(text);
  } catch (error) {
    if (error instanceof InstantError) return null;
    throw error;
  }
}
