import {
  apply,
  check,
  describe,
  EventError,
  type Matter,
  type MatterEvent,
  parseEvent,
  unmeasurable,
} from '@bihuan/flow';
import { CalendarError, InstantError } from '@bihuan/worktime';
import type { Complaints } from './io/complaints.js';
import { InputError } from './io/errors.js';
import type { Line } from './io/lines.js';
import type { Rules } from './rules.js';

/**
 * The cases of a log, folded line by line. Of a case that is not open only a packed record stays in memory, since it
 * may be reopened; of a bad line nothing.
 */
export class CaseLog {
  private readonly cases = new Map<string, Matter | string>();

  constructor(
    private readonly rules: Rules,
    private readonly complaints: Complaints,
    /** Events after it are not read. */
    private readonly until: number,
    /** What is read in the place of an event. */
    private readonly rewritten: (event: MatterEvent) => MatterEvent = (event) => event,
  ) {}

  read(line: Line): void {
    try {
      const event = this.rewritten(parseEvent(JSON.parse(line.text)));
      if (event.at > this.until) return;
      const matter = unpack(this.cases.get(event.case));
      const { definition, unitIds } = this.rules;
      const refusal = check(definition, matter, event, unitIds) ?? unmeasurable(this.rules, matter, event);
      if (refusal !== null) {
        this.complaints.add(line, describe(refusal));
        return;
      }
      const next = apply(definition, matter, event);
      this.cases.set(event.case, definition.states[next.state]?.open ? next : JSON.stringify(next));
    } catch (error) {
      this.complaints.add(line, whyBad(error));
    }
  }

  /** All cases, in the order in which they first appeared. */
  *matters(): Generator<Matter> {
    for (const stored of this.cases.values()) {
      const matter = unpack(stored);
      if (matter !== null) yield matter;
    }
  }

  /** The open ones, in the order in which they first appeared. */
  *open(): Generator<Matter> {
    for (const stored of this.cases.values()) if (typeof stored !== 'string') yield stored;
  }
}

function unpack(stored: Matter | string | undefined): Matter | null {
  if (stored === undefined) return null;
  return typeof stored === 'string' ? (JSON.parse(stored) as Matter) : stored;
}

/** The reason as a line for people; errors that are not the input's fault go on. */
export function whyBad(error: unknown): string {
  if (error instanceof SyntaxError) return `not JSON (${error.message})`;
  if (error instanceof EventError || error instanceof InstantError) return error.message;
  throw error;
}

/** Computes something of a case; where the calendar cannot give it, the error names the case. @throws InputError */
export function ofCase<T>(matter: Matter, compute: () => T): T {
  try {
    return compute();
  } catch (error) {
    if (error instanceof CalendarError || error instanceof InstantError)
      throw new InputError(`case ${matter.id}: ${error.message}`);
    throw error;
  }
}
