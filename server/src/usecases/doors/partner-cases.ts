import type {
  PartnerReportBody,
  PartnerReported,
  PartnerReports,
  PartnerReportsQuery,
  PublishedCase,
} from '@bihuan/contracts';
import { parseInstant } from '@bihuan/worktime';
import type { Tx } from '../../store/database.js';
import { type RequestFilter, type RequestRow, readRequests } from '../../store/service-requests.js';
import type { TenantConfig } from '../config.js';
import { classKeyOf } from '../documents.js';
import { inSnapshot } from '../in-transaction.js';
import { unstorable } from '../storable.js';
import { type App, done, failed, type Result } from '../types.js';
import type { KeyHolder } from './key.js';
import { publishedOf } from './published.js';
import { reportByPartner } from './report-by-partner.js';

/** A report of a department, of the media, or of another system, by its key. */
export async function reportCase(
  app: App,
  holder: KeyHolder,
  body: PartnerReportBody,
  key: string | null,
): Promise<Result<PartnerReported & { readonly replayed: boolean }>> {
  const { tenant } = holder.actor;
  const known = await inSnapshot(app, tenant, async (_tx, config) => {
    const ref = { standardRef: config.defaultStandard, ...body.class };
    const found = config.classes.get(classKeyOf(ref));
    const errors = [{ path: 'class', message: 'a class of the catalogue that is in use' }];
    return found === undefined ? failed({ code: 'invalid', errors }) : done(found);
  });
  if (!known.ok) return known;
  const { id, severity, location, address, component, description, reporter = {} } = body;
  const { name, phone } = reporter;
  const result = await reportByPartner(app, holder, {
    class: known.value,
    severity,
    ...(location === undefined ? {} : { location }),
    ...(address === undefined ? {} : { address }),
    ...(component === undefined ? {} : { component }),
    ...(description === undefined ? {} : { description }),
    lines: [],
    contact: { ...(name === undefined ? {} : { name }), ...(phone === undefined ? {} : { phone }) },
    pictures: [],
    key: id === undefined ? key : `id:${id}`,
  });
  if (!result.ok) return result;
  const { row, joined, replayed } = result.value;
  return inSnapshot(app, tenant, async (tx, config) => done({ joined, replayed, case: await viewOf(tx, config, row) }));
}

/** What the partner has reported or joined, the latest reported first. */
export function listOwn(app: App, holder: KeyHolder, query: PartnerReportsQuery): Promise<Result<PartnerReports>> {
  const { tenant } = holder.actor;
  return inSnapshot(app, tenant, async (tx, config) => {
    const after = query.cursor === undefined ? null : cursorOf(query.cursor);
    if (after === undefined) return failed({ code: 'invalid', errors: [{ path: 'cursor', message: 'a cursor' }] });
    const { updatedAfter, limit } = query;
    const filter: RequestFilter = {
      ...ownOf(holder),
      ...(after === null ? {} : { after }),
      ...(updatedAfter === undefined ? {} : { updated: { from: parseInstant(updatedAfter), to: app.clock.now() } }),
    };
    const rows = await readRequests(tx, tenant, filter, { limit: limit + 1, offset: 0 });
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    const items: PublishedCase[] = [];
    for (const row of shown) items.push(await viewOf(tx, config, row));
    const more = rows.length > limit && last !== undefined;
    return done({
      items,
      nextCursor: more ? Buffer.from(`${last.reportedAt} ${last.id}`).toString('base64url') : null,
    });
  });
}

export function getOwn(app: App, holder: KeyHolder, number: string): Promise<Result<PublishedCase>> {
  const { tenant } = holder.actor;
  return inSnapshot(app, tenant, async (tx, config) => {
    if (unstorable({ number }) !== null) return failed({ code: 'not-found' });
    const filter = { ...ownOf(holder), numbers: [number] };
    const [row] = await readRequests(tx, tenant, filter, { limit: 1, offset: 0 });
    return row === undefined ? failed({ code: 'not-found' }) : done(await viewOf(tx, config, row));
  });
}

function ownOf({ partner }: KeyHolder): RequestFilter {
  return { channels: [], partner: partner.id };
}

async function viewOf(tx: Tx, config: TenantConfig, row: RequestRow): Promise<PublishedCase> {
  const ids = row.mergedInto === null ? [] : [row.mergedInto];
  const [into] = ids.length === 0 ? [] : await readRequests(tx, config.tenant, { ids }, { limit: 1, offset: 0 });
  return publishedOf(config, row, into?.number ?? null);
}

/** Undefined: it is none. */
function cursorOf(text: string): { readonly reportedAt: number; readonly id: string } | undefined {
  const [, at, id] = /^(\d{1,15}) ([\x21-\x7e]{1,64})$/.exec(Buffer.from(text, 'base64url').toString('latin1')) ?? [];
  return at === undefined || id === undefined ? undefined : { reportedAt: Number(at), id };
}
