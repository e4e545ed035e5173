import { z } from 'zod';
import { instant, named, point, queryInstant, severity } from './common.js';

export const keyScope = z.enum(['report', 'read']);
export const partnerSource = z.enum(['open311', 'department', 'media']);

export const partnerKey = z.object({
  id: z.string(),
  label: z.string(),
  scopes: z.array(keyScope),
  /** Requests a minute. */
  perMinute: z.number().int(),
  createdAt: instant,
  /** Null: it does not run out. */
  expiresAt: instant.nullable(),
  revokedAt: instant.nullable(),
  lastUsedAt: instant.nullable(),
  state: z.enum(['active', 'expired', 'revoked']),
});

export const partner = z.object({
  id: z.string(),
  name: z.string(),
  source: partnerSource,
  area: z.object({ path: z.string(), name: z.string(), nameEn: z.string().nullable() }),
  /** `standard|kind|code`; empty: all that are in use. */
  classes: z.array(z.string()),
  retired: z.boolean(),
  createdAt: instant,
  keys: z.array(partnerKey),
});

/** `GET /admin/partners`: all of them, those who are retired last. */
export const partnerList = z.object({
  partners: z.array(partner),
  areas: z.array(z.object({ path: z.string(), name: z.string(), nameEn: z.string().nullable(), level: z.string() })),
  /** Classes in use, to choose from. */
  classes: z.array(z.object({ key: z.string(), code: z.string(), name: z.string(), nameEn: z.string().nullable() })),
  now: instant,
});

const partnerName = z.string().trim().min(1).max(80);
const area = z.string().min(1).max(400);
const classes = z.array(z.string().max(200)).max(2000);

export const partnerCreate = z.object({
  /** Part of its actor's name in the log: never changed. */
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{1,39}$/, 'must be 2 to 40 lower-case letters, digits and hyphens'),
  name: partnerName,
  source: partnerSource,
  area,
  classes: classes.default([]),
});

export const partnerChange = z.object({
  name: partnerName.optional(),
  area: area.optional(),
  classes: classes.optional(),
  /** A retired partner's keys work no longer. */
  retired: z.boolean().optional(),
});

export const keyCreate = z.object({
  label: z.string().trim().max(80).default(''),
  scopes: z.array(keyScope).min(1).max(3),
  perMinute: z.number().int().min(1).max(6000).default(120),
  expiresAt: instant.optional(),
});

/** The answer to a new key: the only time that it is shown. */
export const keyMade = z.object({ key: z.string(), partner });

/** `POST /partner/reports`: by a key with the scope `report`. */
export const partnerReportBody = z.object({
  /** Client-made id; the same id twice is the same report. */
  id: z
    .string()
    .regex(/^[A-Za-z0-9_-]{8,64}$/)
    .optional(),
  class: z.object({ kind: z.enum(['component', 'event']), code: z.string().max(40) }),
  severity: severity.default('general'),
  location: point.optional(),
  address: z.string().max(200).optional(),
  component: z.string().max(40).optional(),
  description: z.string().max(4000).optional(),
  reporter: z.object({ name: z.string().max(60).optional(), phone: z.string().max(30).optional() }).optional(),
});

const areaOf = z.object({ id: z.string(), level: z.string(), name: z.string() });

/** A case as partners are told of it: published fields only. */
export const publishedCase = z.object({
  number: z.string(),
  status: z.enum(['open', 'closed']),
  state: z.string(),
  class: z.object({ kind: z.string(), code: z.string(), name: z.string(), nameEn: z.string().nullable() }),
  severity: z.string(),
  location: point.nullable(),
  areas: z.array(areaOf),
  unit: named.nullable(),
  reporters: z.number().int(),
  mergedInto: z.string().nullable(),
  reportedAt: instant,
  updatedAt: instant,
  expectedAt: instant.nullable(),
});

export const partnerReported = z.object({
  /** The problem was known: the report joined its case. */
  joined: z.boolean(),
  case: publishedCase,
});

export const partnerReportsQuery = z.object({
  updatedAfter: queryInstant.optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const partnerReports = z.object({ items: z.array(publishedCase), nextCursor: z.string().nullable() });

/** Events of a case that are told to webhooks. */
export const WEBHOOK_EVENTS = [
  'reported',
  'joined',
  'filed',
  'rejected',
  'referred',
  'merged',
  'cancelled',
  'dispatched',
  'feedback',
  'verified',
  'closed',
  'reopened',
] as const;
export const webhookEvent = z.enum(WEBHOOK_EVENTS);

export const webhook = z.object({
  id: z.string(),
  partner: named,
  url: z.string(),
  events: z.array(webhookEvent),
  cases: z.enum(['own', 'area']),
  /** `failing`: switched off by itself after many failures. */
  state: z.enum(['on', 'off', 'failing']),
  failures: z.number().int(),
  waiting: z.number().int(),
  createdAt: instant,
});

export const webhookList = z.object({
  webhooks: z.array(webhook),
  /** May addresses of private networks be told? A setting of the installation. */
  privateAllowed: z.boolean(),
  /** After so many failures in a row one is switched off. */
  failuresAllowed: z.number().int(),
});

const url = z.string().trim().min(8).max(2000);

export const webhookCreate = z.object({
  partner: z.string().max(40),
  url,
  events: z.array(webhookEvent).min(1),
  cases: z.enum(['own', 'area']).default('own'),
});

export const webhookChange = z.object({
  url: url.optional(),
  events: z.array(webhookEvent).min(1).optional(),
  cases: z.enum(['own', 'area']).optional(),
  state: z.enum(['on', 'off']).optional(),
  /** A new secret in place of the old. */
  newSecret: z.literal(true).optional(),
});

/** Null where no secret was made. */
export const webhookSaved = z.object({ webhook, secret: z.string().nullable() });

export const webhookDelivery = z.object({
  id: z.string(),
  number: z.string(),
  event: z.string(),
  state: z.enum(['waiting', 'delivered', 'failed']),
  attempts: z.number().int(),
  createdAt: instant,
  nextAt: instant.nullable(),
  endedAt: instant.nullable(),
  status: z.number().int().nullable(),
  error: z.string().nullable(),
  tookMs: z.number().int().nullable(),
});

export const deliveriesQuery = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

export const webhookDeliveries = z.object({
  items: z.array(webhookDelivery),
  nextCursor: z.string().nullable(),
  now: instant,
});

export type KeyScope = z.infer<typeof keyScope>;
export type PartnerSource = z.infer<typeof partnerSource>;
export type PartnerKey = z.infer<typeof partnerKey>;
export type Partner = z.infer<typeof partner>;
export type PartnerList = z.infer<typeof partnerList>;
export type PartnerCreate = z.infer<typeof partnerCreate>;
export type PartnerChange = z.infer<typeof partnerChange>;
export type KeyCreate = z.infer<typeof keyCreate>;
export type KeyMade = z.infer<typeof keyMade>;
export type PartnerReportBody = z.infer<typeof partnerReportBody>;
export type PublishedCase = z.infer<typeof publishedCase>;
export type PartnerReported = z.infer<typeof partnerReported>;
export type PartnerReportsQuery = z.infer<typeof partnerReportsQuery>;
export type PartnerReports = z.infer<typeof partnerReports>;
export type WebhookEvent = z.infer<typeof webhookEvent>;
export type Webhook = z.infer<typeof webhook>;
export type WebhookList = z.infer<typeof webhookList>;
export type WebhookCreate = z.infer<typeof webhookCreate>;
export type WebhookChange = z.infer<typeof webhookChange>;
export type WebhookSaved = z.infer<typeof webhookSaved>;
export type WebhookDelivery = z.infer<typeof webhookDelivery>;
export type DeliveriesQuery = z.infer<typeof deliveriesQuery>;
export type WebhookDeliveries = z.infer<typeof webhookDeliveries>;
