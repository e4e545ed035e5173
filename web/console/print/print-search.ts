import type { LedgerClock } from '@bihuan/contracts';

const CLOCKS: readonly LedgerClock[] = [
  'stage',
  'handling',
  'standard',
  'whole',
  'supervision',
  'filing',
  'dispatch',
  'sendVerification',
  'verification',
  'closing',
];

/** As many as go through a printer in one go; more are for a second one. */
const MOST = 100;

export interface LedgerSearch {
  readonly clock?: LedgerClock;
  readonly visit?: number;
  /** As it stood then, ISO 8601. */
  readonly at?: string;
}

export function readLedgerSearch(search: Record<string, unknown>): LedgerSearch {
  const clock = CLOCKS.find((each) => each === search.clock);
  const visit = Number(search.visit);
  const { at } = search;
  return {
    ...(clock === undefined ? {} : { clock }),
    ...(Number.isInteger(visit) && visit > 0 ? { visit } : {}),
    ...(typeof at === 'string' && !Number.isNaN(Date.parse(at)) ? { at } : {}),
  };
}

export interface IdsSearch {
  /** Cases, with commas between them. */
  readonly ids?: string;
}

export function readIds(search: Record<string, unknown>): IdsSearch {
  return typeof search.ids === 'string' && search.ids !== '' ? { ids: search.ids } : {};
}

/** The cases of a print in their order, each once. */
export function casesOf(caseId: string | undefined, ids: string | undefined): string[] {
  const all = [caseId ?? '', ...(ids ?? '').split(',')].map((id) => id.trim()).filter((id) => id !== '');
  return [...new Set(all)].slice(0, MOST);
}
