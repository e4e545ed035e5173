import { z } from 'zod';
import { instant } from './common.js';

/** What people are told of. The last ones are for reporters: `letter…` for who wrote an e-mail. */
export const NOTICE_EVENTS = [
  'dispatched',
  'assigned',
  'verification',
  'light-yellow',
  'light-red',
  'request',
  'answer',
  'supervision',
  'digest',
  'outcome',
  'merged',
  'letter',
  'letter-answer',
  'test',
] as const;
export type NoticeEvent = (typeof NOTICE_EVENTS)[number];

/** What a person chooses channels for. */
export const CHOSEN_EVENTS = [
  'dispatched',
  'assigned',
  'verification',
  'light-yellow',
  'light-red',
  'request',
  'answer',
  'supervision',
  'outcome',
  'merged',
] as const satisfies readonly NoticeEvent[];

export const noticeLanguage = z.enum(['zh-CN', 'en']);
export const noticeChannel = z.enum(['email', 'sms', 'push']);

export const notice = z.object({
  id: z.number().int(),
  event: z.enum(NOTICE_EVENTS),
  title: z.string(),
  text: z.string(),
  /** The case that it is about. */
  case: z.string().nullable(),
  urgent: z.boolean(),
  at: instant,
  read: z.boolean(),
});

/** `GET /notices`: the person's own, newest first. */
export const noticePage = z.object({
  notices: z.array(notice),
  unread: z.number().int(),
  nextCursor: z.string().nullable(),
});

export const noticeQuery = z.object({
  show: z.enum(['all', 'unread']).default('all'),
  language: noticeLanguage.default('zh-CN'),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});

/** `POST /notices/read`: these, or all. */
export const noticesRead = z.object({
  ids: z.array(z.number().int().positive()).max(500).optional().describe('Absent: all'),
});

export const unreadCount = z.object({ unread: z.number().int() });

const address = z.string().trim().max(200);

/** `PUT /notices/settings` */
export const noticeSettingsBody = z.object({
  language: noticeLanguage,
  email: z.union([z.email().max(200), z.null()]),
  phone: z.union([address.regex(/^\+?[0-9 ()-]{5,30}$/, 'a phone number'), z.null()]),
  events: z.partialRecord(z.enum(CHOSEN_EVENTS), z.array(noticeChannel).max(3)),
  digest: z.boolean(),
});

/** `GET /notices/settings` */
export const noticeSettings = noticeSettingsBody.extend({
  /** Channels that the installation has set up. */
  channels: z.array(noticeChannel),
  /** The key with which a browser allows messages; null: not offered. */
  pushKey: z.string().nullable(),
  /** Browsers of the person that show messages. */
  browsers: z.number().int(),
});

/** `POST /notices/browsers`: as the browser's own subscription says it. */
export const pushEndpoint = z.object({
  endpoint: z.url({ protocol: /^https$/ }).max(1000),
  keys: z.object({ p256dh: z.string().min(1).max(200), auth: z.string().min(1).max(100) }),
});

export const pushGone = z.object({ endpoint: z.string().max(1000) });

const delivery = z.object({
  id: z.number().int(),
  channel: noticeChannel,
  state: z.enum(['waiting', 'sent', 'failed', 'dropped']),
  event: z.string(),
  /** Whom it is for: a person by name, or a reporter of a case. */
  to: z.object({ kind: z.enum(['person', 'reporter']), name: z.string().nullable() }),
  attempts: z.number().int(),
  /** Made when, tried next when, done when. */
  at: instant,
  nextAt: instant.nullable(),
  doneAt: instant.nullable(),
  error: z.string().nullable(),
});

export const deliveryQuery = z.object({
  state: z.enum(['waiting', 'sent', 'failed', 'dropped']).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

/** `GET /notices/deliveries`: the log of deliveries, newest first. */
export const deliveryPage = z.object({ deliveries: z.array(delivery), nextCursor: z.string().nullable() });

/** `GET /notices/channels` */
export const channelStates = z.object({
  channels: z.array(
    z.object({
      channel: noticeChannel,
      on: z.boolean(),
      /** Is the password or key that it may need kept? */
      secret: z.boolean(),
      waiting: z.number().int(),
      sent: z.number().int(),
      failed: z.number().int(),
      dropped: z.number().int(),
      lastError: z.string().nullable(),
    }),
  ),
  /** Is the secret of the hotline's webhook kept? */
  hotlineSecret: z.boolean(),
});

/** `PUT /notices/secrets/{name}` */
export const SECRET_NAMES = ['smtp', 'sms', 'hotline', 'imap'] as const;
export const secretBody = z.object({ value: z.string().min(1).max(500) });

/** `POST /notices/test`: a message to an address, sent at once. */
export const testMessage = z.object({ channel: z.enum(['email', 'sms']), to: address.min(3) });
export const testSent = z.object({ sent: z.boolean(), error: z.string().nullable() });

export type Notice = z.infer<typeof notice>;
export type NoticePage = z.infer<typeof noticePage>;
export type NoticeQuery = z.infer<typeof noticeQuery>;
export type UnreadCount = z.infer<typeof unreadCount>;
export type NoticeLanguage = z.infer<typeof noticeLanguage>;
export type NoticeChannel = z.infer<typeof noticeChannel>;
export type NoticeSettings = z.infer<typeof noticeSettings>;
export type NoticeSettingsBody = z.infer<typeof noticeSettingsBody>;
export type PushEndpoint = z.infer<typeof pushEndpoint>;
export type DeliveryPage = z.infer<typeof deliveryPage>;
export type DeliveryQuery = z.infer<typeof deliveryQuery>;
export type ChannelStates = z.infer<typeof channelStates>;
export type TestMessage = z.infer<typeof testMessage>;
export type TestSent = z.infer<typeof testSent>;
