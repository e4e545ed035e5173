import { z } from 'zod';
import { classRef, instant, point, severity } from './common.js';

/** The mailbox whose e-mails become reports: a document that administrators edit. Null: none, and nothing is fetched. */
export interface MailboxBody {
  readonly server: MailboxServerBody | null;
  /** Make cases without a person's look where class and place are plain from the words. */
  readonly byItself: boolean;
}

/** The password is kept apart and never shown. */
export interface MailboxServerBody {
  readonly host: string;
  readonly port: number;
  readonly security: 'none' | 'starttls' | 'tls';
  readonly user: string;
  readonly folder: string;
  readonly everyMinutes: number;
}

/** Why a mailbox could not be read. */
export const MAILBOX_TROUBLES = ['wrong-sign-in', 'no-folder', 'no-connection', 'no-encryption', 'no-answer'] as const;

/** `POST /mailbox/test`: what a look into the mailbox found. Nothing is fetched. */
export const mailboxTest = z.object({
  trouble: z.enum(MAILBOX_TROUBLES).nullable(),
  /** E-mails that lie in the folder; null: it could not be opened. */
  messages: z.number().int().nullable(),
});

/** `GET /mailbox` */
export const mailboxState = z.object({
  on: z.boolean(),
  /** Is the password kept? */
  secret: z.boolean(),
  /** Null: it was never read. */
  readAt: instant.nullable(),
  trouble: z.enum(MAILBOX_TROUBLES).nullable(),
  /** In the last seven days, by what became of them. */
  counts: z.record(z.string(), z.number().int()),
});

export const LETTER_STATES = ['waiting', 'case', 'added', 'dismissed', 'refused', 'ignored'] as const;

/** Why a person has to look. */
export const LETTER_WHYS = ['place', 'class', 'words', 'often', 'ended', 'number', 'answer', 'by-hand'] as const;

const letter = z.object({
  id: z.string(),
  at: instant,
  why: z.enum(LETTER_WHYS),
  from: z.object({ name: z.string(), address: z.string() }),
  subject: z.string(),
  text: z.string(),
  /** Ids of the pictures that came with it. */
  photos: z.array(z.string()),
  /** What came with it and was not taken, by name and why. */
  leftOut: z.array(z.object({ name: z.string(), why: z.string() })),
  /** What is proposed: the class that the words suggest, and places that they name. */
  class: classRef.extend({ name: z.string() }).nullable(),
  places: z.array(z.object({ name: z.string(), location: point })),
  /** A case that it seems to be about. */
  about: z.object({ id: z.string(), number: z.string(), open: z.boolean() }).nullable(),
});

/** `GET /letters`: e-mails that wait for a person, the longest waiting first. */
export const letterPage = z.object({
  letters: z.array(letter),
  count: z.number().int(),
  nextCursor: z.string().nullable(),
});

export const letterQuery = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});

/** `POST /letters/{id}`: what a person makes of it. */
export const letterDecision = z.discriminatedUnion('make', [
  z.object({
    make: z.literal('case'),
    class: classRef,
    severity: severity.optional(),
    location: point,
    address: z.string().trim().max(200).optional(),
  }),
  z.object({ make: z.literal('added'), number: z.string().trim().min(1).max(40) }),
  z.object({ make: z.literal('dismissed'), answer: z.string().trim().max(1000).optional() }),
]);

export const letterDecided = z.object({ state: z.enum(LETTER_STATES), case: z.string().nullable() });

export type MailboxTest = z.infer<typeof mailboxTest>;
export type MailboxState = z.infer<typeof mailboxState>;
export type MailboxTrouble = (typeof MAILBOX_TROUBLES)[number];
export type LetterWhy = (typeof LETTER_WHYS)[number];
export type LetterState = (typeof LETTER_STATES)[number];
export type LetterPage = z.infer<typeof letterPage>;
export type Letter = LetterPage['letters'][number];
export type LetterQuery = z.infer<typeof letterQuery>;
export type LetterDecision = z.infer<typeof letterDecision>;
export type LetterDecided = z.infer<typeof letterDecided>;
