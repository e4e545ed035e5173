import { type Insertable, type Selectable, sql } from 'kysely';
import type { Tx } from './database.js';
import { at, iso, isoOrNull } from './instants.js';
import type { LeftOut, LetterTable, LetterTextTable } from './tables-letters.js';

export type LetterRow = Selectable<LetterTable>;

export interface LetterSays {
  readonly name: string;
  readonly address: string;
  readonly subject: string;
  readonly body: string;
  readonly message_id: string;
  readonly left_out: readonly LeftOut[];
}

export interface NewLetter extends Omit<Insertable<LetterTable>, 'taken_at' | 'decided_at'> {
  readonly taken_at: number;
}

/** @param says null: nothing of it is kept */
export async function insertLetter(tx: Tx, row: NewLetter, says: LetterSays | null): Promise<void> {
  await tx
    .insertInto('letter')
    .values({ ...row, taken_at: iso(row.taken_at) })
    .execute();
  if (says === null) return;
  const { left_out, ...texts } = says;
  await tx
    .insertInto('letter_text')
    .values({ tenant: row.tenant, letter: row.id, ...texts, left_out: JSON.stringify(left_out) })
    .execute();
}

export function findLetter(tx: Tx, tenant: string, id: string): Promise<LetterRow | undefined> {
  return tx.selectFrom('letter').selectAll().where('tenant', '=', tenant).where('id', '=', id).executeTakeFirst();
}

export function lockLetter(tx: Tx, tenant: string, id: string): Promise<LetterRow | undefined> {
  return tx
    .selectFrom('letter')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** The first of these messages that came in as a letter. @param messages digests, the nearest first */
export async function letterOfMessages(
  tx: Tx,
  tenant: string,
  messages: readonly Buffer[],
): Promise<LetterRow | undefined> {
  if (messages.length === 0) return undefined;
  const rows = await tx
    .selectFrom('letter')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('message', 'in', [...messages])
    .execute();
  const place = ({ message }: LetterRow): number => messages.findIndex((each) => each.equals(message));
  return rows.sort((a, b) => place(a) - place(b))[0];
}

/** The latest letter of a sender that went into a matter. */
export function letterOfSender(tx: Tx, tenant: string, sender: Buffer, matter: string): Promise<LetterRow | undefined> {
  return tx
    .selectFrom('letter')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('sender', '=', sender)
    .where('matter', '=', matter)
    .orderBy('taken_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Letters that answer a letter and wait. */
export function waitingAnswers(tx: Tx, tenant: string, answers: string): Promise<LetterRow[]> {
  return tx
    .selectFrom('letter')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('answers', '=', answers)
    .where('state', '=', 'waiting')
    .orderBy('taken_at')
    .forUpdate()
    .execute();
}

/** The first letter of a reporter, to whom it gave the name by which they are known. */
export function letterOfPerson(tx: Tx, tenant: string, person: string): Promise<LetterRow | undefined> {
  return tx
    .selectFrom('letter')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('person', '=', person)
    .orderBy('taken_at')
    .limit(1)
    .executeTakeFirst();
}

/** How many came from a sender since then. */
export async function countOfSender(tx: Tx, tenant: string, sender: Buffer, since: number): Promise<number> {
  const row = await tx
    .selectFrom('letter')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('tenant', '=', tenant)
    .where('sender', '=', sender)
    .where('taken_at', '>', at(since))
    .executeTakeFirstOrThrow();
  return row.n;
}

export type LetterTexts = Selectable<LetterTextTable>;

export function findLetterText(tx: Tx, tenant: string, letter: string): Promise<LetterTexts | undefined> {
  return tx
    .selectFrom('letter_text')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('letter', '=', letter)
    .executeTakeFirst();
}

export interface WaitingLetter extends LetterRow {
  readonly says: LetterTexts;
}

/** The longest waiting first, after a place in that order. */
export async function waitingLetters(
  tx: Tx,
  tenant: string,
  after: { readonly at: number; readonly id: string } | null,
  limit: number,
): Promise<WaitingLetter[]> {
  const rows = await tx
    .selectFrom('letter')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('state', '=', 'waiting')
    .$if(after !== null, (query) =>
      query.where(
        sql<boolean>`(taken_at, id) > (${iso(after?.at ?? 0)}::timestamptz, ${after?.id ?? ''}::text collate "C")`,
      ),
    )
    .orderBy('taken_at')
    .orderBy('id')
    .limit(limit)
    .execute();
  const waiting: WaitingLetter[] = [];
  for (const row of rows) {
    const says = await findLetterText(tx, tenant, row.id);
    if (says !== undefined) waiting.push({ ...row, says });
  }
  return waiting;
}

export async function countWaitingLetters(tx: Tx, tenant: string): Promise<number> {
  const row = await tx
    .selectFrom('letter')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('tenant', '=', tenant)
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow();
  return row.n;
}

export async function countLetters(tx: Tx, tenant: string, since: number): Promise<Record<string, number>> {
  const rows = await tx
    .selectFrom('letter')
    .select(['state', (eb) => eb.fn.countAll<number>().as('n')])
    .where('tenant', '=', tenant)
    .where('taken_at', '>', at(since))
    .groupBy('state')
    .execute();
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
}

export interface LetterChange {
  readonly state: LetterTable['state'];
  readonly matter?: string | null;
  readonly seq?: number | null;
  readonly decided_by: string | null;
  readonly decided_at: number;
}

export async function decideLetter(tx: Tx, tenant: string, id: string, change: LetterChange): Promise<void> {
  await tx
    .updateTable('letter')
    .set({ ...change, decided_at: iso(change.decided_at) })
    .where('tenant', '=', tenant)
    .where('id', '=', id)
    .execute();
}

/** What the sender is answered with. */
export async function keepAnswer(tx: Tx, tenant: string, letter: string, answer: string): Promise<void> {
  await tx
    .updateTable('letter_text')
    .set({ answer })
    .where('tenant', '=', tenant)
    .where('letter', '=', letter)
    .execute();
}

const erased = {
  name: null,
  address: null,
  subject: null,
  body: null,
  message_id: null,
  left_out: null,
  answer: null,
} as const;

/** What was written about a matter. */
export async function eraseLetters(tx: Tx, tenant: string, matter: string, now: number): Promise<number> {
  const result = await tx
    .updateTable('letter_text')
    .set({ ...erased, erased_at: iso(now) })
    .where('tenant', '=', tenant)
    .where('erased_at', 'is', null)
    .where('letter', 'in', (eb) =>
      eb.selectFrom('letter').select('id').where('tenant', '=', tenant).where('matter', '=', matter),
    )
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** Of letters of which nothing came, once they lie there long. */
export async function eraseIdleLetters(tx: Tx, tenant: string, before: number, now: number): Promise<void> {
  await tx
    .updateTable('letter_text')
    .set({ ...erased, erased_at: iso(now) })
    .where('tenant', '=', tenant)
    .where('erased_at', 'is', null)
    .where('letter', 'in', (eb) =>
      eb
        .selectFrom('letter')
        .select('id')
        .where('tenant', '=', tenant)
        .where('matter', 'is', null)
        .where('state', '<>', 'waiting')
        .where('taken_at', '<', at(before)),
    )
    .execute();
}

/** Does the picture belong to a letter that waits? */
export async function isInWaitingLetter(tx: Tx, tenant: string, file: string): Promise<boolean> {
  const row = await tx
    .selectFrom('letter')
    .select('id')
    .where('tenant', '=', tenant)
    .where('state', '=', 'waiting')
    .where(sql<boolean>`${file} = any(files)`)
    .executeTakeFirst();
  return row !== undefined;
}

export interface MailboxPosition {
  readonly mailbox: Buffer;
  readonly uid_validity: string | null;
  readonly last_uid: number;
  readonly read_at: number | null;
  readonly trouble: string | null;
}

const positionColumns = ['mailbox', 'uid_validity', 'last_uid', 'read_at', 'trouble'] as const;

export function findMailbox(tx: Tx, tenant: string): Promise<MailboxPosition | undefined> {
  return tx.selectFrom('mailbox_position').select(positionColumns).where('tenant', '=', tenant).executeTakeFirst();
}

/**
 * Takes the mailbox if it is to be read now: nobody else does until then. Null: it is not time, or another process has it.
 * Another mailbox than before begins anew.
 */
export async function claimMailbox(
  tx: Tx,
  tenant: string,
  mailbox: Buffer,
  now: number,
  until: number,
): Promise<MailboxPosition | null> {
  await tx
    .insertInto('mailbox_position')
    .values({ tenant, mailbox, next_at: iso(now) })
    .onConflict((conflict) => conflict.column('tenant').doNothing())
    .execute();
  await tx
    .updateTable('mailbox_position')
    .set({ mailbox, uid_validity: null, last_uid: 0, read_at: null, trouble: null, next_at: iso(now) })
    .where('tenant', '=', tenant)
    .where('mailbox', '<>', mailbox)
    .execute();
  const row = await tx
    .updateTable('mailbox_position')
    .set({ next_at: iso(until) })
    .where('tenant', '=', tenant)
    .where('next_at', '<=', at(now))
    .returning(positionColumns)
    .executeTakeFirst();
  return row ?? null;
}

/** Moves on past what was taken. */
export async function moveMailbox(
  tx: Tx,
  tenant: string,
  to: { readonly validity: string; readonly uid: number },
): Promise<void> {
  await tx
    .updateTable('mailbox_position')
    .set({ uid_validity: to.validity, last_uid: to.uid })
    .where('tenant', '=', tenant)
    .execute();
}

/** When it is read next, and how it went. */
export async function releaseMailbox(
  tx: Tx,
  tenant: string,
  { next, readAt, trouble }: { readonly next: number; readonly readAt: number | null; readonly trouble: string | null },
): Promise<void> {
  await tx
    .updateTable('mailbox_position')
    .set({ next_at: iso(next), trouble, ...(readAt === null ? {} : { read_at: isoOrNull(readAt) }) })
    .where('tenant', '=', tenant)
    .execute();
}

export async function nextMailbox(tx: Tx, tenant: string): Promise<number | null> {
  const row = await tx.selectFrom('mailbox_position').select('next_at').where('tenant', '=', tenant).executeTakeFirst();
  return row?.next_at ?? null;
}
