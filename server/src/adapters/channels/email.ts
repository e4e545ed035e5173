import { createHash } from 'node:crypto';
import { createTransport } from 'nodemailer';
import { patienceMs, RefusedError } from './refused.js';

export interface MailServer {
  readonly host: string;
  readonly port: number;
  readonly security: 'none' | 'starttls' | 'tls';
  readonly user: string | null;
  readonly from: string;
}

export interface Mail {
  readonly to: string;
  readonly title: string;
  readonly text: string;
  readonly key: string;
  /** The Message-ID that it answers. */
  readonly answers?: string | undefined;
}

/** One connection for each message: they are few, and a server may go away between two. */
export async function sendMail(server: MailServer, password: string | null, mail: Mail): Promise<void> {
  const { host, port, security, user, from } = server;
  const transport = createTransport({
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...(user === null ? {} : { auth: { user, pass: password ?? '' } }),
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const { title, text, answers } = mail;
  // The same message has the same id, so that a mailbox that gets it twice shows it once, and an answer to it is known.
  const name = /^[\w.-]{1,60}$/.test(mail.key)
    ? mail.key
    : createHash('sha256').update(mail.key).digest('hex').slice(0, 40);
  const messageId = `<${name}@${domainOf(from)}>`;
  const thread = answers ? { inReplyTo: answers, references: answers } : {};
  // Nobody's absence notice is wanted, and no machine answers a machine (RFC 3834).
  const headers = {
    'Auto-Submitted': answers ? 'auto-replied' : 'auto-generated',
    'X-Auto-Response-Suppress': 'All',
  };
  try {
    await transport.sendMail({
      from,
      to: { name: '', address: mail.to },
      subject: title,
      text,
      messageId,
      headers,
      ...thread,
    });
  } catch (error) {
    throw failure(error);
  } finally {
    transport.close();
  }
}

function domainOf(from: string): string {
  return /@([^\s<>@]+)>?$/.exec(from)?.[1] ?? 'bihuan.invalid';
}

/** A server's words often hold the address; its code never does. */
function failure(error: unknown): Error {
  const { code, responseCode } = error as { readonly code?: unknown; readonly responseCode?: unknown };
  const said = `SMTP ${typeof responseCode === 'number' ? responseCode : typeof code === 'string' ? code : 'error'}`;
  const refused = typeof responseCode === 'number' && responseCode >= 550 && responseCode < 560;
  return refused ? new RefusedError(said) : new Error(said);
}
