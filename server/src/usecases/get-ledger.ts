import type { LedgerLineView, LedgerView } from '@bihuan/contracts';
import { type ClockName, type LedgerLine, ledger, readClock } from '@bihuan/flow';
import { formatInstant } from '@bihuan/worktime';
import { allows } from '../policies/allow.js';
import { rightsOf } from '../policies/permissions.js';
import { findMatter } from '../store/matters.js';
import { namesOf } from '../store/people.js';
import { clockView } from './clock-view.js';
import { inSnapshot } from './in-transaction.js';
import { subjectOf } from './subject.js';
import { type Actor, type App, done, failed, type Result } from './types.js';

export interface LedgerInput {
  readonly case: string;
  readonly clock: 'stage' | 'handling' | 'standard' | 'whole' | 'supervision';
}

/** Where a clock's time went, line by line. Not found where the case has no such clock. */
export function getLedger(app: App, actor: Actor, input: LedgerInput): Promise<Result<LedgerView>> {
  return inSnapshot(app, actor.tenant, async (tx, config) => {
    const row = await findMatter(tx, actor.tenant, input.case);
    if (row === undefined) return failed({ code: 'not-found' });
    const subject = await subjectOf(tx, row);
    const rights = rightsOf(config.flow(row.definition_version));
    const now = Math.max(app.clock.now(), row.fold.last);
    const context = config.context(row.definition_version, row.reported_at);
    const name = nameOf(input.clock);
    const reading = readClock(context, row.fold, name, now);
    if (!allows(rights, actor, 'case.read', subject) || reading === null) return failed({ code: 'not-found' });

    const lines = ledger(context, row.fold, name, now);
    const pausers = lines.flatMap((line) => (line.why?.kind === 'paused' ? [line.why.by] : []));
    const names = await namesOf(tx, actor.tenant, pausers);
    const zone = config.calendar.timeZone;
    return done({
      clock: input.clock,
      reading: clockView(reading, zone),
      lines: lines.map((line) => lineView(line, names, zone)),
      now: formatInstant(now, zone),
    });
  });
}

function nameOf(clock: LedgerInput['clock']): ClockName {
  switch (clock) {
    case 'handling':
      return { kind: 'handling', form: 'recognised' };
    case 'standard':
      return { kind: 'handling', form: 'standard' };
    case 'supervision':
      return { kind: 'overlay', name: 'supervision' };
    default:
      return { kind: clock };
  }
}

function lineView(line: LedgerLine, names: ReadonlyMap<string, string>, zone: string): LedgerLineView {
  const { start, end, counted, date, why } = line;
  return {
    start: formatInstant(start, zone),
    end: formatInstant(end, zone),
    minutes: (end - start) / 60_000,
    counted,
    date,
    why: why?.kind === 'paused' ? { ...why, by: { id: why.by, name: names.get(why.by) ?? why.by } } : why,
  };
}
