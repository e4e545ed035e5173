import type { MailboxServerBody, MailboxState, MailboxTest, MailboxTrouble } from '@bihuan/contracts';
import { formatInstant } from '@bihuan/worktime';
import { allowsSomewhere } from '../../policies/allow.js';
import { rightsOf } from '../../policies/permissions.js';
import { countLetters, findMailbox } from '../../store/letters.js';
import { secretNames } from '../../store/secrets.js';
import { inSnapshot } from '../in-transaction.js';
import { readSecret } from '../notify/secrets.js';
import { readAs } from '../read-reference.js';
import { type Actor, type App, done, failed, type Result } from '../types.js';
import { troubleOf } from './mailbox.js';

const week = 7 * 86_400_000;

/** Tells one mailbox from another: where it lies, not how it is reached. */
export function mailboxDigest(app: Pick<App, 'digest'>, tenant: string, server: MailboxServerBody): Buffer {
  return app.digest(`mailbox\n${tenant}\n${server.host}\n${server.user}\n${server.folder}`);
}

/** How the mailbox does, for whoever set it up: figures only. */
export function mailboxState(app: App, actor: Actor): Promise<Result<MailboxState>> {
  return readAs<MailboxState>(app, actor, 'config.read', async (tx, config) => {
    const { tenant } = actor;
    const position = await findMailbox(tx, tenant);
    const readAt = position?.read_at ?? null;
    return done({
      on: config.mailbox.server !== null,
      secret: (await secretNames(tx, tenant)).has('imap'),
      readAt: readAt === null ? null : formatInstant(readAt, config.calendar.timeZone),
      trouble: (position?.trouble ?? null) as MailboxTrouble | null,
      counts: await countLetters(tx, tenant, app.clock.now() - week),
    });
  });
}

/** Looks into the mailbox that is set up and says what it found. Nothing is fetched and nothing in it is changed. */
export async function testMailbox(app: App, actor: Actor): Promise<Result<MailboxTest>> {
  const permission = 'config.write';
  const ready = await inSnapshot<{ server: MailboxServerBody; password: string | null }>(
    app,
    actor.tenant,
    async (tx, config) => {
      if (!allowsSomewhere(rightsOf(config.newestFlow), actor, permission)) {
        return failed({ code: 'forbidden', permission });
      }
      const { server } = config.mailbox;
      if (server === null) return failed({ code: 'rule', reason: 'channel-off', params: { channel: 'mailbox' } });
      return done({ server, password: await readSecret(app, tx, actor.tenant, 'imap') });
    },
  );
  if (!ready.ok) return ready;
  const { server, password } = ready.value;
  try {
    return done({ trouble: null, messages: await app.mailboxes.look(server, password) });
  } catch (error) {
    const trouble = troubleOf(error);
    if (trouble === null) throw error;
    return done({ trouble, messages: null });
  }
}
