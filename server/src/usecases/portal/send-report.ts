import type { Tx } from '../../store/database.js';
import { findHeldOf, insertHeld, keepFiles } from '../../store/portal.js';
import { writeTracking } from '../../store/tracking.js';
import { checkAttachments } from '../attachments.js';
import type { TenantConfig } from '../config.js';
import { classKeyOf } from '../documents.js';
import { inTransaction } from '../in-transaction.js';
import { type PublicReport, reportPublic } from '../report-public.js';
import { unstorable } from '../storable.js';
import { digestOfCode, trackingCodeOf } from '../tracking-code.js';
import { type App, done, failed, type Result } from '../types.js';
import { blockedIn } from './blocked-words.js';

export interface SentReport extends PublicReport {
  readonly person: string;
}

/** What is kept of a report while it is held. */
export type HeldBody = Omit<PublicReport, 'idempotencyKey' | 'person'>;

export interface Sent {
  readonly trackingCode: string;
  /** A person reads it first. */
  readonly held: boolean;
  readonly joined: boolean;
}

/**
 * Takes a report from the public's page: at once, or after a moderator has read it, where it holds blocked words or its
 * sender would have had to prove that they are no machine and has not.
 * @param trusted what was sent before from the same address, or a proof of work, lets it through
 */
export async function sendReport(
  app: App,
  tenant: string,
  input: SentReport,
  { trusted }: { readonly trusted: boolean },
): Promise<Result<Sent>> {
  const bad = unstorable(input);
  if (bad !== null) return failed(bad);
  const { person, idempotencyKey: _, ...body } = input;
  const trackingCode = trackingCodeOf(app, tenant, person);
  const held = await inTransaction<boolean>(app, tenant, async (tx, config) => {
    if (!config.portal.open) return failed({ code: 'rule', reason: 'portal-closed' });
    // Sent twice: it waits already, or was decided.
    if ((await findHeldOf(tx, tenant, person)) !== undefined) return done(true);
    const { blockedWords } = config.portal;
    const blocked = blockedIn(blockedWords, [body.description, body.address, body.contact?.name]);
    if (blocked.length === 0 && trusted) return done(false);
    return hold(app, tx, config, person, body, blocked.length > 0 ? 'words' : 'often');
  });
  if (!held.ok) return held;
  if (held.value) return done({ trackingCode, held: true, joined: false });
  const reported = await reportPublic(app, tenant, input);
  return reported.ok ? done({ trackingCode, held: false, joined: reported.value.joined }) : reported;
}

async function hold(
  app: App,
  tx: Tx,
  config: TenantConfig,
  person: string,
  body: HeldBody,
  why: 'words' | 'often',
): Promise<Result<boolean>> {
  const { tenant } = config;
  const { class: ref, location, attachments = [] } = body;
  const invalid = (path: string, message: string) => failed({ code: 'invalid', errors: [{ path, message }] });
  if (!config.classes.has(classKeyOf({ ...ref, standardRef: ref.standardRef ?? config.defaultStandard }))) {
    return invalid('class', 'a class of the catalogue that is in use');
  }
  if (location === undefined) return invalid('location', 'a place');
  const [area] = config.areas.at(location.lon, location.lat);
  if (area === undefined) return failed({ code: 'outside', ...location });
  const wrong = await checkAttachments(tx, tenant, person, null, { type: 'reported', data: { attachments } });
  if (wrong !== null) return failed(wrong);
  const made_at = app.clock.now();
  const id = app.random(12).toString('base64url');
  await insertHeld(tx, { tenant, id, person, body, why, area_path: area.path, made_at });
  await keepFiles(tx, tenant, attachments, true);
  const digest = digestOfCode(trackingCodeOf(app, tenant, person));
  await writeTracking(tx, { tenant, digest, person, matter: null, made_at });
  return done(true);
}
