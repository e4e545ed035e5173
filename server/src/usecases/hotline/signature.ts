import { createHmac, timingSafeEqual } from 'node:crypto';

/** Older or newer than this, a signed request is none of now: nobody sends an old one again. */
export const FRESH_MS = 5 * 60_000;

/** `sha256=` and the HMAC in hex of the timestamp (Unix seconds), a dot and the body as it was sent. */
export function signatureOf(secret: string, timestamp: string, body: string | Buffer): string {
  return `sha256=${createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex')}`;
}

export interface Signed {
  readonly timestamp: string;
  readonly signature: string;
  readonly body: Buffer;
}

export function isSigned(secret: string, { timestamp, signature, body }: Signed, now: number): boolean {
  const seconds = /^\d{1,12}$/.test(timestamp) ? Number(timestamp) : Number.NaN;
  if (!(Math.abs(seconds * 1000 - now) <= FRESH_MS)) return false;
  const expected = Buffer.from(signatureOf(secret, timestamp, body));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
