import type { ModelEvent, ModelPolicy, ModelUnit } from './events.js';
import type { CaseLights } from './lights.js';
import { Model, type Verdict } from './model.js';
import type { ModelScore, ModelUnitScore, Period } from './score.js';
import type { ModelCalendar } from './time.js';

/** What the tables and the random tests ask, of the model and of the kernel alike. */
export interface Subject {
  judge(events: readonly ModelEvent[], next: ModelEvent): Verdict;
  /** The first event that is refused; null where the whole log is legal. */
  firstRefused(events: readonly ModelEvent[]): ModelEvent | null;
  lights(events: readonly ModelEvent[], now: number): CaseLights[];
  evaluate(events: readonly ModelEvent[], period: Period): { units: ModelUnitScore[]; area: ModelScore };
}

export type MakeSubject = (calendar: ModelCalendar, policy: ModelPolicy, units: readonly ModelUnit[]) => Subject;

export const model: MakeSubject = (calendar, policy, units) => new Model(calendar, policy, units);
