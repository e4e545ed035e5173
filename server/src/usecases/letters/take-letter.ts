import type { Tx } from '../../store/database.js';
import {
  countOfSender,
  insertLetter,
  type LetterSays,
  letterOfMessages,
  moveMailbox,
  type NewLetter,
} from '../../store/letters.js';
import { keepFiles } from '../../store/portal.js';
import type { LeftOut } from '../../store/tables-letters.js';
import { writeTracking } from '../../store/tracking.js';
import type { TenantConfig } from '../config.js';
import { placesInText } from '../geocode/places-in-text.js';
import { inSnapshot, inTransaction } from '../in-transaction.js';
import { blockedIn } from '../portal/blocked-words.js';
import { plainClass } from '../portal/suggest-classes.js';
import { citizen, citizenOf, writePublicReport } from '../report-public.js';
import { digestOfCode, trackingCodeOf } from '../tracking-code.js';
import { type App, done, type Result } from '../types.js';
import { uploadFile } from '../upload-file.js';
import { addNote } from './add-note.js';
import { type About, addressDigest, findCase, messageDigest } from './find-case.js';
import type { Incoming, Position } from './mailbox.js';
import { ownWords } from './own-words.js';
import { type Telling, tellSender } from './tell-sender.js';

const hour = 3_600_000;
/** More in an hour from one sender are read by a person, and not answered: so no loop of answers goes on for long. */
const mostAnHour = 10;
const mostPhotos = 10;
/** As at every other door. */
const largestPhoto = 15 * 1024 * 1024;
const longestReport = 4000;

/** What is made of a letter, before it is kept. */
type Outcome =
  | { readonly make: 'case'; readonly class: string; readonly place: { readonly lon: number; readonly lat: number } }
  | { readonly make: 'added'; readonly about: About }
  | { readonly make: 'waiting'; readonly why: string; readonly quiet?: boolean }
  | { readonly make: 'refused' | 'ignored'; readonly why: string };

interface Known {
  readonly about: About | null;
  readonly outcome: Outcome;
  readonly person: string;
}

/**
 * Takes an e-mail, once: what it is about, what is made of it, and how far the mailbox is read stand in one transaction. It
 * becomes a case where class and place are plain; an answer goes to its case; all else waits for a person.
 */
export async function takeLetter(app: App, tenant: string, incoming: Incoming, at: Position): Promise<void> {
  const message = messageDigest(app, tenant, incoming.id);
  const known = await inSnapshot<Known | null>(app, tenant, async (tx, config) =>
    done((await letterOfMessages(tx, tenant, [message])) === undefined ? await look(app, tx, config, incoming) : null),
  );
  if (!known.ok) throw new Error(`a letter cannot be looked at: ${known.failure.code}`);
  if (known.value === null) {
    await app.db.transaction(tenant, (tx) => moveMailbox(tx, tenant, at));
    return;
  }
  const { about, outcome, person } = known.value;
  const isTaken = outcome.make !== 'ignored' && outcome.make !== 'refused';
  const { files, leftOut } = isTaken ? await keepPhotos(app, tenant, person, incoming) : { files: [], leftOut: [] };
  const letter: Kept = { app, tenant, incoming, message, person, about, files, leftOut, at };
  const kept = await inTransaction(app, tenant, (tx, config) => keep(letter, tx, config, outcome));
  if (kept.ok) return;
  // What cannot be done by itself is a person's to do: the place is outside, the case has ended meanwhile.
  const waits: Outcome = { make: 'waiting', why: outcome.make === 'added' ? 'ended' : 'place' };
  const waiting = await inTransaction(app, tenant, (tx, config) => keep(letter, tx, config, waits));
  if (!waiting.ok) throw new Error(`a letter cannot be kept: ${waiting.failure.code}`);
}

async function look(app: App, tx: Tx, config: TenantConfig, incoming: Incoming): Promise<Known> {
  const { tenant } = config;
  const { from, subject, machine, trouble, answers } = incoming;
  const sender = addressDigest(app, tenant, from.address);
  const own = citizenOf(app, tenant, `letter ${incoming.id}`);
  const plain = (outcome: Outcome): Known => ({ about: null, outcome, person: own });
  if (machine) return plain({ make: 'ignored', why: 'machine' });
  if (from.address === '') return plain({ make: 'ignored', why: 'no-sender' });
  if (isOurs(config, from.address)) return plain({ make: 'ignored', why: 'own' });
  if (trouble !== null) return plain({ make: 'refused', why: trouble });
  const about = await findCase(app, tx, tenant, { subject, answers, sender, address: from.address });
  const person = about?.sure === true ? (about.person ?? own) : own;
  const often = (await countOfSender(tx, tenant, sender, app.clock.now() - hour)) >= mostAnHour;
  if (often) return { about, person, outcome: { make: 'waiting', why: 'often', quiet: true } };
  const said = [subject, incoming.text, from.name];
  if (blockedIn(config.portal.blockedWords, said).length > 0) {
    return { about, person, outcome: { make: 'waiting', why: 'words' } };
  }
  return { about, person, outcome: await outcomeOf(app, tx, config, incoming, about) };
}

async function outcomeOf(
  app: App,
  tx: Tx,
  config: TenantConfig,
  { subject, text }: Incoming,
  about: About | null,
): Promise<Outcome> {
  if (about !== null) {
    if (about.matter === null) return { make: 'waiting', why: 'answer', quiet: true };
    if (!about.sure) return { make: 'waiting', why: 'number' };
    return about.matter.ended_at === null ? { make: 'added', about } : { make: 'waiting', why: 'ended' };
  }
  const said = `${subject}\n${ownWords(text)}`;
  const known = plainClass(config, said);
  if (known === null) return { make: 'waiting', why: 'class' };
  const { clear } = await placesInText(app, tx, config, said, 1);
  if (clear === null) return { make: 'waiting', why: 'place' };
  if (!config.mailbox.byItself) return { make: 'waiting', why: 'by-hand' };
  return { make: 'case', class: known.key, place: clear.location };
}

/** Our own e-mails, and the mailbox itself. */
function isOurs({ notify, mailbox }: TenantConfig, address: string): boolean {
  const own = [notify.email?.from ?? '', mailbox.server?.user ?? ''];
  return own.some((each) => (/<([^<>]+)>\s*$/.exec(each)?.[1] ?? each).trim().toLowerCase() === address);
}

/** Every picture is decoded and encoded anew, as at every door; what is none is left out, and said so. */
async function keepPhotos(app: App, tenant: string, person: string, { id, files, more }: Incoming) {
  const kept: string[] = [];
  const leftOut: LeftOut[] = more > 0 ? [{ name: `+${more}`, why: 'too-many' }] : [];
  for (const [index, { name, bytes }] of files.entries()) {
    const tooMuch = kept.length >= mostPhotos ? 'too-many' : bytes.length > largestPhoto ? 'too-large' : null;
    if (tooMuch !== null) {
      leftOut.push({ name, why: tooMuch });
      continue;
    }
    const fileId = app.digest(`picture of a letter\n${tenant}\n${id}\n${index}`).toString('base64url');
    const uploaded = await uploadFile(app, citizen(tenant, person), { bytes, id: fileId });
    if (uploaded.ok) kept.push(uploaded.value.file.id);
    else leftOut.push({ name, why: uploaded.failure.code });
  }
  return { files: [...new Set(kept)], leftOut };
}

interface Kept {
  readonly app: App;
  readonly tenant: string;
  readonly incoming: Incoming;
  readonly message: Buffer;
  readonly person: string;
  readonly about: About | null;
  readonly files: readonly string[];
  readonly leftOut: readonly LeftOut[];
  readonly at: Position;
}

async function keep(letter: Kept, tx: Tx, config: TenantConfig, outcome: Outcome): Promise<Result<null>> {
  const { app, tenant, incoming, person, about, files, at } = letter;
  const { make } = outcome;
  const went = await goesInto(letter, tx, config, outcome);
  if (!went.ok) return went;
  const row = rowOf(letter, outcome, went.value);
  await insertLetter(tx, row, make === 'ignored' ? null : saysOf(letter));
  await moveMailbox(tx, tenant, at);
  if (make === 'waiting') {
    await keepFiles(tx, tenant, files, true);
    const digest = digestOfCode(trackingCodeOf(app, tenant, person));
    // Whoever adds to a report has its code.
    if (about?.person == null) {
      await writeTracking(tx, { tenant, digest, person, matter: null, made_at: app.clock.now() });
    }
  }
  const told = toldOf(outcome);
  if (told !== null && incoming.from.address !== '') {
    const matter = went.value?.matter ?? null;
    await tellSender(app, tx, config, { letter: row.id, matter, event: 'letter', outcome: told });
  }
  return done(null);
}

/** The case that it made, or to which it was added; null: none. */
async function goesInto(letter: Kept, tx: Tx, config: TenantConfig, outcome: Outcome) {
  const { app, incoming, person, files } = letter;
  if (outcome.make === 'case') {
    const [standardRef = '', kind, code = ''] = outcome.class.split('|');
    return writePublicReport(app, tx, config, person, {
      source: 'citizen',
      class: { standardRef, kind: kind === 'component' ? 'component' : 'event', code },
      location: outcome.place,
      description: reportOf(incoming),
      attachments: [...files],
      contact: { name: incoming.from.name, email: incoming.from.address, language: languageOf(incoming) },
    });
  }
  if (outcome.make === 'added' && outcome.about.matter !== null) {
    const text = ownWords(incoming.text) || incoming.subject || '—';
    return addNote(app, tx, config, { matter: outcome.about.matter.id, person, text, files });
  }
  return done(null);
}

function rowOf(
  { app, tenant, incoming, message, person, about, files, at }: Kept,
  outcome: Outcome,
  went: { readonly matter: string; readonly seq: number } | null,
): NewLetter {
  return {
    tenant,
    id: app.random(12).toString('base64url'),
    message,
    sender: addressDigest(app, tenant, incoming.from.address),
    uid_validity: at.validity,
    uid: at.uid,
    taken_at: app.clock.now(),
    state: outcome.make,
    why: 'why' in outcome ? outcome.why : null,
    person,
    matter: went?.matter ?? null,
    seq: went?.seq ?? null,
    about: about?.matter?.id ?? null,
    answers: about?.letter ?? null,
    files: [...files],
    language: languageOf(incoming),
    decided_by: null,
  };
}

function saysOf({ incoming, leftOut }: Kept): LetterSays {
  const { from, subject, text, id } = incoming;
  const message_id = /^<[^<>\s]{1,300}>$/.test(id) ? id : '';
  return { name: from.name, address: from.address, subject, body: text, message_id, left_out: leftOut };
}

function toldOf(outcome: Outcome): NonNullable<Telling['outcome']> | null {
  switch (outcome.make) {
    case 'case':
    case 'added':
      return outcome.make;
    case 'waiting':
      return outcome.quiet === true ? null : 'waiting';
    default:
      return outcome.why === 'large' ? 'large' : null;
  }
}

/** What the desk reads: the subject and the words. */
export function reportOf({ subject, text }: { readonly subject: string; readonly text: string }): string {
  const words = ownWords(text);
  const all = words.startsWith(subject) ? words : [subject, words].filter((each) => each !== '').join('\n');
  return all.slice(0, longestReport);
}

function languageOf({ subject, text }: Incoming): 'zh-CN' | 'en' {
  return /\p{Script=Han}/u.test(`${subject}${text.slice(0, 2000)}`) ? 'zh-CN' : 'en';
}
