import type { AssessmentAct, AssessmentMake } from '@bihuan/contracts';
import { allowsSomewhere, reaches } from '../../policies/allow.js';
import { rightsOf } from '../../policies/permissions.js';
import {
  changePeriod,
  findPeriod,
  insertAnswer,
  insertPeriod,
  lockPeriod,
  type PeriodRow,
  readAnswers,
  replyAnswer,
} from '../../store/assessment.js';
import type { Tx } from '../../store/database.js';
import type { TenantConfig } from '../config.js';
import { inTransaction } from '../in-transaction.js';
import { type Keyed, keyed, type Outcome, requestKey } from '../keyed.js';
import { periodScore } from '../period-score.js';
import { unstorable } from '../storable.js';
import { type Actor, type App, done, failed, type Result } from '../types.js';
import { freeze } from './freeze.js';
import { spanOf } from './period-id.js';
import { hindrancesOf, policyOf, scoredOf, standingOf } from './standing.js';

interface Context {
  readonly app: App;
  readonly tx: Tx;
  readonly config: TenantConfig;
  readonly actor: Actor;
  readonly now: number;
}

/** Begins a period's way from draft to publication. */
export function makePeriod(app: App, actor: Actor, body: AssessmentMake, key: string | null): Promise<Result<Keyed>> {
  return once(app, actor, { make: body }, key, async ({ tx, config, now }) => {
    if (!may(config, actor, 'assessment.write')) return failed({ code: 'forbidden', permission: 'assessment.write' });
    const { from, to } = spanOf(body.id, config.calendar.timeZone);
    if (from > now) return ruled('period-not-begun');
    if ((await findPeriod(tx, actor.tenant, body.id)) !== undefined) return ruled('period-there');
    await insertPeriod(tx, actor.tenant, {
      id: body.id,
      from_at: from,
      to_at: to,
      phase: body.phase,
      policy: policyOf(config, from).id,
      made_at: now,
      made_by: actor.person,
    });
    return done({ matter: body.id, seq: 0 });
  });
}

/** One step of a period's way. */
export function actOnPeriod(
  app: App,
  actor: Actor,
  id: string,
  act: AssessmentAct,
  key: string | null,
): Promise<Result<Keyed>> {
  return once(app, actor, { period: id, ...act }, key, async (context) => {
    const { config, tx } = context;
    const permission = act.act === 'confirm' || act.act === 'query' ? 'assessment.answer' : 'assessment.write';
    if (!may(config, actor, permission)) return failed({ code: 'forbidden', permission });
    const row = await lockPeriod(tx, actor.tenant, id);
    if (row === undefined) return failed({ code: 'not-found' });
    const result = await step(context, row, act);
    return result.ok ? done({ matter: id, seq: 0 }) : result;
  });
}

async function step(context: Context, row: PeriodRow, act: AssessmentAct): Promise<Result<null>> {
  const { tx, config, actor, now } = context;
  const { tenant, person } = actor;
  switch (act.act) {
    case 'send': {
      if (row.state !== 'draft') return ruled('period-state', { state: row.state });
      if (row.to_at > now) return ruled('period-not-over');
      const { calendar } = config;
      const answerBy = calendar.add(now, calendar.length({ workdays: act.workdays }));
      await changePeriod(tx, tenant, row.id, { state: 'sent', sent_at: now, sent_by: person, answer_by: answerBy });
      return done(null);
    }
    case 'confirm':
    case 'query':
      return answer(context, row, act);
    case 'reply': {
      if (row.state !== 'sent') return ruled('period-state', { state: row.state });
      const asked = (await readAnswers(tx, tenant, row.id)).find((each) => each.id === act.answer);
      if (asked?.kind !== 'query') return failed({ code: 'not-found' });
      if (asked.reply !== null) return ruled('query-replied');
      await replyAnswer(tx, tenant, row.id, asked.id, { text: act.text, at: now, by: person });
      return done(null);
    }
    case 'meeting': {
      if (row.state !== 'draft' && row.state !== 'sent') return ruled('period-state', { state: row.state });
      const { on, people, decisions } = act;
      await changePeriod(tx, tenant, row.id, {
        met_on: on,
        met_people: people,
        met_decisions: decisions,
        met_by: person,
      });
      return done(null);
    }
    case 'freeze': {
      if (row.state === 'frozen' || row.state === 'published') return ruled('period-state', { state: row.state });
      const figures = await periodScore(tx, config, scoredOf(config, row, now));
      const standing = await standingOf(tx, tenant, row, figures, await readAnswers(tx, tenant, row.id), null);
      const [first] = hindrancesOf(row, standing, now);
      if (first !== undefined) return ruled(`period-${first}`);
      await freeze(tx, config, row, person, now);
      return done(null);
    }
    case 'publish': {
      if (row.state !== 'frozen') return ruled('period-state', { state: row.state });
      await changePeriod(tx, tenant, row.id, { state: 'published', published_at: now, published_by: person });
      return done(null);
    }
  }
}

async function answer(
  { tx, config, actor, now }: Context,
  row: PeriodRow,
  act: Extract<AssessmentAct, { act: 'confirm' | 'query' }>,
): Promise<Result<null>> {
  const permission = 'assessment.answer';
  const own = reaches(rightsOf(config.newestFlow), actor, permission).some(({ grant }) => grant.unit === act.unit);
  if (!own) return failed({ code: 'forbidden', permission });
  if (row.state !== 'sent') return ruled('period-state', { state: row.state });
  if (now > (row.answer_by ?? 0)) return ruled('answer-late');
  const answers = await readAnswers(tx, actor.tenant, row.id);
  const last = answers.findLast(({ unit }) => unit === act.unit);
  if (act.act === 'confirm' && last?.kind === 'confirmed') return ruled('already-confirmed');
  await insertAnswer(tx, actor.tenant, {
    period: row.id,
    // In their order, also within one instant; the period's row is locked.
    id: String(answers.length + 1).padStart(5, '0'),
    unit: act.unit,
    kind: act.act === 'confirm' ? 'confirmed' : 'query',
    text: act.act === 'query' ? act.text : '',
    at: now,
    by: actor.person,
  });
  return done(null);
}

function may(config: TenantConfig, actor: Actor, permission: string): boolean {
  return allowsSomewhere(rightsOf(config.newestFlow), actor, permission);
}

/** A write once for its key. */
export function once(
  app: App,
  actor: Actor,
  body: object,
  key: string | null,
  work: (context: Context) => Promise<Result<Outcome>>,
): Promise<Result<Keyed>> {
  const bad = unstorable(body);
  if (bad !== null) return Promise.resolve(failed(bad));
  const { tenant, person } = actor;
  const otherwise = { code: 'key-reused' } as const;
  const use = { digest: app.digest, tenant, person, key: requestKey(key), body: { assessment: body }, otherwise };
  return inTransaction<Keyed>(app, tenant, (tx, config) => {
    const now = app.clock.now();
    return keyed(tx, use, now, () => work({ app, tx, config, actor, now }));
  });
}

/** Rules of assessment, as a screen phrases them. */
export function ruled(reason: string, params: Readonly<Record<string, unknown>> = {}): Result<never> {
  return failed({ code: 'rule', reason, params });
}
