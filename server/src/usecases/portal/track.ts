import type { StoryLine, Tracked } from '@bihuan/contracts';
import { runFacts } from '@bihuan/flow';
import { parseInstant } from '@bihuan/worktime';
import type { Tx } from '../../store/database.js';
import { readEvents } from '../../store/events.js';
import { letterOfPerson } from '../../store/letters.js';
import { findMatter, type MatterRow } from '../../store/matters.js';
import { findHeldOf, reopenRequestsOf } from '../../store/portal.js';
import { findTracking } from '../../store/tracking.js';
import { type ToldEvent, tellEvents, textOf } from '../case-history.js';
import type { TenantConfig } from '../config.js';
import { inSnapshot } from '../in-transaction.js';
import { digestOfCode, readCode } from '../tracking-code.js';
import { type App, done, failed, type Result } from '../types.js';
import { publicCases, unitNameOf } from './published.js';

const day = 86_400_000;
/** Merging goes one way; more than a few steps nobody makes. */
const mostSteps = 10;

/** Whose report a code is, and where it has gone since. */
export interface Trail {
  readonly person: string;
  readonly madeAt: number;
  /** The case that was reported or joined, and those into which it was merged; none while it is held. */
  readonly rows: readonly MatterRow[];
}

/** Follows a code as a person typed it. */
export async function trailOf(tx: Tx, tenant: string, typed: string): Promise<Trail | null> {
  const code = readCode(typed);
  const tracking = code === null ? undefined : await findTracking(tx, tenant, digestOfCode(code));
  if (tracking === undefined) return null;
  const rows: MatterRow[] = [];
  let next = tracking.matter;
  while (next !== null && rows.length < mostSteps) {
    const row = await findMatter(tx, tenant, next);
    if (row === undefined) break;
    rows.push(row);
    next = row.merged_into;
  }
  return { person: tracking.person, madeAt: tracking.made_at, rows };
}

/** A report as its reporter follows it: its story in sentences, and what they may do now. */
export function trackReport(app: App, tenant: string, typed: string): Promise<Result<Tracked>> {
  return inSnapshot<Tracked>(app, tenant, async (tx, config) => {
    const trail = await trailOf(tx, tenant, typed);
    if (trail === null) return failed({ code: 'not-found' });
    const { person, madeAt, rows } = trail;
    const row = rows.at(-1);
    if (row === undefined) {
      const held = await findHeldOf(tx, tenant, person);
      const letter = held === undefined ? await letterOfPerson(tx, tenant, person) : undefined;
      const status = held?.decided === 'refused' || letter?.state === 'dismissed' ? 'refused' : 'held';
      return done({ ...NOTHING, status, madeAt });
    }
    const lines: StoryLine[] = [];
    for (const each of rows) lines.push(...(await storyOf(tx, config, each, person, each === rows[0])));
    const stars = lines.findLast((line) => line.type === 'rated')?.stars ?? null;
    const asked = (await reopenRequestsOf(tx, tenant, row.id)).some((each) => each.answer === null);
    const [view] = await publicCases(tx, config, [row]);
    const closed = view?.stage === 'closed' && row.ended_at !== null;
    const within = closed && app.clock.now() <= (row.ended_at ?? 0) + config.portal.reopenDays * day;
    return done({
      status: 'case',
      madeAt,
      case: view ?? null,
      story: lines.sort((a, b) => a.at - b.at),
      stars,
      mayRate: closed && stars === null,
      mayReopen: within && !asked,
      reopenAsked: closed && asked,
    });
  });
}

const NOTHING: Omit<Tracked, 'status' | 'madeAt'> = {
  case: null,
  story: [],
  stars: null,
  mayRate: false,
  mayReopen: false,
  reopenAsked: false,
};

async function storyOf(
  tx: Tx,
  config: TenantConfig,
  row: MatterRow,
  person: string,
  first: boolean,
): Promise<StoryLine[]> {
  const { events } = await tellEvents(tx, await readEvents(tx, row.tenant, [row.id]));
  const answers = new Map(
    (await reopenRequestsOf(tx, row.tenant, row.id)).flatMap((each) => [
      [each.seq, 'reopen-asked'] as const,
      ...(each.answer === 'refused' && each.answer_seq !== null ? [[each.answer_seq, 'reopen-refused'] as const] : []),
    ]),
  );
  const runs = runFacts(config.context(row.definition_version, row.reported_at), row.fold);
  const into = row.merged_into === null ? undefined : (await findMatter(tx, row.tenant, row.merged_into))?.number;
  let unit: string | null = null;
  return events.flatMap((event): StoryLine[] => {
    if (event.type === 'dispatched') unit = String(event.data.unit);
    const line = lineOf(event, { person, first, answers, into });
    if (line === null) return [];
    if (event.type !== 'dispatched' && event.type !== 'feedback') return [line];
    if (unit === null) return [line];
    const due = event.type === 'dispatched' ? promiseOf(runs, unit, event.at) : null;
    return [{ ...line, unit: unitNameOf(config, unit), ...(due === null ? {} : { until: due }) }];
  });
}

/** By when the unit that has just got the case has to handle it. */
function promiseOf(runs: ReturnType<typeof runFacts>, unit: string, at: number): number | null {
  const due = runs.findLast((run) => run.unit === unit && run.start <= at)?.firstDue ?? null;
  return due !== null && due > at ? due : null;
}

interface Telling {
  readonly person: string;
  /** The case that they reported themselves, not one that it was merged into. */
  readonly first: boolean;
  readonly answers: ReadonlyMap<number, string>;
  readonly into: string | undefined;
}

/** Events that say nothing beyond their type. */
const plainTypes = new Set([
  'check-sent',
  'filed',
  'cancelled',
  'returned',
  'extension-approved',
  'feedback',
  'feedback-refused',
  'verification-sent',
  'closed',
  'reopened',
  'dispatched',
]);

/** What the reporter is told of an event; null: nothing. */
function lineOf(event: ToldEvent, { person, first, answers, into }: Telling): StoryLine | null {
  const { at, type, data } = event;
  const own = event.actor === person;
  const text = (member: string): { readonly text?: string } => {
    const said = textOf(data, member);
    return said === null || said === '[erased]' ? {} : { text: said };
  };
  if (plainTypes.has(type)) return { at, type };
  switch (type) {
    case 'reported':
      return first ? { at, type, own } : null;
    case 'joined':
      return own ? { at, type, own } : null;
    case 'checked':
      return { at, type, passed: data.confirmed === true };
    case 'verified':
      return { at, type, passed: data.passed === true };
    case 'rejected':
      return { at, type, ...text('reason') };
    case 'referred':
      return { at, type, ...text('to') };
    case 'merged':
      return { at, type, ...(into === undefined ? {} : { number: into }) };
    case 'deferral-approved':
      return { at, type, until: typeof data.until === 'string' ? parseInstant(data.until) : Number(data.until) };
    case 'rated':
      return own ? { at, type, stars: Number(data.stars), own } : null;
    case 'noted': {
      const as = answers.get(event.seq);
      return as === undefined || (as === 'reopen-asked' && !own) ? null : { at, type: as, own, ...text('text') };
    }
    default:
      return null;
  }
}
