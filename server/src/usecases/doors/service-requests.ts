import { formatInstant } from '@bihuan/worktime';
import type { Tx } from '../../store/database.js';
import { readEventsByMatter } from '../../store/events.js';
import { type PartnerReport, readPartnerReports } from '../../store/partner-reports.js';
import { type RequestFilter, type RequestRow, readRequests } from '../../store/service-requests.js';

export type { RequestFilter };

import type { TenantConfig } from '../config.js';
import { classKeyOf } from '../documents.js';
import type { App } from '../types.js';
import type { KeyHolder } from './key.js';
import { statusOf } from './published.js';
import { type Language, nameOf, serviceCodeOf } from './services.js';

/** A case as Open311 tells it (GeoReport v2, GET Service Requests, Response). */
export interface ServiceRequest {
  readonly service_request_id: string;
  readonly status: 'open' | 'closed';
  readonly status_notes: string | null;
  readonly service_name: string;
  readonly service_code: string;
  readonly description: string | null;
  readonly agency_responsible: string | null;
  readonly service_notice: string | null;
  readonly requested_datetime: string;
  readonly updated_datetime: string;
  readonly expected_datetime: string | null;
  readonly address: string;
  readonly address_id: string | null;
  readonly zipcode: string | null;
  readonly lat: number | null;
  readonly long: number | null;
  readonly media_url: string | null;
  /** With `extensions=true` only (GeoReport v2 Extensions, Extended Attributes and Update History). */
  readonly extended_attributes?: Readonly<Record<string, unknown>>;
  readonly notes?: readonly { readonly datetime: string; readonly description: string; readonly type: string }[];
}

/** Sources by which the public reports. */
const PUBLIC = ['citizen', 'hotline', 'open311', 'media'];

/** GeoReport v2, Response Volume: the first 1000 requests. */
export const MOST_REQUESTS = 1000;

export interface Ask {
  /** Null: somebody without a key. */
  readonly holder: KeyHolder | null;
  readonly filter: Omit<RequestFilter, 'channels' | 'partner'>;
  readonly page: { readonly limit: number; readonly offset: number };
  readonly language: Language;
  readonly extensions: boolean;
}

/** Requests that may be shown: the published ones, and a partner's own with what it said itself. */
export function serviceRequests(app: App, tenant: string, ask: Ask): Promise<ServiceRequest[]> {
  return app.db.snapshot(tenant, async (tx) => {
    const config = await app.config.of(tx, tenant);
    const { holder } = ask;
    const { shows } = config.open311;
    const partner = holder?.key.scopes.includes('read') === true ? holder.partner.id : undefined;
    if (shows === 'none' && partner === undefined) return [];
    const filter: RequestFilter = {
      ...ask.filter,
      ...(shows === 'all' ? {} : { channels: shows === 'public' ? PUBLIC : [] }),
      ...(partner === undefined ? {} : { partner }),
    };
    const rows = await readRequests(tx, tenant, filter, ask.page);
    const ids = rows.map(({ id }) => id);
    const own = partner === undefined ? null : await readPartnerReports(tx, tenant, partner, ids);
    const into = await numbersOf(tx, tenant, rows);
    const stories = ask.extensions ? await readEventsByMatter(tx, tenant, ids) : null;
    return rows.map((row) => ({
      ...requestOf(config, row, ask.language, own?.get(row.id) ?? null, into.get(row.mergedInto ?? '') ?? null),
      ...(stories === null ? {} : extensionOf(config, row, stories.get(row.id) ?? [])),
    }));
  });
}

async function numbersOf(tx: Tx, tenant: string, rows: readonly RequestRow[]): Promise<Map<string, string>> {
  const ids = [...new Set(rows.flatMap(({ mergedInto }) => mergedInto ?? []))];
  if (ids.length === 0) return new Map();
  const found = await readRequests(tx, tenant, { ids }, { limit: ids.length, offset: 0 });
  return new Map(found.map(({ id, number }) => [id, number]));
}

const NOTES: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  reported: { zh: '已上报，待立案', en: 'Reported, to be filed' },
  filed: { zh: '已立案，待派遣', en: 'Filed, to be dispatched' },
  handling: { zh: '处置中', en: 'Being handled' },
  returned: { zh: '待重新派遣', en: 'To be dispatched again' },
  failed: { zh: '核查未通过，待重新派遣', en: 'Verification failed, to be dispatched again' },
  feedback: { zh: '已处置，待核查', en: 'Handled, to be verified' },
  verifying: { zh: '核查中', en: 'Being verified' },
  verified: { zh: '核查通过，待结案', en: 'Verified, to be closed' },
  closed: { zh: '已结案', en: 'Closed' },
  rejected: { zh: '不予立案', en: 'Not taken on' },
  merged: { zh: '与另一件并案', en: 'Duplicate request' },
  cancelled: { zh: '已作废', en: 'Cancelled' },
  referred: { zh: '已转其他部门办理', en: 'Passed to another service' },
};

function requestOf(
  config: TenantConfig,
  row: RequestRow,
  language: Language,
  own: PartnerReport | null,
  into: string | null,
): ServiceRequest {
  const zone = config.calendar.timeZone;
  const ref = { standardRef: row.standardRef, kind: row.kind, code: row.class };
  const known = config.classes.get(classKeyOf(ref));
  const unit = row.unit === null ? undefined : config.units.get(row.unit);
  const note = NOTES[row.state]?.[language] ?? row.state;
  return {
    service_request_id: row.number,
    status: statusOf(row),
    status_notes: into === null ? note : `${note}${language === 'zh' ? '：' : ': '}${into}`,
    service_name: known === undefined ? row.class : nameOf(known, language),
    service_code: known === undefined ? row.class : serviceCodeOf(config, known),
    description: own?.description ?? null,
    agency_responsible: unit === undefined ? null : nameOf(unit, language),
    service_notice: null,
    requested_datetime: formatInstant(row.reportedAt, zone),
    updated_datetime: formatInstant(row.updatedAt, zone),
    expected_datetime: row.endedAt !== null || row.wholeDue === null ? null : formatInstant(row.wholeDue, zone),
    // From most specific to most general. Words of a reporter may name a home: only whoever wrote them reads them.
    address: own?.address ?? areasText(config, row.areaPath, language),
    address_id: own?.addressId ?? null,
    zipcode: null,
    lat: row.lat,
    long: row.lon,
    media_url: own?.mediaUrl ?? null,
  };
}

function areasText(config: TenantConfig, path: string, language: Language): string {
  const names = config.areas.on(path).map((area) => nameOf(area, language));
  return language === 'en' ? names.join(', ') : names.join('，');
}

/** Events that the public is told of. */
const TOLD = [
  'reported',
  'filed',
  'rejected',
  'referred',
  'merged',
  'cancelled',
  'dispatched',
  'feedback',
  'verified',
  'closed',
  'reopened',
];

function extensionOf(
  config: TenantConfig,
  row: RequestRow,
  events: readonly { readonly type: string; readonly at: number }[],
): Pick<ServiceRequest, 'extended_attributes' | 'notes'> {
  const zone = config.calendar.timeZone;
  return {
    extended_attributes: {
      state: row.state,
      severity: row.severity,
      channel: row.channel,
      reporters: row.reporters,
      areas: config.areas.on(row.areaPath).map(({ id, level, name }) => ({ id, level, name })),
    },
    notes: events
      .filter(({ type }) => TOLD.includes(type))
      .map(({ type, at }) => ({ datetime: formatInstant(at, zone), description: type, type })),
  };
}
