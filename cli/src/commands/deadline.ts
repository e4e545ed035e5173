import {
  type Calendar,
  formatInstant,
  naturalTime,
  parseDuration,
  parseInstant,
  type Timeline,
} from '@bihuan/worktime';
import { Complaints } from '../io/complaints.js';
import { readLines } from '../io/lines.js';
import { Output } from '../io/output.js';
import type { Terminal } from '../io/terminal.js';
import { loadCalendar } from '../rules.js';

/** `{"start", "duration"}` → `{"due"}`; `{"start", "end"}` → `{"minutes"}`; a bad line answers `{"error"}`. */
export async function deadline(terminal: Terminal, files: string[], options: { calendar: string }): Promise<number> {
  const { calendar, holidays } = await loadCalendar(options.calendar);
  const natural = naturalTime(calendar.timeZone);
  const output = new Output(terminal.stdout);
  const complaints = new Complaints(terminal.stderr);
  for await (const line of readLines(files, terminal.stdin)) {
    try {
      await output.line(JSON.stringify(answer(calendar, natural, JSON.parse(line.text), (t) => holidays.see(t))));
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      const why = error instanceof SyntaxError ? `not JSON (${error.message})` : error.message;
      complaints.add(line, why);
      await output.line(JSON.stringify({ error: why }));
    }
  }
  await output.flush();
  holidays.warn(terminal.stderr);
  return complaints.conclude() ? 1 : 0;
}

function answer(
  calendar: Calendar,
  natural: Timeline,
  value: unknown,
  see: (t: number) => void,
): { due: string | null } | { minutes: number } {
  if (typeof value !== 'object' || value === null) throw new Error('not a JSON object');
  const { start, duration, end } = value as Record<string, unknown>;
  const from = instant(start, 'start');
  see(from);
  if (duration !== undefined && end !== undefined) throw new Error('either "duration" or "end", not both');
  if (end !== undefined) {
    const to = instant(end, 'end');
    see(to);
    return { minutes: calendar.elapsed(from, to) / 60_000 };
  }
  if (duration === undefined) throw new Error('"duration" or "end" is missing');
  if (duration === null) return { due: null };
  const parsed = parseDuration(duration);
  const timeline = 'urgentHours' in parsed ? natural : calendar;
  const due = timeline.add(from, timeline.length(parsed));
  see(due);
  return { due: formatInstant(due, calendar.timeZone) };
}

function instant(value: unknown, member: string): number {
  if (typeof value !== 'string') throw new Error(`"${member}" must be an ISO 8601 instant with an offset`);
  return parseInstant(value);
}
