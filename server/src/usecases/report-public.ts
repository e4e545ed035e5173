import type { ReportBody } from '@bihuan/contracts';
import type { Tx } from '../store/database.js';
import { findMatter } from '../store/matters.js';
import { writeTracking } from '../store/tracking.js';
import { classKeyOf } from './documents.js';
import { inTransaction } from './in-transaction.js';
import { type Keyed, keyed, type Outcome, requestKey } from './keyed.js';
import { NOT_JOINABLE, type ReportInput, writeReport } from './report.js';
import { unstorable } from './storable.js';
import { digestOfCode, trackingCodeOf } from './tracking-code.js';
import { type Actor, type App, done, failed, type Result } from './types.js';

/** Doors by which reports come from somebody who is not signed in. */
export type PublicSource = 'citizen' | 'open311' | 'department' | 'media';

export interface PublicReport
  extends Pick<ReportBody, 'class' | 'location' | 'address' | 'description' | 'component' | 'joins' | 'attachments'> {
  readonly source: PublicSource;
  /** What the class has by the catalogue, where it is left out. */
  readonly severity?: ReportBody['severity'] | undefined;
  /** Who reports, where they want to be asked or told. */
  readonly contact?: { readonly name?: string | undefined; readonly phone?: string | undefined } | undefined;
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
  const { idempotencyKey: key, person: given, contact, severity, ...said } = input;
  const bad = unstorable(input);
  if (bad !== null) return failed(bad);
  const person = given ?? citizenOf(app, tenant, key);
  const actor = citizen(tenant, person);
  const trackingCode = trackingCodeOf(app, tenant, person);
  const use = {
    digest: app.digest,
    tenant,
    person,
    key: requestKey(key === null ? null : `${person}:${key}`),
    body: { ...said, contact, severity },
    otherwise: { code: 'key-reused' },
  } as const;
  const result = await inTransaction<Keyed & { number: string; reporters: number }>(app, tenant, async (tx, config) => {
    const now = app.clock.now();
    const { class: ref } = said;
    const known = config.classes.get(classKeyOf({ ...ref, standardRef: ref.standardRef ?? config.defaultStandard }));
    const report: ReportInput = {
      ...said,
      severity: severity ?? known?.severity ?? 'general',
      ...(contact === undefined ? {} : { reporter: contact }),
      key: null,
    };
    const written = await keyed(tx, use, now, () => writeReport(app, tx, config, actor, report, mayJoin));
    if (!written.ok) return written;
    const { matter, replayed } = written.value;
    if (!replayed) {
      await also(tx, written.value);
      await writeTracking(tx, { tenant, digest: digestOfCode(trackingCode), person, matter, made_at: now });
    }
    const row = await findMatter(tx, tenant, matter);
    return done({ ...written.value, number: row?.number ?? '', reporters: row?.reporters ?? 1 });
  });
  if (!result.ok) return result;
  const { matter, seq, ...rest } = result.value;
  return done({ ...rest, case: matter, trackingCode, joined: seq > 1 });
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
