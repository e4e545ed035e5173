import type { LetterDecided, LetterDecision } from '@bihuan/contracts';
import type { Tx } from '../../store/database.js';
import {
  findLetterText,
  keepAnswer,
  type LetterRow,
  type LetterTexts,
  lockLetter,
  decideLetter as storeDecision,
  waitingAnswers,
} from '../../store/letters.js';
import { findMatterByNumber, lockMatter } from '../../store/matters.js';
import { keepFiles } from '../../store/portal.js';
import { writeTracking } from '../../store/tracking.js';
import type { TenantConfig } from '../config.js';
import { inTransaction } from '../in-transaction.js';
import { type Keyed, keyed, type Outcome, requestKey } from '../keyed.js';
import { writePublicReport } from '../report-public.js';
import { unstorable } from '../storable.js';
import { digestOfCode, trackingCodeOf } from '../tracking-code.js';
import { type Actor, type App, done, failed, type Result } from '../types.js';
import { addNote } from './add-note.js';
import { ownWords } from './own-words.js';
import { reportOf } from './take-letter.js';
import { tellSender } from './tell-sender.js';
import { mayReadLetters, permission } from './waiting.js';

interface Deciding {
  readonly app: App;
  readonly tx: Tx;
  readonly config: TenantConfig;
  readonly actor: Actor;
  readonly row: LetterRow;
  readonly says: LetterTexts;
}

export interface DecideInput {
  readonly id: string;
  readonly decision: LetterDecision;
  readonly key: string | null;
}

/** A person makes a case of a letter, adds it to one, or puts it away, with an answer where they like. */
export async function decideLetter(
  app: App,
  actor: Actor,
  { id, decision, key }: DecideInput,
): Promise<Result<LetterDecided>> {
  const bad = unstorable(decision);
  if (bad !== null) return failed(bad);
  const { tenant, person } = actor;
  const use = {
    digest: app.digest,
    tenant,
    person,
    key: requestKey(key),
    body: { letter: id, decision },
    otherwise: { code: 'key-reused' },
  } as const;
  const made = await inTransaction<Keyed>(app, tenant, async (tx, config) => {
    if (!mayReadLetters(config, actor)) return failed({ code: 'forbidden', permission });
    return keyed(tx, use, app.clock.now(), async () => {
      const row = await lockLetter(tx, tenant, id);
      const says = row === undefined ? undefined : await findLetterText(tx, tenant, id);
      if (row === undefined || says === undefined) return failed({ code: 'not-found' });
      if (row.state !== 'waiting') return failed({ code: 'stale' });
      return decide({ app, tx, config, actor, row, says }, decision);
    });
  });
  if (!made.ok) return made;
  const { matter } = made.value;
  return done({ state: decision.make, case: matter === '' ? null : matter });
}

function decide(at: Deciding, decision: LetterDecision): Promise<Result<Outcome>> {
  switch (decision.make) {
    case 'case':
      return makeCase(at, decision);
    case 'added':
      return addTo(at, decision.number);
    case 'dismissed':
      return dismiss(at, decision.answer ?? '');
  }
}

async function makeCase(
  at: Deciding,
  { class: ref, severity, location, address }: Extract<LetterDecision, { make: 'case' }>,
): Promise<Result<Outcome>> {
  const { app, tx, config, row } = at;
  const written = await writePublicReport(app, tx, config, row.person, {
    ...reportBy(at),
    class: ref,
    location,
    ...(severity === undefined ? {} : { severity }),
    ...(address ? { address } : {}),
  });
  if (!written.ok) return written;
  await settle(at, 'case', written.value);
  // What they have written since belongs to it.
  for (const more of await waitingAnswers(tx, config.tenant, row.id)) {
    const says = await findLetterText(tx, config.tenant, more.id);
    if (says === undefined) continue;
    const text = ownWords(says.body ?? '') || says.subject || '—';
    const note = { matter: written.value.matter, person: more.person, text, files: more.files };
    const noted = await addNote(app, tx, config, note);
    if (!noted.ok) return noted;
    await settle({ ...at, row: more, says }, 'added', noted.value);
  }
  return written;
}

function reportBy({ row, says }: Deciding): Omit<Parameters<typeof writePublicReport>[4], 'class'> {
  const { name, address, subject, body } = says;
  return {
    source: 'citizen',
    description: reportOf({ subject: subject ?? '', text: body ?? '' }),
    attachments: [...row.files],
    contact: { name: name ?? '', email: address ?? '', language: row.language },
  };
}

/** One more reporter of an open case; to one that has ended, or that is their own, it is a note. */
async function addTo(at: Deciding, number: string): Promise<Result<Outcome>> {
  const { app, tx, config, row, says } = at;
  const named = await findMatterByNumber(tx, config.tenant, number);
  const matter = named === undefined ? undefined : await lockMatter(tx, config.tenant, named.id);
  if (matter === undefined || matter.merged_into !== null) {
    return failed({ code: 'invalid', errors: [{ path: 'number', message: 'the number of a case' }] });
  }
  const isOwn = row.about === matter.id && row.answers !== null;
  const added =
    matter.ended_at === null && !isOwn
      ? await writePublicReport(app, tx, config, row.person, {
          ...reportBy(at),
          class: {
            standardRef: matter.standard_ref,
            kind: matter.kind === 'component' ? 'component' : 'event',
            code: matter.class,
          },
          joins: matter.id,
        })
      : await addNote(app, tx, config, {
          matter: matter.id,
          person: row.person,
          text: ownWords(says.body ?? '') || says.subject || '—',
          files: row.files,
        });
  if (!added.ok) return added;
  if (!isOwn) {
    const digest = digestOfCode(trackingCodeOf(app, config.tenant, row.person));
    await writeTracking(tx, {
      tenant: config.tenant,
      digest,
      person: row.person,
      matter: matter.id,
      made_at: app.clock.now(),
    });
  }
  await settle(at, 'added', added.value);
  return added;
}

async function dismiss(at: Deciding, answer: string): Promise<Result<Outcome>> {
  const { app, tx, config, row } = at;
  await keepFiles(tx, config.tenant, row.files, false);
  await storeDecision(tx, config.tenant, row.id, {
    state: 'dismissed',
    decided_by: at.actor.person,
    decided_at: app.clock.now(),
  });
  if (answer !== '') {
    await keepAnswer(tx, config.tenant, row.id, answer);
    await tellSender(app, tx, config, { letter: row.id, matter: null, event: 'letter-answer' });
  }
  return done({ matter: '', seq: 0 });
}

async function settle(
  { app, tx, config, actor, row }: Deciding,
  state: 'case' | 'added',
  went: Outcome,
): Promise<void> {
  await storeDecision(tx, config.tenant, row.id, {
    state,
    matter: went.matter,
    seq: went.seq,
    decided_by: actor.person,
    decided_at: app.clock.now(),
  });
  await tellSender(app, tx, config, { letter: row.id, matter: went.matter, event: 'letter', outcome: state });
}
