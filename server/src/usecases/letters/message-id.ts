import type { App } from '../types.js';

/**
 * What our own e-mails are called: the delivery, and a mark that nobody else can make, so that an answer to one is known
 * to come from who got it.
 */
export function nameOfDelivery(app: Pick<App, 'digest'>, tenant: string, delivery: number): string {
  const mark = app.digest(`e-mail\n${tenant}\n${delivery}`).subarray(0, 15).toString('base64url');
  return `bh.${delivery}.${mark}`;
}

/** The delivery that a Message-ID names; null: it is none of ours. */
export function deliveryOfMessage(app: Pick<App, 'digest'>, tenant: string, message: string): number | null {
  const match = /^<(bh\.(\d{1,15})\.[\w-]{20})@/.exec(message);
  if (match?.[1] === undefined) return null;
  const delivery = Number(match[2]);
  return nameOfDelivery(app, tenant, delivery) === match[1] ? delivery : null;
}
