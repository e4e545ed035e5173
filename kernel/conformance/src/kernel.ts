import { cityFlow } from '@bihuan/city';
import {
  apply,
  type ClockContext,
  type ClockReading,
  check,
  clocks,
  fold,
  legalTypes,
  type Matter,
  type MatterEvent,
  parseEvent,
  runFacts,
} from '@bihuan/flow';
import { parsePolicy } from '@bihuan/kit';
import { score } from '@bihuan/scoring';
import { compileCalendar } from '@bihuan/worktime';
import { iso, type ModelEvent, type StageName } from './events.js';
import type { CaseLights, Reading } from './lights.js';
import type { MakeSubject } from './subject.js';

/** The kernel under the city's definition, asked what the model is asked: the one place that knows its API. */
export const kernel: MakeSubject = (calendar, rawPolicy, units) => {
  const policy = parsePolicy(rawPolicy);
  const context: ClockContext = {
    definition: cityFlow,
    calendar: compileCalendar(calendar),
    policy,
    commandDuty: new Set(units.filter((unit) => unit.commandDuty).map((unit) => unit.id)),
  };
  const ids = units.map((unit) => unit.id);
  return {
    judge(events, next) {
      const matter = fold(cityFlow, events.map(toKernel));
      return {
        legal: check(cityFlow, matter, toKernel(next), new Set(ids)) === null,
        state: matter?.state ?? 'new',
        legalTypes: legalTypes(cityFlow, matter, next.at).toSorted(),
      };
    },
    firstRefused(events) {
      const matters = new Map<string, Matter>();
      for (const event of events) {
        const matter = matters.get(event.case) ?? null;
        if (check(cityFlow, matter, toKernel(event), new Set(ids)) !== null) return event;
        matters.set(event.case, apply(cityFlow, matter, toKernel(event)));
      }
      return null;
    },
    lights(events, now) {
      const matters = folded(events.filter((event) => event.at <= now));
      return matters.flatMap((matter) => shown(context, matter, now) ?? []);
    },
    evaluate(events, period) {
      const facts = folded(events.filter((event) => event.at <= period.asOf)).flatMap((each) =>
        runFacts(context, each),
      );
      const { units: scored, area } = score(facts, ids, period, policy);
      return { units: [...scored], area };
    },
  };
};

/** As a line of a log comes in: through JSON and the kernel's own reader. */
export function toKernel(event: ModelEvent): MatterEvent {
  return parseEvent(JSON.parse(JSON.stringify({ ...event, at: iso(event.at) })));
}

/** In order of first appearance. */
function folded(events: readonly ModelEvent[]): Matter[] {
  const matters = new Map<string, Matter>();
  for (const event of events) {
    matters.set(event.case, apply(cityFlow, matters.get(event.case) ?? null, toKernel(event)));
  }
  return [...matters.values()];
}

const NOT_SHOWN = ['closed', 'rejected', 'merged', 'cancelled', 'referred'];

function shown(context: ClockContext, matter: Matter, now: number): CaseLights | null {
  if (NOT_SHOWN.includes(matter.state)) return null;
  const { stage, handling, whole, deferred, unit } = clocks(context, matter, now);
  if (!stage) throw new Error(`${matter.id} is ${matter.state} and has no stage`);
  return {
    case: matter.id,
    state: matter.state,
    deferred,
    unit,
    stage: { name: stage.name as StageName, ...reading(stage) },
    handling: handling && reading(handling),
    whole: reading(whole),
  };
}

function reading({ light, dueAt, warnAt, usedMs }: ClockReading): Reading {
  return { light, dueAt, warnAt, usedMinutes: usedMs / 60_000 };
}
