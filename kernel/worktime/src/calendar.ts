import { Cover } from './cover.js';
import { type Reading, readDefinition } from './definition.js';
import { durationLength, refusedUnit } from './duration.js';
import { explainWork } from './explain.js';
import { checkInstant, checkLength, checkSpan } from './range.js';
import { addBackward, addForward, changeAfter } from './search.js';
import type { Calendar, CalendarDefinition, Duration, Instant, Milliseconds, Slice } from './types.js';

/**
 * Checks a calendar and makes its work time countable. The open intervals are worked out for the years that are asked for,
 * once; every question after that is a binary search.
 *
 * @param definition a `CalendarDefinition` as it came from outside
 * @throws CalendarError where the definition is broken
 */
export function compileCalendar(definition: unknown): Calendar {
  return new WorkCalendar(readDefinition(definition));
}

class WorkCalendar implements Calendar {
  readonly kind = 'work';
  readonly definition: CalendarDefinition;
  readonly timeZone: string;
  readonly #cover: Cover;

  constructor(reading: Reading) {
    this.definition = reading.definition;
    this.timeZone = reading.definition.timeZone;
    this.#cover = new Cover(reading);
  }

  elapsed(a: Instant, b: Instant): Milliseconds {
    checkInstant(a);
    checkInstant(b);
    this.#cover.reach(a);
    this.#cover.reach(b);
    return this.#cover.workAt(b) - this.#cover.workAt(a);
  }

  add(t: Instant, d: Milliseconds): Instant {
    checkInstant(t);
    checkLength(d);
    if (d === 0) return t;
    return d > 0 ? addForward(this.#cover, t, d) : addBackward(this.#cover, t, -d);
  }

  isOpen(t: Instant): boolean {
    checkInstant(t);
    // Where time is closed, the reading of the work time stays the same until it opens.
    return this.#cover.latestAt(this.#cover.workAt(t)) === t;
  }

  nextChange(t: Instant): Instant | null {
    checkInstant(t);
    return changeAfter(this.#cover, t);
  }

  explain(a: Instant, b: Instant): Slice[] {
    checkSpan(a, b);
    return explainWork(this.#cover, a, b);
  }

  length(duration: Duration): Milliseconds {
    if ('urgentHours' in duration) throw refusedUnit('urgentHours', 'work time is counted; give hours or workdays');
    return durationLength(duration, this.definition.dayMinutes);
  }
}
