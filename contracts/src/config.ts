import { z } from 'zod';
import { instant, named } from './common.js';

/** Kinds of documents by which an installation works. */
export const configKind = z.enum(['flow', 'calendar', 'policy', 'units', 'catalogue', 'limits', 'duties']);

/** A version of a document, without what it says. */
export const configVersion = z.object({
  kind: configKind,
  id: z.string(),
  version: z.number().int(),
  at: instant,
  /** Null: the installation itself, or an import. */
  by: named.nullable(),
  note: z.string(),
  /** The older version that it brings back. */
  restores: z.number().int().nullable(),
  /** The first day on which it holds, where its kind knows such a day. */
  validFrom: instant.nullable(),
});

/** One thing in which a version differs from the one before. */
export const configChange = z.object({
  /** Members from the root down; an entry of a list by its key. */
  path: z.array(z.string()),
  what: z.enum(['added', 'removed', 'changed']),
  before: z.unknown(),
  after: z.unknown(),
});

/** `GET /config` */
export const configList = z.object({
  documents: z.array(configVersion),
  /** Are the stored due instants those of the newest calendar, policies and units? */
  clocksCurrent: z.boolean(),
});

/** `GET /config/{kind}/{id}` and `GET /config/{kind}/{id}/versions/{version}` */
export const configDocument = configVersion.extend({
  body: z.unknown(),
  /** The newest version there is. */
  newest: z.number().int(),
  /** In what it differs from the version before it; at most 500, and how many there are. */
  changes: z.array(configChange),
  changeCount: z.number().int(),
});

export const configHistoryQuery = z.object({
  /** Versions before this one. */
  before: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});

/** `GET /config/{kind}/{id}/versions`: newest first. */
export const configHistory = z.object({
  versions: z.array(
    configVersion.extend({
      /** The first of them; how many there are. */
      changes: z.array(configChange),
      changeCount: z.number().int(),
    }),
  ),
  /** To ask for the next page with; null: that was all. */
  nextBefore: z.number().int().nullable(),
});

export const configPut = z.object({
  /** The version that was seen; 0 where there is none yet. */
  version: z.number().int().min(0),
  body: z.unknown(),
  note: z.string().max(500).default(''),
});

export const configUndo = z.object({
  /** The version that was seen. */
  version: z.number().int().positive(),
  /** The older one that holds again. */
  to: z.number().int().positive(),
  note: z.string().max(500).default(''),
});

export type ConfigKind = z.infer<typeof configKind>;
export type ConfigVersion = z.infer<typeof configVersion>;
export type ConfigChange = z.infer<typeof configChange>;
export type ConfigList = z.infer<typeof configList>;
export type ConfigDocument = z.infer<typeof configDocument>;
export type ConfigHistory = z.infer<typeof configHistory>;
export type ConfigHistoryQuery = z.infer<typeof configHistoryQuery>;
export type ConfigPut = z.infer<typeof configPut>;
export type ConfigUndo = z.infer<typeof configUndo>;
