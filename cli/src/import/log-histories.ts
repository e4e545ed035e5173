import type { Readable } from 'node:stream';
import { EventError, parseEvent } from '@bihuan/flow';
import type { CaseHistory, HistoryEvent } from '@bihuan/server';
import { InstantError } from '@bihuan/worktime';
import { readLines } from '../io/lines.js';

/** A case of a log with the line of its first event; or a line, or a case, that is bad. */
export type LoggedCase =
  | { readonly line: number; readonly history: CaseHistory }
  | { readonly line: number; readonly case: string; readonly why: string };

/**
 * The cases of a log as `export cases` writes it, whatever the order of its lines. A case with a bad line is bad as a
 * whole: without the line it would be another history. All of the log is in memory.
 */
export async function* logHistories(file: string, stdin: Readable): AsyncGenerator<LoggedCase> {
  const cases = new Map<string, { readonly line: number; readonly events: HistoryEvent[]; why: string | null }>();
  for await (const { number: line, text } of readLines([file], stdin)) {
    const parsed = parseLine(text);
    if ('why' in parsed && parsed.case === '') {
      yield { line, ...parsed };
      continue;
    }
    const id = parsed.case;
    const known = cases.get(id) ?? { line, events: [], why: null };
    cases.set(id, known);
    if ('why' in parsed) known.why ??= `line ${line}: ${parsed.why}`;
    else known.events.push(parsed.event);
  }
  for (const [id, { line, events, why }] of cases) {
    if (why !== null) yield { line, case: id, why };
    else yield { line, history: { id, externalId: id, events } };
  }
}

type ParsedLine = { readonly case: string } & ({ readonly event: HistoryEvent } | { readonly why: string });

function parseLine(text: string): ParsedLine {
  let value: unknown;
  try {
    value = JSON.parse(text);
    const event = parseEvent(value);
    const derived = (value as { derived?: unknown }).derived === true;
    return { case: event.case, event: derived ? { ...event, derived } : event };
  } catch (error) {
    if (error instanceof SyntaxError) return { case: '', why: `not JSON (${error.message})` };
    if (error instanceof EventError || error instanceof InstantError)
      return { case: caseOf(value), why: error.message };
    throw error;
  }
}

function caseOf(value: unknown): string {
  const id = (value as { case?: unknown } | null | undefined)?.case;
  return typeof id === 'string' ? id : '';
}
