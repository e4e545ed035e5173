import type { Generated, GeneratedAlways } from 'kysely';
import type { Instant, Json, OptionalInstant } from './tables.js';

export type Language = 'zh-CN' | 'en';
export type Channel = 'email' | 'sms' | 'push';
export type DeliveryState = 'waiting' | 'sent' | 'failed' | 'dropped';

export interface SubscriberTable {
  tenant: string;
  matter: string;
  id: string;
  channel: 'email' | 'sms' | 'none';
  address: string | null;
  language: Language;
  created_at: Instant;
  erased_at: OptionalInstant;
}

export interface NoticePositionTable {
  tenant: string;
  position: string;
}

export interface NoticeTable {
  tenant: string;
  id: GeneratedAlways<number>;
  key: string;
  person: string | null;
  subscriber: string | null;
  matter: string | null;
  event: string;
  params: Json<Readonly<Record<string, string>>>;
  urgent: Generated<boolean>;
  created_at: Instant;
  read_at: OptionalInstant;
}

export interface DeliveryTable {
  tenant: string;
  id: GeneratedAlways<number>;
  notice: number;
  channel: Channel;
  state: DeliveryState;
  attempts: Generated<number>;
  next_at: Instant;
  done_at: OptionalInstant;
  error: string | null;
}

export interface NoticeSettingTable {
  tenant: string;
  person: string;
  language: Language;
  email: string | null;
  phone: string | null;
  events: Json<Readonly<Record<string, readonly Channel[]>>>;
  digest: Generated<boolean>;
  digest_on: string | null;
}

/** By which a message to a browser is enciphered, so that nobody on the way reads it. */
export interface BrowserKeys {
  readonly p256dh: string;
  readonly auth: string;
}

export interface PushEndpointTable {
  tenant: string;
  person: string;
  endpoint: string;
  keys: Json<BrowserKeys>;
  created_at: Instant;
}

export interface KeptSecretTable {
  tenant: string;
  name: string;
  cipher: Buffer;
  changed_at: Instant;
}

/** Who is told of what. */
export interface NotifyTables {
  subscriber: SubscriberTable;
  notice_position: NoticePositionTable;
  notice: NoticeTable;
  delivery: DeliveryTable;
  notice_setting: NoticeSettingTable;
  push_endpoint: PushEndpointTable;
  kept_secret: KeptSecretTable;
}
