import type { Tx } from '../../store/database.js';
import { insertSubscriber } from '../../store/subscribers.js';
import type { Language } from '../../store/tables-notify.js';
import type { App } from '../types.js';

export interface Subscription {
  /** `none`: a reporter who is counted and told nothing. */
  readonly channel: 'email' | 'sms' | 'none';
  /** An e-mail address or a phone number; null where the channel needs none. */
  readonly address: string | null;
  /** The language in which they reported; the default is Chinese. */
  readonly language?: Language;
}

/**
 * Has a reporter told what becomes of a matter, from now on, by templates: merged, ended, and how. The same channel and
 * address again changes nothing. Within the caller's transaction, which made or joined the matter; erased with its texts.
 */
export async function subscribe(
  app: Pick<App, 'clock' | 'digest'>,
  tx: Tx,
  tenant: string,
  matter: string,
  { channel, address, language = 'zh-CN' }: Subscription,
): Promise<void> {
  const given = channel === 'none' ? null : normal(channel, address ?? '');
  if (given === '') return;
  // Nobody who reads the table's ids can try addresses out, and one address is one subscriber across merged matters.
  const id = app
    .digest(`subscriber ${tenant} ${channel} ${given ?? matter}`)
    .subarray(0, 16)
    .toString('base64url');
  await insertSubscriber(tx, tenant, matter, app.clock.now(), { id, channel, address: given, language });
}

function normal(channel: 'email' | 'sms', address: string): string {
  return channel === 'email' ? address.trim() : address.replace(/[\s()-]/g, '');
}
