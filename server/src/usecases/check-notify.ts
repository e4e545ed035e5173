import { originOf } from './check-map.js';
import { Faults, isObject, join } from './faults.js';
import { namesIn } from './notify/placeholders.js';
import type { InputError } from './types.js';

type Members = Readonly<Record<string, unknown>>;

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const SMS_NAMES = ['phone', 'text', 'key', 'secret'];
const HEADER = /^[A-Za-z0-9-]{1,60}$/;

/** How people are told: servers, hours, and no {name} that a channel does not know. */
export function checkNotify(body: unknown): InputError[] {
  const faults = new Faults();
  if (!isObject(body)) {
    faults.add('', 'wrong-type', 'settings of notices: an object');
    return faults.found;
  }
  faults.only(body, '', ['publicUrl', 'email', 'sms', 'push', 'quiet', 'digestAt']);
  const { publicUrl } = body;
  if (publicUrl !== null && (typeof publicUrl !== 'string' || publicUrl.length > 200 || originOf(publicUrl) === null)) {
    faults.add('publicUrl', 'no-address', 'an address that begins with https:// or http://, or null');
  }
  if (body.email !== null) checkEmail(faults, body.email);
  if (body.sms !== null) checkSms(faults, body.sms);
  if (typeof body.push !== 'boolean') faults.add('push', 'wrong-type', 'true or false');
  if (body.quiet !== null) checkQuiet(faults, body.quiet);
  checkTime(faults, body, 'digestAt', '');
  return faults.found;
}

function checkEmail(faults: Faults, email: unknown): void {
  const path = 'email';
  if (!isObject(email)) {
    faults.add(path, 'wrong-type', 'a mail server, or null');
    return;
  }
  faults.only(email, path, ['host', 'port', 'security', 'user', 'from']);
  const host = faults.text(email, 'host', path, 200);
  if (host !== null && !/^[A-Za-z0-9.:-]+$/.test(host)) faults.add('email.host', 'no-host', 'the name of a server');
  const { port, user } = email;
  if (typeof port !== 'number' || !Number.isInteger(port) || port < 1 || port > 65535) {
    faults.add('email.port', 'not-in-range', 'a whole number from 1 to 65535', { from: 1, to: 65535 });
  }
  faults.oneOf(email, 'security', path, ['none', 'starttls', 'tls']);
  if (user !== null && (typeof user !== 'string' || user === '' || user.length > 200)) {
    faults.add('email.user', 'wrong-text', 'a text of 1 to 200 characters, or null', { longest: 200 });
  }
  const from = faults.text(email, 'from', path, 200);
  if (from !== null && !/^[^\r\n<>]*<?[^\s<>@]+@[^\s<>@]+>?$/.test(from)) {
    faults.add('email.from', 'no-email', 'an e-mail address, with a name before it where one likes');
  }
}

function checkSms(faults: Faults, sms: unknown): void {
  const path = 'sms';
  if (!isObject(sms)) {
    faults.add(path, 'wrong-type', 'an SMS gateway, or null');
    return;
  }
  const kind = faults.oneOf(sms, 'kind', path, ['log', 'http']);
  if (kind === 'log') faults.only(sms, path, ['kind']);
  if (kind !== 'http') return;
  faults.only(sms, path, ['kind', 'method', 'url', 'headers', 'body']);
  faults.oneOf(sms, 'method', path, ['POST', 'PUT', 'GET']);
  const { url, headers, body } = sms;
  if (typeof url !== 'string' || url.length > 2000 || originOf(url) === null) {
    faults.add('sms.url', 'no-address', 'an address that begins with https:// or http://');
  }
  if (typeof body !== 'string' || body.length > 5000) {
    faults.add('sms.body', 'wrong-text', 'a text of at most 5000 characters', { longest: 5000 });
  }
  const said = [typeof url === 'string' ? url : '', typeof body === 'string' ? body : ''];
  checkNames(faults, 'sms.url', said[0] ?? '');
  if (!isObject(headers)) {
    faults.add('sms.headers', 'wrong-type', 'headers by name: an object');
  } else {
    for (const [name, value] of Object.entries(headers)) {
      const place = join('sms.headers', name);
      if (!HEADER.test(name) || typeof value !== 'string' || value.length > 1000 || /[\r\n]/.test(value)) {
        faults.add(place, 'no-header', 'a header of one line');
        continue;
      }
      said.push(value);
      checkNames(faults, place, value);
    }
  }
  checkBodyNames(faults, said[1] ?? '');
  for (const name of ['phone', 'text']) {
    if (said.some((each) => namesIn(each).includes(name))) continue;
    faults.add('sms', 'missing-placeholder', `{${name}} stands nowhere`, { name });
  }
}

/** JSON has braces of its own: only what looks like a name is one. */
function checkBodyNames(faults: Faults, body: string): void {
  for (const name of namesIn(body)) if (/^[a-z]+$/i.test(name)) checkName(faults, 'sms.body', name);
}

function checkNames(faults: Faults, path: string, text: string): void {
  for (const name of namesIn(text)) checkName(faults, path, name);
}

function checkName(faults: Faults, path: string, name: string): void {
  if (SMS_NAMES.includes(name)) return;
  const allowed = SMS_NAMES.map((each) => `{${each}}`).join(' ');
  faults.add(path, 'unknown-placeholder', `{${name}} is none of ${allowed}`, { name, allowed });
}

function checkQuiet(faults: Faults, quiet: unknown): void {
  if (!isObject(quiet)) {
    faults.add('quiet', 'wrong-type', 'from and to, or null');
    return;
  }
  faults.only(quiet, 'quiet', ['from', 'to']);
  checkTime(faults, quiet, 'from', 'quiet');
  checkTime(faults, quiet, 'to', 'quiet');
}

function checkTime(faults: Faults, of: Members, member: string, path: string): void {
  const value = of[member];
  if (typeof value === 'string' && TIME.test(value)) return;
  faults.add(join(path, member), 'no-time', 'a time such as 22:00');
}
