import type { LedgerClock, LightReason, StageView, WhyNot } from '@bihuan/contracts';
import { type LedgerLine, ledger, readClock, usedUpAt } from '@bihuan/flow';
import { formatInstant } from '@bihuan/worktime';
import { groundOf, type History } from './case-history.js';
import { clockAsked, type NamedClock, runView } from './case-stages.js';
import { clockView } from './clock-view.js';

/** Why lights are yellow or red: the red ones first, of equal ones the present stage's, the unit's, then the rest. */
export function reasonsOf(history: History, stages: readonly StageView[]): LightReason[] {
  const { flow, matter } = history;
  const present = flow.states[matter.state]?.stage ?? null;
  const asked: LedgerClock[] = [
    ...(present === null ? [] : [present as LedgerClock]),
    ...(present === 'handling' || matter.runs.length === 0 ? [] : ['handling' as const]),
    'whole',
    ...(matter.overlays.supervision?.to === null ? ['supervision' as const] : []),
  ];
  const reasons = asked.flatMap((clock) => {
    const named = clockAsked(history, clock, undefined);
    return named === null ? [] : (reasonOf(history, clock, named, stages) ?? []);
  });
  const late = (reason: LightReason) => (reason.reading.light === 'red' ? 0 : 1);
  return reasons.sort((a, b) => late(a) - late(b));
}

function reasonOf(
  history: History,
  clock: LedgerClock,
  named: NamedClock,
  stages: readonly StageView[],
): LightReason | null {
  const { context, matter, now, zone } = history;
  const reading = readClock(context, matter, named.name, now);
  const due = usedUpAt(context, matter, named.name);
  if (reading === null || reading.light === 'green' || due === null) return null;
  return {
    clock,
    visit: named.visit,
    reading: clockView(reading, zone),
    begunBy: named.begunBy,
    dueAt: formatInstant(due, zone),
    run: runView(history, named.run),
    deducted: deducted(history, ledger(context, matter, named.name, Math.max(due, reading.from))),
    lateStages: clock === 'whole' ? lateStages(stages) : [],
  };
}

/** Why time did not count, each reason once, in the order in which they came. */
function deducted(history: History, lines: readonly LedgerLine[]): WhyNot[] {
  const found = new Map<string, WhyNot>();
  for (const line of lines) {
    const why = whyView(history, line);
    if (why === null) continue;
    const key = JSON.stringify(why.kind === 'paused' ? [why.kind, why.cause] : why);
    if (!found.has(key)) found.set(key, why);
  }
  return [...found.values()];
}

export function whyView(history: History, line: LedgerLine): WhyNot | null {
  const { why } = line;
  if (why?.kind !== 'paused') return why;
  const ground = groundOf(history, { from: line.start, cause: why.cause });
  return { kind: 'paused', cause: why.cause, by: history.person(why.by), ground };
}

function lateStages(stages: readonly StageView[]): string[] {
  return stages.filter(({ visits }) => visits.some(({ clock }) => clock.light === 'red')).map(({ stage }) => stage);
}
