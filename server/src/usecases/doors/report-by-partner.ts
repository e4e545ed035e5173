import { insertPartnerReport } from '../../store/partner-reports.js';
import { type RequestRow, readRequests } from '../../store/service-requests.js';
import { covers } from '../areas-tree.js';
import type { ClassConfig } from '../config.js';
import { inSnapshot } from '../in-transaction.js';
import { citizen, citizenOf, reportPublic } from '../report-public.js';
import { unstorable } from '../storable.js';
import { type Actor, type App, done, failed, type Result } from '../types.js';
import { uploadFile } from '../upload-file.js';
import type { KeyHolder } from './key.js';
import { type Place, resolvePlace } from './resolve-place.js';
import { isOffered } from './services.js';

/** What a partner says of a problem. */
export interface PartnerSays {
  readonly class: ClassConfig;
  readonly severity?: 'general' | 'urgent' | 'special';
  readonly location?: Place;
  readonly addressId?: string;
  readonly address?: string;
  readonly component?: string;
  /** The words of the reporter, and lines that the desk reads below them. */
  readonly description?: string;
  readonly lines: readonly string[];
  readonly attributes?: Readonly<Record<string, readonly string[]>>;
  readonly contact: { readonly name?: string; readonly phone?: string; readonly email?: string };
  readonly deviceId?: string;
  readonly accountId?: string;
  readonly mediaUrl?: string;
  readonly pictures: readonly Uint8Array[];
  /** The same key with the same report is the same report; null: none. */
  readonly key: string | null;
}

export interface PartnerReported {
  readonly row: RequestRow;
  readonly joined: boolean;
  readonly replayed: boolean;
  readonly trackingCode: string;
}

/**
 * A report by a partner: through the same door as any public report, under a pseudonym of its own. Which partner it was,
 * and what it says of its reporter, stands beside the log and can be erased.
 */
export async function reportByPartner(
  app: App,
  holder: KeyHolder,
  says: PartnerSays,
): Promise<Result<PartnerReported>> {
  const { partner } = holder;
  const { tenant } = holder.actor;
  const { pictures, class: known, ...rest } = says;
  const bad = unstorable(rest);
  if (bad !== null) return failed(bad);
  const placed = await placeFor(app, holder, says);
  if (!placed.ok) return placed;

  const key = says.key === null ? null : `partner:${partner.id}:${says.key}`;
  const person = citizenOf(app, tenant, key);
  const attachments = await keepPictures(app, citizen(tenant, person), says, key);
  if (!attachments.ok) return attachments;
  const { severity, address, component, contact } = says;
  const description = [says.description ?? '', ...says.lines].filter((line) => line !== '').join('\n');
  const input = {
    source: partner.source,
    class: { standardRef: known.standardRef, kind: known.kind, code: known.code },
    ...(severity === undefined ? {} : { severity }),
    ...(placed.value === null ? {} : { location: placed.value }),
    ...(address === undefined ? {} : { address }),
    ...(component === undefined ? {} : { component }),
    ...(description === '' ? {} : { description }),
    ...(attachments.value.length === 0 ? {} : { attachments: [...attachments.value] }),
    contact,
    person,
    idempotencyKey: key,
  };
  const result = await reportPublic(app, tenant, input, (tx, { matter, seq }) =>
    insertPartnerReport(tx, tenant, { matter, seq }, storedOf(partner.id, says)),
  );
  if (!result.ok) return result;
  const { case: matter, joined, replayed, trackingCode } = result.value;
  const [row] = await app.db.snapshot(tenant, (tx) =>
    readRequests(tx, tenant, { ids: [matter] }, { limit: 1, offset: 0 }),
  );
  if (row === undefined) throw new Error('a report that was just made is not there');
  return done({ row, joined, replayed, trackingCode });
}

/** Where it is, where the partner may report; null: where the component is that they name. */
function placeFor(app: App, { partner, actor }: KeyHolder, says: PartnerSays): Promise<Result<Place | null>> {
  return inSnapshot(app, actor.tenant, async (tx, config) => {
    if (!isOffered(config, says.class, partner.classes)) {
      return failed({ code: 'invalid', errors: [{ path: 'class', message: 'a class that you may report' }] });
    }
    const { address, addressId = says.component } = says;
    const found = says.location ?? (await resolvePlace(app, tx, config, { address, addressId }));
    if (found === null) {
      return failed({ code: 'invalid', errors: [{ path: 'location', message: 'a place that can be found' }] });
    }
    const areas = config.areas.at(found.lon, found.lat);
    if (!areas.some(({ path }) => covers(partner.areaPath, path))) return failed({ code: 'outside', ...found });
    return done(found);
  });
}

async function keepPictures(
  app: App,
  person: Actor,
  { pictures, location }: PartnerSays,
  key: string | null,
): Promise<Result<readonly string[]>> {
  const ids: string[] = [];
  for (const [index, bytes] of pictures.entries()) {
    const id = key === null ? undefined : app.digest(`picture\n${person.person}\n${index}`).toString('base64url');
    const kept = await uploadFile(app, person, {
      bytes,
      ...(id === undefined ? {} : { id }),
      ...(location === undefined ? {} : { place: location }),
    });
    if (!kept.ok) return kept;
    ids.push(kept.value.file.id);
  }
  return done(ids);
}

function storedOf(partner: string, says: PartnerSays) {
  return {
    partner,
    description: says.description ?? null,
    address: says.address ?? null,
    email: says.contact.email ?? null,
    deviceId: says.deviceId ?? null,
    accountId: says.accountId ?? null,
    mediaUrl: says.mediaUrl ?? null,
    addressId: says.addressId ?? null,
    attributes: says.attributes ?? null,
  };
}
