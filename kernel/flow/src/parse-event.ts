import { parseInstant } from '@bihuan/worktime';
import type { MatterEvent } from './matter.js';

/** A line of a log that is no event; `message` says which member and what is expected. */
export class EventError extends Error {
  override readonly name = 'EventError';
}

/**
 * A parsed line of a log as an event: `case`, `at` (with an offset), `type`, `actor` and `data`. Members that are not
 * known are kept in `data` and ignored beside it.
 * @throws EventError, InstantError
 */
export function parseEvent(value: unknown): MatterEvent {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new EventError('not a JSON object');
  const { case: id, at, type, actor, data = {} } = value as Record<string, unknown>;
  return {
    case: text(id, 'case'),
    at: parseInstant(text(at, 'at')),
    type: text(type, 'type'),
    actor: text(actor, 'actor'),
    data: record(data),
  };
}

function text(value: unknown, member: string): string {
  if (value === undefined) throw new EventError(`"${member}" is missing`);
  if (typeof value !== 'string' || value === '') throw new EventError(`"${member}" must be a text that is not empty`);
  return value;
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new EventError('"data" must be an object');
  }
  return value as Record<string, unknown>;
}
