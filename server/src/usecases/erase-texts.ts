import { eraseCalls } from '../store/calls.js';
import { eraseContacts } from '../store/contacts.js';
import { eraseLetters } from '../store/letters.js';
import { findMatter, touchMatter } from '../store/matters.js';
import { erasePartnerReports } from '../store/partner-reports.js';
import { indexTexts } from '../store/search.js';
import { eraseSubscribers } from '../store/subscribers.js';
import { eraseTexts as eraseStored } from '../store/texts.js';
import type { App } from './types.js';

export interface EraseInput {
  readonly tenant: string;
  readonly case: string;
  /** The events whose texts are erased; absent: all, and the reporter's name and phone. */
  readonly seqs?: readonly number[];
}

/**
 * Erases texts about people for good. The log stays as it was: it never held them, and without the salts its digests tell
 * nothing. Gives how many were erased; null: there is no such case.
 */
export function eraseTexts(app: App, input: EraseInput): Promise<number | null> {
  const { tenant, seqs = null } = input;
  return app.db.transaction(tenant, async (tx) => {
    if ((await findMatter(tx, tenant, input.case)) === undefined) return null;
    const now = app.clock.now();
    const texts = await eraseStored(tx, tenant, input.case, seqs, now);
    // Nor does a search find it by them any more, in this process or another.
    await indexTexts(tx, tenant, [input.case]);
    await touchMatter(tx, tenant, input.case);
    if (seqs !== null) return texts;
    const subscribers = await eraseSubscribers(tx, tenant, input.case, now);
    const partners = await erasePartnerReports(tx, tenant, input.case, now);
    const letters = await eraseLetters(tx, tenant, input.case, now);
    const calls = await eraseCalls(tx, tenant, input.case, now);
    return texts + (await eraseContacts(tx, tenant, input.case, now)) + subscribers + partners + calls + letters;
  });
}
