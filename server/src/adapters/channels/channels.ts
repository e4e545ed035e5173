import { type Mail, type MailServer, sendMail } from './email.js';
import { type BrowserMessage, type Endpoint, makePushKeys, sendPush, type VapidKeys } from './push.js';
import { type ShortMessage, type SmsGateway, sendSms } from './sms.js';

/**
 * The ways out of the machine. None is used before an administrator has set it up.
 * @param log what is told instead of sent, a line each
 */
export function openChannels(log: (line: string) => void) {
  return {
    email: (server: MailServer, password: string | null, mail: Mail) => sendMail(server, password, mail),
    sms: (gateway: SmsGateway, secret: string | null, message: ShortMessage) => sendSms(gateway, secret, message, log),
    push: (vapid: VapidKeys, to: Endpoint, message: BrowserMessage) => sendPush(vapid, to, message),
    pushKeys: makePushKeys,
  };
}
