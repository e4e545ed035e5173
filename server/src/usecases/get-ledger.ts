import { createHash } from 'node:crypto';
import type { LedgerClock, LedgerView } from '@bihuan/contracts';
import { allowances, fold, type LedgerLine, ledger, readClock, timelineOf, usedUpAt } from '@bihuan/flow';
import { type Duration, formatInstant, parseInstant } from '@bihuan/worktime';
import { allows } from '../policies/allow.js';
import { rightsOf } from '../policies/permissions.js';
import type { Tx } from '../store/database.js';
import { readEvents } from '../store/events.js';
import { findMatter, type MatterRow } from '../store/matters.js';
import { type History, historyOf, type ToldEvent, tellEvents, textOf } from './case-history.js';
import { whyView } from './case-reasons.js';
import { clockAsked, type NamedClock, runView } from './case-stages.js';
import { clockView, instantOrNull } from './clock-view.js';
import type { TenantConfig } from './config.js';
import { inSnapshot } from './in-transaction.js';
import { canonical } from './keyed.js';
import { subjectOf } from './subject.js';
import { type Actor, type App, done, failed, type Result } from './types.js';

const minute = 60_000;

export interface LedgerInput {
  readonly case: string;
  readonly clock: LedgerClock;
  /** Which of several, from 1; the last where it is left out. */
  readonly visit?: number | undefined;
  /** As it stood then; ISO 8601. */
  readonly at?: string | undefined;
}

/** Where a clock's time went, line by line. Not found where the case has no such clock, or had none then. */
export function getLedger(app: App, actor: Actor, input: LedgerInput): Promise<Result<LedgerView>> {
  return inSnapshot(app, actor.tenant, async (tx, config) => {
    const row = await findMatter(tx, actor.tenant, input.case);
    if (row === undefined) return failed({ code: 'not-found' });
    const subject = await subjectOf(tx, row);
    if (!allows(rightsOf(config.flow(row.definition_version)), actor, 'case.read', subject)) {
      return failed({ code: 'not-found' });
    }
    const present = Math.max(app.clock.now(), row.fold.last);
    const at = input.at === undefined ? present : parseInstant(input.at);
    if (at > present) {
      return failed({
        code: 'invalid',
        errors: [{ path: 'query.at', message: 'an instant that is not in the future' }],
      });
    }
    const history = await historyAt(tx, config, row, at);
    const named = history === null ? null : clockAsked(history, input.clock, input.visit);
    if (history === null || named === null) return failed({ code: 'not-found' });
    return done(ledgerView(history, row, input.clock, named));
  });
}

/** The case as it stood at an instant; null where it was not reported yet. */
async function historyAt(tx: Tx, config: TenantConfig, row: MatterRow, at: number): Promise<History | null> {
  const events = (await readEvents(tx, row.tenant, [row.id])).filter((event) => event.at <= at);
  const told = await tellEvents(tx, events);
  const matter = fold(config.flow(row.definition_version), told.events);
  return matter === null ? null : historyOf(config, row, matter, told, at);
}

function ledgerView(history: History, row: MatterRow, clock: LedgerClock, named: NamedClock): LedgerView {
  const { config, context, matter, now, zone } = history;
  const reading = readClock(context, matter, named.name, now);
  if (reading === null) throw new Error(`the clock "${clock}" of ${row.id} was found and cannot be read`);
  const lines = ledger(context, matter, named.name, now);
  const policy = config.policyAt(row.reported_at);
  const content = {
    clock,
    stage: named.stage,
    visit: named.visit,
    case: { id: row.id, number: row.number },
    severity: matter.severity,
    begunBy: named.begunBy,
    run: runView(history, named.run),
    reading: clockView(reading, zone),
    dueAt: instantOrNull(usedUpAt(context, matter, named.name), zone),
    lines: lines.map((line) => lineView(history, line)),
    days: daysOf(lines),
    countedMinutes: sumOf(lines) / minute,
    allowance: allowanceOf(history, named),
    policy: { id: policy.id, validFrom: policy.validFrom },
    calendar: { id: config.calendar.definition.id, version: config.versionOf('calendar') },
    version: matter.seq,
    now: formatInstant(now, zone),
  } satisfies Omit<LedgerView, 'digest'>;
  return { ...content, digest: digestOf(content) };
}

/**
 * SHA-256 over the content as JSON with members in order: without names, which may change, and without what people wrote,
 * which may be erased. The same case, clock, visit and instant give the same, as long as the calendar does.
 */
function digestOf(content: Omit<LedgerView, 'digest'>): string {
  const { run, lines, allowance, ...rest } = content;
  const plain = {
    ...rest,
    run: run && { ...run, unit: run.unit.id },
    lines: lines.map(({ why, ...line }) => ({
      ...line,
      why: why?.kind === 'paused' ? { kind: why.kind, cause: why.cause, by: why.by.id } : why,
    })),
    allowance: {
      ...allowance,
      extensions: allowance.extensions.map(({ reason: _, by, ...extension }) => ({ ...extension, by: by.id })),
    },
  };
  return createHash('sha256').update(canonical(plain), 'utf8').digest('hex');
}

function lineView(history: History, line: LedgerLine): LedgerView['lines'][number] {
  const { start, end, counted, date } = line;
  return {
    start: formatInstant(start, history.zone),
    end: formatInstant(end, history.zone),
    minutes: (end - start) / minute,
    counted,
    date,
    why: whyView(history, line),
  };
}

function daysOf(lines: readonly LedgerLine[]): LedgerView['days'] {
  const dates = [...new Set(lines.map((line) => line.date))];
  return dates.map((date) => ({ date, minutes: sumOf(lines.filter((line) => line.date === date)) / minute }));
}

function sumOf(lines: readonly LedgerLine[]): number {
  return lines.reduce((sum, line) => sum + (line.counted ? line.end - line.start : 0), 0);
}

function allowanceOf(history: History, { name, run: no }: NamedClock): LedgerView['allowance'] {
  const { context, matter, now } = history;
  const timeline = timelineOf(context, matter);
  const minutes = (duration: Duration) => timeline.length(duration) / minute;
  const run = no === null ? undefined : matter.runs[no];
  const reading = readClock(context, matter, name, now);
  const extended = name.kind === 'handling' && name.form === 'recognised';
  return {
    standard: run?.standard == null ? null : { duration: run.standard, minutes: minutes(run.standard) },
    extensions: extended && no !== null ? extensionsOf(history, no, minutes) : [],
    stages:
      name.kind === 'whole'
        ? allowances(context, matter).map(({ stage, allowance }) => ({
            stage,
            minutes: allowance === null ? null : allowance / minute,
          }))
        : [],
    minutes: reading?.allowanceMs == null ? null : reading.allowanceMs / minute,
  };
}

/** The extensions of a run, each with who granted it and what the unit had asked it for. */
function extensionsOf(history: History, no: number, minutes: (duration: Duration) => number) {
  const { events, flow, matter, zone } = history;
  const before = matter.runs.slice(0, no).reduce((sum, run) => sum + run.extensions.length, 0);
  const granted = events.filter((event) => flow.events[event.type]?.effect === 'extend');
  return granted.slice(before, before + (matter.runs[no]?.extensions.length ?? 0)).map((event) => ({
    duration: event.data.duration as LedgerView['allowance']['extensions'][number]['duration'],
    minutes: minutes(event.data.duration as Duration),
    at: formatInstant(event.at, zone),
    by: history.person(event.actor),
    reason: reasonAskedFor(history, event),
  }));
}

function reasonAskedFor({ events, flow }: History, granted: ToldEvent): string | null {
  const cleared = flow.events[granted.type]?.clears ?? [];
  const asked = events.findLast(
    (event) => event.seq < granted.seq && flow.events[event.type]?.raises?.some((mark) => cleared.includes(mark)),
  );
  return asked === undefined ? null : textOf(asked.data, 'reason');
}
