import type { MailboxServerBody, MailboxTrouble } from '@bihuan/contracts';

/** An e-mail as it came in. */
export interface Incoming {
  /** Its Message-ID. */
  readonly id: string;
  readonly from: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  /** Message-IDs that it answers, the nearest first. */
  readonly answers: readonly string[];
  /** No person wrote it. */
  readonly machine: boolean;
  readonly trouble: 'large' | 'broken' | null;
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  /** Files that came with it and were not looked at. */
  readonly more: number;
}

/** How far a mailbox was read, by the server's own numbering. */
export interface Position {
  readonly validity: string;
  readonly uid: number;
}

export interface Reading {
  /** Null: it was never read, and what lies in it is nobody's news. */
  readonly after: Position | null;
  /** Where the server numbers anew, e-mails since then are looked at again. */
  readonly since: number;
  readonly most: number;
  /** In bytes; of larger ones only the head is fetched. */
  readonly largest: number;
  take(letter: Incoming, at: Position): Promise<void>;
}

/** Mailboxes of other machines. Errors have a `trouble`; nothing of an address stands in them. */
export interface Mailboxes {
  /** How many e-mails lie in the folder. */
  look(server: MailboxServerBody, password: string | null): Promise<number>;
  read(
    server: MailboxServerBody,
    password: string | null,
    reading: Reading,
  ): Promise<{ readonly position: Position; readonly more: boolean }>;
}

/** Why a mailbox could not be read; null: it was something else. */
export function troubleOf(error: unknown): MailboxTrouble | null {
  return error instanceof Error && 'trouble' in error ? (error.trouble as MailboxTrouble) : null;
}
