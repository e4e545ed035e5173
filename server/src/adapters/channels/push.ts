import webPush from 'web-push';
import { patienceMs, RefusedError } from './refused.js';

export interface VapidKeys {
  readonly publicKey: string;
  readonly privateKey: string;
}

export interface Endpoint {
  readonly endpoint: string;
  readonly keys: { readonly p256dh: string; readonly auth: string };
}

export interface BrowserMessage {
  readonly title: string;
  readonly text: string;
  readonly key: string;
  readonly link: string;
}

export const makePushKeys = (): VapidKeys => webPush.generateVAPIDKeys();

/** By the push service of the browser's maker, which sees neither the words nor whom they are about. */
export async function sendPush(vapid: VapidKeys, to: Endpoint, message: BrowserMessage): Promise<void> {
  const { title, text, key, link } = message;
  try {
    await webPush.sendNotification({ ...to, keys: { ...to.keys } }, JSON.stringify({ title, text, tag: key, link }), {
      vapidDetails: { subject: 'mailto:nobody@bihuan.invalid', ...vapid },
      TTL: 24 * 3600,
      timeout: patienceMs,
    });
  } catch (error) {
    const status = (error as { readonly statusCode?: unknown }).statusCode;
    if (status === 404 || status === 410) throw new RefusedError(`push service: HTTP ${status}`, 'gone');
    throw new Error(`push service: ${typeof status === 'number' ? `HTTP ${status}` : 'no answer'}`);
  }
}
