import type { ModelEvent, ModelPolicy, ModelUnit } from './events.js';
import { apply, begin, type ModelCase, type ModelRules } from './history.js';
import { legalTypes, refusal } from './legality.js';
import { type CaseLights, caseLights } from './lights.js';
import { type ModelScore, type ModelUnitScore, type Period, score } from './score.js';
import { MINUTE, type ModelCalendar, naturalTicks, type Ticks, workTicks } from './time.js';

export interface Verdict {
  readonly legal: boolean;
  /** The case's state before the event. */
  readonly state: string;
  /** The types that would have been legal, whatever their data; sorted. */
  readonly legalTypes: readonly string[];
}

/** The reference model: plain, slow, and nobody's but the tests'. Instants are multiples of `tick`. */
export class Model {
  readonly #rules: ModelRules;
  readonly #work: Ticks;
  readonly #natural: Ticks;
  readonly #policy: ModelPolicy;

  constructor(calendar: ModelCalendar, policy: ModelPolicy, units: readonly ModelUnit[], tick = MINUTE) {
    this.#rules = { dayMinutes: calendar.dayMinutes, units };
    this.#policy = policy;
    this.#work = workTicks(calendar, tick);
    this.#natural = naturalTicks(tick);
  }

  /** Work time, natural time for urgent cases. */
  timeOf(matter: { severity: string }): Ticks {
    return matter.severity === 'urgent' ? this.#natural : this.#work;
  }

  /** What becomes of `next` after the events, of one case and all legal. */
  judge(events: readonly ModelEvent[], next: ModelEvent): Verdict {
    const matter = this.#fold(events)[0];
    return {
      legal: refusal(this.#rules, matter, next) === null,
      state: matter?.state ?? 'new',
      legalTypes: legalTypes(matter, next.at).toSorted(),
    };
  }

  firstRefused(events: readonly ModelEvent[]): ModelEvent | null {
    const cases = new Map<string, ModelCase>();
    for (const event of events) if (this.#take(cases, event) !== null) return event;
    return null;
  }

  lights(events: readonly ModelEvent[], now: number): CaseLights[] {
    const cases = this.#fold(events.filter((event) => event.at <= now));
    return cases.flatMap((matter) => {
      const shown = caseLights(this.timeOf(matter), matter, this.#policy, this.#rules.dayMinutes, now);
      return shown ? [shown] : [];
    });
  }

  evaluate(events: readonly ModelEvent[], period: Period): { units: ModelUnitScore[]; area: ModelScore } {
    const cases = this.#fold(events.filter((event) => event.at <= period.asOf));
    return score((matter) => this.timeOf(matter), cases, this.#rules.units, this.#policy, period);
  }

  /** In order of first appearance. Throws on an event that is not legal. */
  #fold(events: readonly ModelEvent[]): ModelCase[] {
    const cases = new Map<string, ModelCase>();
    for (const event of events) {
      const why = this.#take(cases, event);
      if (why !== null) throw new Error(`${event.case} ${new Date(event.at).toISOString()}: ${why}`);
    }
    return [...cases.values()];
  }

  /** Why the event is refused; null when it was legal and is folded in. */
  #take(cases: Map<string, ModelCase>, event: ModelEvent): string | null {
    const matter = cases.get(event.case);
    const why = refusal(this.#rules, matter, event);
    if (why !== null) return why;
    if (matter) apply(this.#rules, matter, event);
    else cases.set(event.case, begin(event));
    return null;
  }
}
