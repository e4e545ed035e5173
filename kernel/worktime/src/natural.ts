import { durationLength, refusedUnit } from './duration.js';
import { explainNatural } from './explain.js';
import { checkInstant, checkLength, checkSpan } from './range.js';
import type { Duration, Instant, Milliseconds, Slice, Timeline } from './types.js';
import { type Zone, zoneOf } from './zone.js';

/**
 * The time that counts by day and night, for urgent cases. The zone gives the dates of `explain`.
 *
 * @throws CalendarError `unknown-time-zone`
 */
export function naturalTime(timeZone: string): Timeline {
  return new NaturalTime(zoneOf(timeZone));
}

class NaturalTime implements Timeline {
  readonly kind = 'natural';
  readonly timeZone: string;
  readonly #zone: Zone;

  constructor(zone: Zone) {
    this.timeZone = zone.name;
    this.#zone = zone;
  }

  elapsed(a: Instant, b: Instant): Milliseconds {
    checkInstant(a);
    checkInstant(b);
    return b - a;
  }

  add(t: Instant, d: Milliseconds): Instant {
    checkInstant(t);
    checkLength(d);
    checkInstant(t + d);
    return t + d;
  }

  isOpen(t: Instant): boolean {
    checkInstant(t);
    return true;
  }

  nextChange(t: Instant): Instant | null {
    checkInstant(t);
    return null;
  }

  explain(a: Instant, b: Instant): Slice[] {
    checkSpan(a, b);
    return explainNatural(this.#zone, a, b);
  }

  length(duration: Duration): Milliseconds {
    if ('workdays' in duration) throw refusedUnit('workdays', 'natural time is counted; give hours or urgentHours');
    return durationLength(duration, undefined);
  }
}
