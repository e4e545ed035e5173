import { type FetchMessageObject, type FetchQueryObject, ImapFlow } from 'imapflow';
import { type Incoming, readHead, readLetter } from './read-letter.js';

export interface MailboxServer {
  readonly host: string;
  readonly port: number;
  readonly security: 'none' | 'starttls' | 'tls';
  readonly user: string;
  readonly folder: string;
}

/** How far a mailbox was read, by the server's own numbering. */
export interface Position {
  readonly validity: string;
  readonly uid: number;
}

/** Why a mailbox cannot be read. The server's own words may name people, so that none of them is told. */
export type Trouble = 'wrong-sign-in' | 'no-folder' | 'no-connection' | 'no-encryption' | 'no-answer';

export class MailboxError extends Error {
  override readonly name = 'MailboxError';
  constructor(readonly trouble: Trouble) {
    super(`the mailbox cannot be read: ${trouble}`);
  }
}

/** What went wrong was not the mailbox. */
class Untaken extends Error {}

function untaken(cause: unknown): never {
  throw new Untaken('an e-mail was not taken', { cause });
}

export interface Reading {
  /** Where it was left; null: it was never read, and what lies in it is nobody's news. */
  readonly after: Position | null;
  /** Where the server numbers anew, e-mails since then are looked at again. */
  readonly since: number;
  readonly most: number;
  /** Larger ones are not fetched: only who sent them, and what about. */
  readonly largest: number;
  /** Takes one; the next is fetched after it. */
  take(letter: Incoming, at: Position): Promise<void>;
}

export interface Read {
  readonly position: Position;
  /** There are more. */
  readonly more: boolean;
}

/** How long the server may keep us waiting. */
const patienceMs = 20_000;

/** Looks into mailboxes. They are opened for reading only: nothing in them is changed, marked or removed. */
export function openMailboxes() {
  return {
    look: (server: MailboxServer, password: string | null): Promise<number> =>
      within(server, password, async (client) => opened(client).exists),
    read: (server: MailboxServer, password: string | null, reading: Reading): Promise<Read> =>
      within(server, password, (client) => readNew(client, reading)),
  };
}

async function within<T>(
  { host, port, security, user, folder }: MailboxServer,
  password: string | null,
  work: (client: ImapFlow) => Promise<T>,
): Promise<T> {
  const client = new ImapFlow({
    host,
    port,
    secure: security === 'tls',
    doSTARTTLS: security === 'starttls',
    auth: { user, pass: password ?? '' },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
  });
  // What breaks off is told by whatever waits for it.
  client.on('error', () => {});
  try {
    await client.connect().catch((error: unknown) => fail(error, 'no-connection'));
    await client.mailboxOpen(folder, { readOnly: true }).catch((error: unknown) => fail(error, 'no-folder'));
    return await work(client);
  } catch (error) {
    if (error instanceof MailboxError) throw error;
    if (error instanceof Untaken) throw error.cause;
    return fail(error, 'no-answer');
  } finally {
    await client.logout().catch(() => client.close());
  }
}

function fail(error: unknown, otherwise: Trouble): never {
  const { authenticationFailed, tlsFailed, code } = error as Readonly<Record<string, unknown>>;
  if (authenticationFailed === true) throw new MailboxError('wrong-sign-in');
  const name = typeof code === 'string' ? code : '';
  if (/TIMEOUT|TIMEDOUT/.test(name)) throw new MailboxError('no-answer');
  if (tlsFailed === true || /TLS|CERT|SSL/.test(name)) throw new MailboxError('no-encryption');
  throw new MailboxError(/^E[A-Z]+$|^NoConnection$|^ClosedAfter/.test(name) ? 'no-connection' : otherwise);
}

function opened(client: ImapFlow) {
  if (client.mailbox === false) throw new MailboxError('no-folder');
  return client.mailbox;
}

async function readNew(client: ImapFlow, { after, since, most, largest, take }: Reading): Promise<Read> {
  const { uidValidity, uidNext } = opened(client);
  const validity = String(uidValidity);
  if (after === null) return { position: { validity, uid: uidNext - 1 }, more: false };
  const same = after.validity === validity;
  const found = await client.search(same ? { uid: `${after.uid + 1}:*` } : { since: new Date(since) }, { uid: true });
  // "n:*" names the last one even where it lies before n.
  const uids = (found || []).filter((uid) => !same || uid > after.uid).sort((a, b) => a - b);
  let uid = same ? after.uid : 0;
  for (const next of uids.slice(0, most)) {
    const letter = await fetch(client, next, largest);
    uid = next;
    // It was removed meanwhile.
    if (letter !== null) await take(letter, { validity, uid }).catch(untaken);
  }
  return { position: { validity, uid }, more: uids.length > most };
}

async function fetch(client: ImapFlow, uid: number, largest: number): Promise<Incoming | null> {
  const range = String(uid);
  const ask = (query: FetchQueryObject): Promise<FetchMessageObject | false> =>
    client.fetchOne(range, query, { uid: true });
  const seen = await ask({ uid: true, size: true });
  if (seen === false) return null;
  if ((seen.size ?? 0) > largest) {
    const head = await ask({ uid: true, headers: true });
    return head === false || head.headers === undefined ? null : readHead(head.headers);
  }
  const whole = await ask({ uid: true, source: { start: 0, maxLength: largest } });
  return whole === false || whole.source === undefined ? null : readLetter(whole.source);
}
