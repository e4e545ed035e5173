import { z } from 'zod';
import { instant, named, point } from './common.js';

/** How the public's page works: a document that administrators edit. */
export interface PortalBody {
  /** Closed: it says so, and takes no reports; those that were made can still be followed. */
  readonly open: boolean;
  /** A report that holds one of these waits until a moderator has read it. */
  readonly blockedWords: readonly string[];
  /** Classes whose cases are not shown, nor offered to reporters: `standard|kind|code`. */
  readonly hiddenClasses: readonly string[];
  /** A case is shown this many days after its end. */
  readonly publishDays: number;
  /** A reporter may ask to have a closed case reopened within this many days. */
  readonly reopenDays: number;
}

/** A text in both languages of the screens. */
export interface Both {
  readonly zh: string;
  readonly en: string;
}

/** How far a case is, in the public's words. */
export type PublicStage = 'received' | 'filed' | 'handling' | 'checking' | 'closed' | 'ended';

/** What everybody may know of a case: nothing that anybody wrote, and the place only roughly. */
export interface PublicCase {
  readonly number: string;
  readonly class: Both;
  readonly stage: PublicStage;
  readonly area: Both;
  readonly location: { readonly lon: number; readonly lat: number } | null;
  readonly reportedAt: number;
  readonly endedAt: number | null;
  readonly unit: Both | null;
  /** By when it is to be handled; null: not dispatched, or without a limit. */
  readonly promisedFor: number | null;
  readonly reporters: number;
  /** Those that a moderator shows. */
  readonly photos: readonly { readonly id: string; readonly after: boolean }[];
}

export interface PublicCases {
  readonly cases: readonly PublicCase[];
  readonly nextCursor: string | null;
  readonly places: readonly {
    readonly number: string;
    readonly lon: number;
    readonly lat: number;
    readonly open: boolean;
  }[];
}

/** A sentence of a case's story, by what happened. */
export interface StoryLine {
  readonly at: number;
  readonly type: string;
  readonly unit?: Both;
  /** By when the unit has to handle it; until when it is put off. */
  readonly until?: number;
  readonly passed?: boolean;
  readonly stars?: number;
  /** What an official answered. */
  readonly text?: string;
  readonly number?: string;
  /** The reader's own. */
  readonly own?: boolean;
}

/** A report as its reporter follows it. */
export interface Tracked {
  /** `held`: a person reads it first. `refused`: it was not taken. */
  readonly status: 'held' | 'refused' | 'case';
  readonly madeAt: number;
  readonly case: PublicCase | null;
  readonly story: readonly StoryLine[];
  /** Null: not rated. */
  readonly stars: number | null;
  readonly mayRate: boolean;
  readonly mayReopen: boolean;
  readonly reopenAsked: boolean;
}

const moderatedCase = z.object({ id: z.string(), number: z.string(), class: z.string(), area: z.string() });

/** `GET /portal/queue`: what waits for a moderator, the longest waiting first. */
export const moderationQueue = z.object({
  photos: z.array(
    z.object({
      id: z.string(),
      case: moderatedCase,
      phase: z.enum(['before', 'check', 'note', 'after', 'verification']),
      at: instant,
      width: z.number().int(),
      height: z.number().int(),
    }),
  ),
  held: z.array(
    z.object({
      id: z.string(),
      why: z.enum(['words', 'often']),
      at: instant,
      class: z.string(),
      area: z.string(),
      address: z.string().nullable(),
      description: z.string().nullable(),
      /** The blocked words that it holds. */
      words: z.array(z.string()),
      contact: named.omit({ id: true }).extend({ phone: z.string() }).partial(),
      photos: z.array(z.string()),
      location: point.nullable(),
    }),
  ),
  requests: z.array(
    z.object({
      case: moderatedCase,
      seq: z.number().int(),
      at: instant,
      reason: z.string().nullable(),
      /** What the reporter gave the outcome; null: not rated. */
      stars: z.number().int().nullable(),
    }),
  ),
  /** Where each list goes on; null: that is all. */
  next: z.object({ photos: z.string().nullable(), held: z.string().nullable(), requests: z.string().nullable() }),
  /** How many wait in all. */
  counts: z.object({ photos: z.number().int(), held: z.number().int(), requests: z.number().int() }),
  now: instant,
});

/** With a cursor only the list that it is of, from there on; the others are empty. */
export const moderationQuery = z.object({
  show: z.enum(['photos', 'held', 'requests']).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

/** `POST /portal/photos/{id}` and `POST /portal/held/{id}` */
export const moderationBody = z.object({ publish: z.boolean() });

/** `POST /portal/requests/{case}/{seq}` */
export const reopenAnswer = z.object({ reopen: z.boolean(), reason: z.string().trim().min(1).max(1000) });

export type ModerationQuery = z.infer<typeof moderationQuery>;
export type ModerationQueue = z.infer<typeof moderationQueue>;
