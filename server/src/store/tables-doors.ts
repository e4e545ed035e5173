import type { Generated } from 'kysely';
import type { Instant, Json, OptionalInstant } from './tables.js';

export type PartnerSource = 'open311' | 'department' | 'media';

export interface PartnerTable {
  tenant: string;
  id: string;
  name: string;
  source: PartnerSource;
  area_path: string;
  classes: string[];
  created_at: Instant;
  created_by: string;
  retired_at: OptionalInstant;
}

export interface PartnerKeyTable {
  tenant: string;
  id: string;
  partner: string;
  hash: Buffer;
  label: string;
  scopes: string[];
  per_minute: number;
  created_at: Instant;
  created_by: string;
  expires_at: OptionalInstant;
  revoked_at: OptionalInstant;
  revoked_by: string | null;
  last_used_at: OptionalInstant;
}

export interface PartnerReportTable {
  tenant: string;
  matter: string;
  seq: number;
  partner: string;
  description: string | null;
  address: string | null;
  email: string | null;
  device_id: string | null;
  account_id: string | null;
  media_url: string | null;
  address_id: string | null;
  attributes: Json<Readonly<Record<string, unknown>>> | null;
  erased_at: OptionalInstant;
}

export type WebhookState = 'on' | 'off' | 'failing';

export interface WebhookTable {
  tenant: string;
  id: string;
  partner: string;
  url: string;
  events: string[];
  cases: 'own' | 'area';
  generation: Generated<number>;
  state: Generated<WebhookState>;
  failures: Generated<number>;
  position: string;
  created_at: Instant;
  created_by: string;
}

export interface WebhookDeliveryTable {
  tenant: string;
  id: string;
  webhook: string;
  matter: string;
  seq: number;
  event: string;
  body: Json<Readonly<Record<string, unknown>>>;
  created_at: Instant;
  state: 'waiting' | 'delivered' | 'failed';
  attempts: Generated<number>;
  next_at: OptionalInstant;
  ended_at: OptionalInstant;
  status: number | null;
  error: string | null;
  took_ms: number | null;
}

/** The doors through which others report and are told. */
export interface DoorTables {
  partner: PartnerTable;
  partner_key: PartnerKeyTable;
  partner_report: PartnerReportTable;
  webhook: WebhookTable;
  webhook_delivery: WebhookDeliveryTable;
}
