import type { CardCases } from '@bihuan/contracts';
import type { CardKind, CountRule } from '@bihuan/kit';
import { type CountedRun, countedRuns } from '@bihuan/scoring';
import { formatInstant } from '@bihuan/worktime';
import type { Tx } from '../../store/database.js';
import { type DeedOfMatter, listBeat, listDeeds } from '../../store/deeds.js';
import { namesOf } from '../../store/people.js';
import { readScored } from '../../store/scoring.js';
import { namedUnit } from '../case-summary.js';
import type { TenantConfig } from '../config.js';
import { classKeyOf } from '../documents.js';
import { inSnapshot } from '../in-transaction.js';
import { makeCursor, readCursor } from '../page-cursor.js';
import { periodFacts } from '../period-facts.js';
import { readableOf } from '../queue-ways.js';
import { type ScoredPeriod, scoredPeriod } from '../scored-period.js';
import { unstorable } from '../storable.js';
import { type Actor, type App, done, failed, type Result } from '../types.js';
import { cardScope } from './card-scope.js';
import type { CardsInput } from './list-cards.js';
import { bitsOf, type CardSubject, cardSubjects } from './subjects.js';

export interface CardCasesInput extends CardsInput {
  readonly subject: string;
  readonly count: string;
  readonly cursor?: string | undefined;
}

const page = 100;

/** The cases behind a count of a card, the latest first: of those that the person may read. */
export function cardCases(app: App, actor: Actor, input: CardCasesInput): Promise<Result<CardCases>> {
  return inSnapshot(app, actor.tenant, async (tx, config) => {
    const bad = unstorable({ ...input });
    if (bad !== null) return failed(bad);
    const scope = cardScope(config, actor, input.card);
    if (!scope.ok) return scope;
    const { kind, subjects } = scope.value;
    if (subjects !== null && !subjects.has(input.subject)) {
      return failed({ code: 'forbidden', permission: 'card.read' });
    }
    const scored = scoredPeriod(config, input, app.clock.now());
    if (!scored.ok) return scored;
    const rule = kind.counts.find((each) => each.id === input.count);
    const subject = (await cardSubjects(tx, config, kind, scored.value, input)).find(
      (each) => each.subject === input.subject,
    );
    if (rule === undefined || subject === undefined) return failed({ code: 'not-found' });
    const place = input.cursor === undefined ? null : readCursor(input.cursor, ['number', 'string', 'number']);
    if (input.cursor !== undefined && place === null) {
      return failed({ code: 'invalid', errors: [{ path: 'cursor', message: 'a cursor of this list' }] });
    }
    const after = place === null ? null : { countedAt: place[0], matter: place[1], no: place[2] };
    const found = await behind(tx, config, kind, scored.value, input, rule, subject, after);
    const shown = found.slice(0, page);
    const last = shown.at(-1);
    return done({
      cases: await viewsOf(tx, config, actor, shown),
      nextCursor: found.length > page && last !== undefined ? makeCursor([last.countedAt, last.matter, last.no]) : null,
    });
  });
}

type Found = Pick<DeedOfMatter, 'matter' | 'no' | 'who' | 'countedAt'>;
type Place = Pick<Found, 'countedAt' | 'matter' | 'no'>;

/** One more than a page where there is more. */
async function behind(
  tx: Tx,
  config: TenantConfig,
  kind: CardKind,
  scored: ScoredPeriod,
  input: CardCasesInput,
  rule: CountRule,
  { subject, who }: CardSubject,
  after: Place | null,
): Promise<Found[]> {
  const { area, source } = input;
  const filter = { ...scored.period, area, source };
  const { tenant } = config;
  if ('runs' in rule) {
    const all = await runsBehind(tx, config, kind, scored, input, rule.runs, subject);
    return after === null ? all : all.filter((each) => isAfter(each, after));
  }
  if ('beat' in rule) {
    const people = who.map((each) => each.slice('person:'.length));
    const missed = rule.beat === 'missed';
    return listBeat(tx, tenant, filter, people, bitsOf(['filed']), missed, after, page + 1);
  }
  const { deed, has, lacks } = rule;
  const asked = { who, deed, has: bitsOf(has), lacks: bitsOf(lacks), channels: kind.channels ?? null };
  return listDeeds(tx, tenant, filter, asked, after, page + 1);
}

type RunCount = Extract<CountRule, { readonly runs: string }>['runs'];

const BEHIND: Readonly<Record<RunCount, (run: CountedRun) => boolean>> = {
  dispatched: (run) => ['should', 'pending', 'deferral-recognised'].includes(run.set),
  should: (run) => run.set === 'should',
  resolved: (run) => run.set === 'should' && run.resolved,
  timely: (run) => run.set === 'should' && run.timely,
  extended: (run) => BEHIND.dispatched(run) && run.extended,
  repeat: (run) => BEHIND.dispatched(run) && run.repeat,
};

async function runsBehind(
  tx: Tx,
  config: TenantConfig,
  kind: CardKind,
  { period, policy }: ScoredPeriod,
  { area, source }: CardsInput,
  count: RunCount,
  subject: string,
): Promise<Found[]> {
  const isArea = typeof kind.whose === 'object' && 'areas' in kind.whose;
  // A case in no street stands under the district alone.
  const within = isArea ? { street: subject } : {};
  const { facts } = await periodFacts(tx, config, period, isArea ? undefined : subject, { area, source, ...within });
  return countedRuns(facts, isArea ? null : subject, period, policy)
    .filter(BEHIND[count])
    .map((run) => ({ matter: run.case, no: 0, who: `unit:${run.unit}`, countedAt: run.firstDue ?? run.start }))
    .sort((a, b) => (isAfter(a, b) ? 1 : -1));
}

const isAfter = (a: Place, b: Place): boolean =>
  a.countedAt !== b.countedAt ? a.countedAt < b.countedAt : a.matter !== b.matter ? a.matter < b.matter : a.no < b.no;

async function viewsOf(
  tx: Tx,
  config: TenantConfig,
  actor: Actor,
  found: readonly Found[],
): Promise<CardCases['cases']> {
  const ids = new Set(found.map(({ matter }) => matter));
  const readable = await readableOf(tx, config, actor, ids);
  const matters = new Map((await readScored(tx, config.tenant, [...readable])).map((row) => [row.id, row]));
  const people = found.flatMap(({ who }) => (who.startsWith('person:') ? [who.slice('person:'.length)] : []));
  const names = await namesOf(tx, config.tenant, people);
  const zone = config.calendar.timeZone;
  return found.flatMap(({ matter, who, countedAt }) => {
    const row = matters.get(matter);
    if (row === undefined) return [];
    const { standard_ref: standardRef, kind, class: code } = row;
    const id = who.slice(who.indexOf(':') + 1);
    return {
      case: matter,
      number: row.number,
      className: config.classes.get(classKeyOf({ standardRef, kind, code }))?.name ?? code,
      who: who.startsWith('unit:') ? namedUnit(config, id).name : (names.get(id) ?? id),
      at: formatInstant(countedAt, zone),
    };
  });
}
