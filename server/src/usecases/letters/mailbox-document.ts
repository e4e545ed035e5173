import type { MailboxBody } from '@bihuan/contracts';
import { Faults, isObject } from '../faults.js';
import type { InputError } from '../types.js';

/** While nothing is set up no mailbox is read. */
export const NO_MAILBOX: MailboxBody = { server: null, byItself: true };

export function checkMailbox(body: unknown): InputError[] {
  const faults = new Faults();
  if (!isObject(body)) {
    faults.add('', 'wrong-type', 'settings of the mailbox: an object');
    return faults.found;
  }
  faults.only(body, '', ['server', 'byItself']);
  if (typeof body.byItself !== 'boolean') faults.add('byItself', 'wrong-type', 'true or false');
  const { server } = body;
  if (server === null) return faults.found;
  if (!isObject(server)) {
    faults.add('server', 'wrong-type', 'a mail server, or null');
    return faults.found;
  }
  faults.only(server, 'server', ['host', 'port', 'security', 'user', 'folder', 'everyMinutes']);
  const host = faults.text(server, 'host', 'server', 200);
  if (host !== null && !/^[A-Za-z0-9.:-]+$/.test(host)) faults.add('server.host', 'no-host', 'the name of a server');
  faults.oneOf(server, 'security', 'server', ['none', 'starttls', 'tls']);
  faults.text(server, 'user', 'server', 200);
  faults.text(server, 'folder', 'server', 200);
  for (const [name, from, to] of [
    ['port', 1, 65_535],
    ['everyMinutes', 1, 1440],
  ] as const) {
    const value = server[name];
    if (typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to) continue;
    faults.add(`server.${name}`, 'not-in-range', `a whole number from ${from} to ${to}`, { from, to });
  }
  return faults.found;
}
