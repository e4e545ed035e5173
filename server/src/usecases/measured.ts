import { CalendarError, DurationError, InstantError } from '@bihuan/worktime';
import { done, failed, type Result } from './types.js';

/**
 * Runs what reckons with clocks. Where the calendar or the years end before a clock does, it is the command that asks for
 * too much, and that is a failure of its input.
 */
export function measured<T>(work: () => T): Result<T> {
  try {
    return done(work());
  } catch (error) {
    if (!isUnmeasurable(error)) throw error;
    const message = `times that can be reckoned (${error.message})`;
    return failed({ code: 'invalid', errors: [{ path: 'data', message }] });
  }
}

function isUnmeasurable(error: unknown): error is Error {
  return error instanceof CalendarError || error instanceof DurationError || error instanceof InstantError;
}
