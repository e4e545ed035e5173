import { createHmac } from 'node:crypto';
import type { App } from '../../types.js';

/** The secret of an address comes from the installation's: it is stored nowhere, and a new number gives a new one. */
export function secretOf(app: Pick<App, 'digest'>, tenant: string, id: string, generation: number): string {
  return `whsec_${app.digest(`webhook\n${tenant}\n${id}\n${generation}`).toString('base64url')}`;
}

/** `t=1772586000,v1=…`: HMAC-SHA256 by the secret, in hex, over the seconds since 1970, a dot and the body as it is sent. */
export function signatureOf(secret: string, seconds: number, body: string): string {
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
}
