import { type SimulatedComponent, sampleDistrict, simulateCases } from '@bihuan/city';
import { parseEvent } from '@bihuan/flow';
import type { TenantConfig } from './config.js';
import type { CaseHistory, HistoryEvent } from './import-histories.js';

export interface SimulationInput {
  readonly from: number;
  readonly to: number;
  readonly casesPerDay: number;
  readonly seed: number;
  /** What cases are to hang on; default: ids are made up. */
  readonly components?: readonly SimulatedComponent[];
}

/** Simulated cases of the sample district, case by case. */
export function simulatedHistories({ calendar }: TenantConfig, input: SimulationInput): CaseHistory[] {
  const byCase = new Map<string, HistoryEvent[]>();
  for (const line of simulateCases({ ...input, district: sampleDistrict(), calendar })) {
    const event = parseEvent(line);
    const events = byCase.get(event.case);
    if (events === undefined) byCase.set(event.case, [event]);
    else events.push(event);
  }
  return [...byCase].map(([id, events]) => ({ id, externalId: id, events }));
}
