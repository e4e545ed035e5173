import type { Tx } from '../../store/database.js';
import { noticeOfDelivery } from '../../store/deliveries.js';
import { findLetter, type LetterRow, letterOfMessages, letterOfPerson, letterOfSender } from '../../store/letters.js';
import { findMatter, findMatterByNumber, type MatterRow } from '../../store/matters.js';
import { readSubscribers } from '../../store/subscribers.js';
import { trailOf } from '../portal/track.js';
import type { App } from '../types.js';
import { deliveryOfMessage } from './message-id.js';

/** What a letter is about. */
export interface About {
  /** The case, or the one that it was merged into; null: the letter that it answers still waits. */
  readonly matter: MatterRow | null;
  /** The reporter whose words they are; null: of the case, but under no name that is known. */
  readonly person: string | null;
  /** The letter that it answers. */
  readonly letter: string | null;
  /** Only the reporter could know this; else the case is merely named, as anybody can. */
  readonly sure: boolean;
}

export interface Asked {
  readonly subject: string;
  /** Message-IDs that it answers, the nearest first. */
  readonly answers: readonly string[];
  readonly sender: Buffer;
  readonly address: string;
}

/** Merging goes one way; more than a few steps nobody makes. */
const mostSteps = 10;

/** The case that a letter is about: by the tracking code, by what it answers, by the number in its subject. */
export async function findCase(app: App, tx: Tx, tenant: string, asked: Asked): Promise<About | null> {
  return (
    (await byCode(tx, tenant, asked.subject)) ??
    (await byAnswer(app, tx, tenant, asked)) ??
    (await byNumber(app, tx, tenant, asked))
  );
}

async function byCode(tx: Tx, tenant: string, subject: string): Promise<About | null> {
  for (const [typed] of subject.matchAll(/(?<![\w-])[0-9a-z]{4}-?[0-9a-z]{4}-?[0-9a-z]{4}(?![\w-])/gi)) {
    const trail = await trailOf(tx, tenant, typed);
    if (trail === null) continue;
    const { person } = trail;
    const letter = (await letterOfPerson(tx, tenant, person))?.id ?? null;
    const matter = trail.rows.at(-1) ?? null;
    if (matter !== null || letter !== null) return { matter, person, letter, sure: true };
  }
  return null;
}

async function byAnswer(app: App, tx: Tx, tenant: string, { answers }: Asked): Promise<About | null> {
  for (const message of answers) {
    const delivery = deliveryOfMessage(app, tenant, message);
    const notice = delivery === null ? undefined : await noticeOfDelivery(tx, tenant, delivery);
    if (notice === undefined) continue;
    const letter = await findLetter(tx, tenant, notice.params.letter ?? '');
    if (letter !== undefined) return ofLetter(tx, tenant, letter);
    const matter = await survivor(tx, tenant, notice.matter);
    // What the people of the centre are told is no reporter's.
    if (matter !== null && notice.subscriber !== null) return { matter, person: null, letter: null, sure: true };
  }
  const digests = answers.map((message) => messageDigest(app, tenant, message));
  const letter = await letterOfMessages(tx, tenant, digests);
  return letter === undefined ? null : ofLetter(tx, tenant, letter);
}

async function ofLetter(tx: Tx, tenant: string, { id, matter, person }: LetterRow): Promise<About> {
  return { matter: await survivor(tx, tenant, matter), person, letter: id, sure: true };
}

/** A number stands in the public list: only who is told of the case anyhow is taken for a reporter. */
async function byNumber(app: App, tx: Tx, tenant: string, { subject, sender, address }: Asked): Promise<About | null> {
  const number = /(?<!\d)\d{4}-\d{6,9}(?!\d)/.exec(subject)?.[0];
  const named = number === undefined ? undefined : await findMatterByNumber(tx, tenant, number);
  if (named === undefined) return null;
  const matter = await survivor(tx, tenant, named.id);
  const letter = await letterOfSender(tx, tenant, sender, named.id);
  if (letter !== undefined) return { matter, person: letter.person, letter: letter.id, sure: true };
  const told = await readSubscribers(tx, tenant, named.id);
  const same = (other: string | null) => other !== null && addressDigest(app, tenant, other).equals(sender);
  const sure = address !== '' && told.some((each) => each.channel === 'email' && same(each.address));
  return { matter, person: null, letter: null, sure };
}

async function survivor(tx: Tx, tenant: string, id: string | null): Promise<MatterRow | null> {
  let row: MatterRow | null = null;
  for (let next = id, steps = 0; next !== null && steps < mostSteps; steps++) {
    const found = await findMatter(tx, tenant, next);
    if (found === undefined) return row;
    row = found;
    next = found.merged_into;
  }
  return row;
}

export function messageDigest(app: Pick<App, 'digest'>, tenant: string, message: string): Buffer {
  return app.digest(`Message-ID\n${tenant}\n${message}`);
}

export function addressDigest(app: Pick<App, 'digest'>, tenant: string, address: string): Buffer {
  return app.digest(`e-mail address\n${tenant}\n${address.trim().toLowerCase()}`);
}
