import { claimMailbox, type MailboxPosition, moveMailbox, nextMailbox, releaseMailbox } from '../../store/letters.js';
import { readSecret } from '../notify/secrets.js';
import type { App } from '../types.js';
import { troubleOf } from './mailbox.js';
import { mailboxDigest } from './mailbox-state.js';
import { takeLetter } from './take-letter.js';

const minute = 60_000;
const day = 24 * 60 * minute;
/** Whoever dies while reading leaves the mailbox to another after this long. */
const leaseMs = 10 * minute;
/** After a failure it is not tried again at once. */
const leastAfterTrouble = 5 * minute;
const most = 30;
export const LARGEST = 25 * 1024 * 1024;

/** Reads the mailbox of a tenant where it is time. Gives when it is next; null: there is none. */
export async function pollMailbox(app: App, tenant: string): Promise<number | null> {
  const now = app.clock.now();
  const claimed = await app.db.transaction(tenant, async (tx) => {
    const { server } = (await app.config.of(tx, tenant)).mailbox;
    if (server === null) return null;
    const position = await claimMailbox(tx, tenant, mailboxDigest(app, tenant, server), now, now + leaseMs);
    const next = await nextMailbox(tx, tenant);
    return { server, position, next, password: await readSecret(app, tx, tenant, 'imap') };
  });
  if (claimed === null) return null;
  const { server, position, password } = claimed;
  if (position === null) return claimed.next;
  const every = server.everyMinutes * minute;
  const release = (to: Parameters<typeof releaseMailbox>[2]) =>
    app.db.transaction(tenant, (tx) => releaseMailbox(tx, tenant, to));
  try {
    const read = await app.mailboxes.read(server, password, {
      after: afterOf(position),
      since: (position.read_at ?? now) - day,
      most,
      largest: LARGEST,
      take: (letter, at) => takeLetter(app, tenant, letter, at),
    });
    const next = read.more ? now : now + every;
    await app.db.transaction(tenant, async (tx) => {
      await moveMailbox(tx, tenant, read.position);
      await releaseMailbox(tx, tenant, { next, readAt: now, trouble: null });
    });
    return next;
  } catch (error) {
    const trouble = troubleOf(error);
    const next = now + Math.max(every, leastAfterTrouble);
    await release({ next, readAt: null, trouble: trouble ?? 'no-answer' });
    // A server that does not answer is shown to whoever set it up; all else is ours to mend.
    if (trouble === null) throw error;
    return next;
  }
}

function afterOf({ uid_validity: validity, last_uid: uid }: MailboxPosition) {
  return validity === null ? null : { validity, uid };
}
