import { apply, check, describe, EventError, type FlowDefinition, type Matter, parseEvent } from '@bihuan/flow';
import { InstantError } from '@bihuan/worktime';
import type { Complaints } from './io/complaints.js';
import type { Line } from './io/lines.js';

/**
 * The cases of a log, folded line by line. Of a case that is not open only a packed record stays in memory, since it
 * may be reopened; of a bad line nothing.
 */
export class CaseLog {
  private readonly cases = new Map<string, Matter | string>();

  constructor(
    private readonly definition: FlowDefinition,
    private readonly units: ReadonlySet<string>,
    private readonly complaints: Complaints,
    /** Events after it are not read. */
    private readonly until: number,
  ) {}

  read(line: Line): void {
    try {
      const event = parseEvent(JSON.parse(line.text));
      if (event.at > this.until) return;
      const matter = unpack(this.cases.get(event.case));
      const refusal = check(this.definition, matter, event, this.units);
      if (refusal !== null) {
        this.complaints.add(line, describe(refusal));
        return;
      }
      const next = apply(this.definition, matter, event);
      this.cases.set(event.case, this.definition.states[next.state]?.open ? next : JSON.stringify(next));
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
