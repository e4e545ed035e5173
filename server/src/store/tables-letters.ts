import type { ColumnType, Generated } from 'kysely';
import type { Instant, OptionalInstant } from './tables.js';
import type { Language } from './tables-notify.js';

export interface MailboxPositionTable {
  tenant: string;
  mailbox: Buffer;
  uid_validity: string | null;
  last_uid: Generated<number>;
  next_at: Instant;
  read_at: OptionalInstant;
  trouble: string | null;
}

export interface LetterTable {
  tenant: string;
  id: string;
  message: Buffer;
  sender: Buffer;
  uid_validity: string;
  uid: number;
  taken_at: Instant;
  state: 'waiting' | 'case' | 'added' | 'dismissed' | 'refused' | 'ignored';
  why: string | null;
  person: string;
  matter: string | null;
  seq: number | null;
  about: string | null;
  answers: string | null;
  files: string[];
  language: Language;
  decided_by: string | null;
  decided_at: OptionalInstant;
}

export interface LeftOut {
  readonly name: string;
  readonly why: string;
}

export interface LetterTextTable {
  tenant: string;
  letter: string;
  name: string | null;
  address: string | null;
  subject: string | null;
  body: string | null;
  message_id: string | null;
  left_out: ColumnType<readonly LeftOut[] | null, string | null, string | null>;
  answer: string | null;
  erased_at: OptionalInstant;
}

/** E-mails that came in. */
export interface LetterTables {
  mailbox_position: MailboxPositionTable;
  letter: LetterTable;
  letter_text: LetterTextTable;
}
