import { reporterParty } from '../../policies/involves.js';
import { hasRated, insertReopenRequest } from '../../store/portal.js';
import { writeAct } from '../act.js';
import { inTransaction } from '../in-transaction.js';
import { citizen } from '../report-public.js';
import { unstorable } from '../storable.js';
import { type App, done, failed, type Result } from '../types.js';
import { publicStage } from './published.js';
import { type Trail, trailOf } from './track.js';

const day = 86_400_000;
const longest = 1000;

export interface Rating {
  readonly code: string;
  readonly stars: number;
  readonly text?: string | undefined;
}

/** The reporter says how they find the outcome: once. */
export function rateReport(app: App, tenant: string, { code, stars, text }: Rating): Promise<Result<null>> {
  return inTransaction(app, tenant, async (tx, config) => {
    const trail = await trailOf(tx, tenant, code);
    const row = ownCase(trail);
    if (trail === null || row === null) return failed({ code: 'not-found' });
    const said = text?.trim() ?? '';
    const bad = unstorable({ text: said });
    if (bad !== null) return failed(bad);
    if (!Number.isInteger(stars) || stars < 1 || stars > 5) {
      return failed({ code: 'invalid', errors: [{ path: 'stars', message: 'a whole number from 1 to 5' }] });
    }
    if (said.length > longest) return failed(tooLong('text'));
    if (await hasRated(tx, tenant, row.id, trail.person)) return failed({ code: 'rule', reason: 'rated-already' });
    const data = { stars, ...(said === '' ? {} : { text: said }) };
    const act = { case: row.id, type: 'rated', data, version: row.version };
    const written = await writeAct(app, tx, config, citizen(tenant, trail.person), act, [reporterParty(trail.person)]);
    return written.ok ? done(null) : written;
  });
}

/**
 * The reporter asks to have a closed case taken up again. Only the duty officer reopens: the request is a note of the
 * reporter's, which waits for their answer.
 */
export function askToReopen(
  app: App,
  tenant: string,
  { code, reason }: { readonly code: string; readonly reason: string },
): Promise<Result<null>> {
  return inTransaction(app, tenant, async (tx, config) => {
    const trail = await trailOf(tx, tenant, code);
    const row = ownCase(trail);
    if (trail === null || row === null) return failed({ code: 'not-found' });
    const said = reason.trim();
    const bad = unstorable({ reason: said });
    if (bad !== null) return failed(bad);
    if (said === '') return failed({ code: 'invalid', errors: [{ path: 'reason', message: 'is missing' }] });
    if (said.length > longest) return failed(tooLong('reason'));
    const now = app.clock.now();
    const closed = publicStage(config.flow(row.definition_version), row.state) === 'closed';
    if (!closed || row.ended_at === null || now > row.ended_at + config.portal.reopenDays * day) {
      return failed({ code: 'rule', reason: 'reopen-too-late', params: { days: config.portal.reopenDays } });
    }
    const act = { case: row.id, type: 'noted', data: { text: said }, version: row.version };
    const written = await writeAct(app, tx, config, citizen(tenant, trail.person), act, [reporterParty(trail.person)]);
    if (!written.ok) return written;
    const asked = await insertReopenRequest(tx, { tenant, matter: row.id, seq: written.value.seq, made_at: now });
    return asked ? done(null) : failed({ code: 'rule', reason: 'reopen-asked' });
  });
}

/** The case that the reporter reported or joined, or the one that it was merged into: it is theirs as well. */
function ownCase(trail: Trail | null) {
  return trail?.rows.at(-1) ?? null;
}

function tooLong(path: string) {
  return { code: 'invalid', errors: [{ path, message: `at most ${longest} characters` }] } as const;
}
