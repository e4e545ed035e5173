import { patienceMs, RefusedError } from './refused.js';

export type SmsGateway =
  | { readonly kind: 'log' }
  | {
      readonly kind: 'http';
      readonly method: 'POST' | 'PUT' | 'GET';
      readonly url: string;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
    };

export interface ShortMessage {
  readonly to: string;
  readonly text: string;
  readonly key: string;
}

/** By a gateway's own HTTP interface, as the settings write it; or into the log, where nobody sees a whole number. */
export async function sendSms(
  gateway: SmsGateway,
  secret: string | null,
  message: ShortMessage,
  log: (line: string) => void,
): Promise<void> {
  const { to, text, key } = message;
  if (gateway.kind === 'log') {
    log(`sms to …${to.slice(-4)} (nothing is sent): ${text}`);
    return;
  }
  const values = { phone: to, text, key, secret: secret ?? '' };
  const headers = Object.fromEntries(
    Object.entries(gateway.headers).map(([name, value]) => [name, fill(value, values, oneLine)]),
  );
  const body = gateway.method === 'GET' ? null : fill(gateway.body, values, encoderFor(headers));
  const response = await fetch(fill(gateway.url, values, encodeURIComponent), {
    method: gateway.method,
    headers: { 'idempotency-key': encodeURIComponent(key), ...headers },
    ...(body === null ? {} : { body }),
    redirect: 'manual',
    signal: AbortSignal.timeout(patienceMs),
  }).catch((error: unknown) => {
    throw new Error(`SMS gateway: ${error instanceof Error ? error.name : 'no answer'}`);
  });
  await response.body?.cancel();
  if (response.ok) return;
  const said = `SMS gateway: HTTP ${response.status}`;
  const hopeless =
    response.status >= 400 && response.status < 500 && ![401, 403, 408, 425, 429].includes(response.status);
  throw hopeless ? new RefusedError(said) : new Error(said);
}

type Encode = (text: string) => string;

function fill(template: string, values: Readonly<Record<string, string>>, encode: Encode): string {
  return template.replace(/\{(phone|text|key|secret)\}/g, (_, name: string) => encode(values[name] ?? ''));
}

const oneLine: Encode = (text) => text.replace(/[^\x20-\x7e]+/g, ' ');

/** As the body's kind wants it; of an unknown kind it goes in as it is. */
function encoderFor(headers: Readonly<Record<string, string>>): Encode {
  const type = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  if (/json/i.test(type)) return (text) => JSON.stringify(text).slice(1, -1);
  if (/x-www-form-urlencoded/i.test(type)) return encodeURIComponent;
  if (/xml/i.test(type)) return (text) => text.replace(/[<>&"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return (text) => text;
}
