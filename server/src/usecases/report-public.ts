import type { ReportBody } from '@bihuan/contracts';
import type { Tx } from '../store/database.js';
import { findMatter } from '../store/matters.js';
import { writeTracking } from '../store/tracking.js';
import type { TenantConfig } from './config.js';
import { classKeyOf } from './documents.js';
import { inTransaction } from './in-transaction.js';
import { type Keyed, keyed, type Outcome, requestKey } from './keyed.js';
import { subscribe } from './notify/subscribe.js';
import { NOT_JOINABLE, type ReportInput, writeReport } from './report.js';
import { unstorable } from './storable.js';
import { digestOfCode, trackingCodeOf } from './tracking-code.js';
import { type Actor, type App, done, failed, type Result } from './types.js';

/** Doors by which reports come from somebody who is not signed in. */
export type PublicSource = 'citizen' | 'open311' | 'department' | 'media';

export interface PublicContact {
  readonly name?: string | undefined;
  readonly phone?: string | undefined;
  /** Kept with those who are told, and nowhere else. */
  readonly email?: string | undefined;
  /** In which they are told; the default is Chinese. */
  readonly language?: 'zh-CN' | 'en' | undefined;
}

export interface PublicReport
  extends Pick<ReportBody, 'class' | 'location' | 'address' | 'description' | 'component' | 'joins' | 'attachments'> {
  readonly source: PublicSource;
  /** What the class has by the catalogue, where it is left out. */
  readonly severity?: ReportBody['severity'] | undefined;
  /** Who reports, where they want to be asked or told. */
  readonly contact?: PublicContact | undefined;
  /** The reporter's pseudonym, where one was given before: their pictures are uploaded in its name. */
  readonly person?: string | undefined;
  /** The same key with the same report is the same report, with the same tracking code; null: none. */
  readonly idempotencyKey: string | null;
}

export interface PubliclyReported {
  readonly case: string;
  readonly number: string;
  /** Shown to the reporter once, and kept by nobody: see `shownCode`. */
  readonly trackingCode: string;
  /** It was known already: they joined the open case. */
  readonly joined: boolean;
  readonly reporters: number;
  readonly replayed: boolean;
}

/**
 * A report by somebody who is not signed in: a new case, or one more reporter of the open one that they name or that the
 * component has. Each reporter has a pseudonym of their own, by which they can rate and add to what they reported.
 * @param also what else is written with it, in the same transaction
 */
export async function reportPublic(
  app: App,
  tenant: string,
  input: PublicReport,
  also: (tx: Tx, written: Outcome) => Promise<void> = async () => {},
): Promise<Result<PubliclyReported>> {
  const { idempotencyKey: key, person: given, ...body } = input;
  const bad = unstorable(input);
  if (bad !== null) return failed(bad);
  const person = given ?? citizenOf(app, tenant, key);
  const use = {
    digest: app.digest,
    tenant,
    person,
    key: requestKey(key === null ? null : `${person}:${key}`),
    body,
    otherwise: { code: 'key-reused' },
  } as const;
  const result = await inTransaction<Keyed & { number: string; reporters: number }>(app, tenant, async (tx, config) => {
    const written = await keyed(tx, use, app.clock.now(), () => writePublicReport(app, tx, config, person, body));
    if (!written.ok) return written;
    if (!written.value.replayed) await also(tx, written.value);
    const row = await findMatter(tx, tenant, written.value.matter);
    return done({ ...written.value, number: row?.number ?? '', reporters: row?.reporters ?? 1 });
  });
  if (!result.ok) return result;
  const { matter, seq, ...rest } = result.value;
  const trackingCode = trackingCodeOf(app, tenant, person);
  return done({ ...rest, case: matter, trackingCode, joined: seq > 1 });
}

/** The same within the caller's transaction, for a reporter who has a pseudonym already. */
export async function writePublicReport(
  app: App,
  tx: Tx,
  config: TenantConfig,
  person: string,
  input: Omit<PublicReport, 'idempotencyKey' | 'person'>,
): Promise<Result<Outcome>> {
  const { contact, severity, ...said } = input;
  const { tenant } = config;
  const { class: ref } = said;
  const known = config.classes.get(classKeyOf({ ...ref, standardRef: ref.standardRef ?? config.defaultStandard }));
  const { name, phone, email, language } = contact ?? {};
  const report: ReportInput = {
    ...said,
    severity: severity ?? known?.severity ?? 'general',
    reporter: { name, phone },
    key: null,
  };
  const written = await writeReport(app, tx, config, citizen(tenant, person), report, mayJoin);
  if (!written.ok) return written;
  const { matter } = written.value;
  const digest = digestOfCode(trackingCodeOf(app, tenant, person));
  await writeTracking(tx, { tenant, digest, person, matter, made_at: app.clock.now() });
  const told = language === undefined ? {} : { language };
  if (phone) await subscribe(app, tx, tenant, matter, { channel: 'sms', address: phone, ...told });
  if (email) await subscribe(app, tx, tenant, matter, { channel: 'email', address: email, ...told });
  if (!phone && !email) await subscribe(app, tx, tenant, matter, { channel: 'none', address: null });
  return written;
}

/** Whoever is not signed in joins any case that is open: what is shown of those says nothing of who reported them. */
const mayJoin: Parameters<typeof writeReport>[5] = async (_tx, _config, _actor, row) =>
  row.ended_at === null ? null : NOT_JOINABLE;

/** Somebody who is not signed in, under the pseudonym of what they reported. */
export function citizen(tenant: string, person: string): Actor {
  return { tenant, person, grants: [{ role: 'citizen', areaPath: tenant, unit: null }] };
}

/** A new pseudonym; with a key the same one each time. */
export function citizenOf(app: Pick<App, 'digest' | 'random'>, tenant: string, key: string | null): string {
  const bytes = key === null ? app.random(12) : app.digest(`citizen\n${tenant}\n${key}`).subarray(0, 12);
  return `citizen-${bytes.toString('base64url')}`;
}
