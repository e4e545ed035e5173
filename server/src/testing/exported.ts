import { parseEvent } from '@bihuan/flow';
import { type ExportedEvent, exportHistories } from '../usecases/export-histories.js';
import type { CaseHistory, HistoryEvent } from '../usecases/import-histories.js';
import type { TestInstallation } from './installation.js';

/** The whole log as an export gives it. */
export async function exported(here: TestInstallation): Promise<ExportedEvent[]> {
  const lines: ExportedEvent[] = [];
  for await (const line of exportHistories(here.app, { tenant: here.tenant })) lines.push(line);
  return lines;
}

/** The lines of an export as histories for an import. */
export function historiesOf(lines: readonly ExportedEvent[]): CaseHistory[] {
  const byCase = new Map<string, HistoryEvent[]>();
  for (const line of lines) {
    const event = { ...parseEvent(line), ...(line.derived ? { derived: true } : {}) };
    const events = byCase.get(event.case) ?? [];
    byCase.set(event.case, [...events, event]);
  }
  return [...byCase].map(([id, events]) => ({ id, externalId: id, events }));
}
