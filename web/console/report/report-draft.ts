import type { Point } from '@bihuan/contracts';
import { SOURCES } from '../words/domain.js';
import { newKey } from '../words/new-key.js';

/** A report being written. Its id is made here, so that sending it again is the same report. */
export interface ReportDraft {
  readonly id: string;
  readonly kind: 'component' | 'event';
  readonly code: string | null;
  /** Null: as the class suggests. */
  readonly severity: 'general' | 'urgent' | 'special' | null;
  readonly source: string;
  readonly place: Point | null;
  readonly address: string;
  readonly description: string;
  readonly component: string;
  /** Ids of photos, in their order. */
  readonly photos: readonly string[];
  readonly name: string;
  readonly phone: string;
}

const STORED = 'bihuan.report';

export function emptyReport(): ReportDraft {
  return {
    id: newKey(),
    kind: 'event',
    code: null,
    severity: null,
    source: 'hotline',
    place: null,
    address: '',
    description: '',
    component: '',
    photos: [],
    name: '',
    phone: '',
  };
}

export function storedReport(): ReportDraft | null {
  const stored = sessionStorage.getItem(STORED);
  return stored === null ? null : { ...emptyReport(), ...(JSON.parse(stored) as Partial<ReportDraft>) };
}

export function keepReport(draft: ReportDraft | null): void {
  if (draft === null) sessionStorage.removeItem(STORED);
  else sessionStorage.setItem(STORED, JSON.stringify(draft));
}

/** What is still to be said, as keys of `field.*`. */
export function missingInReport(draft: ReportDraft): string[] {
  return [...(draft.code === null ? ['class'] : []), ...(draft.place === null ? ['location'] : [])];
}

/** The sources by which this person's reports come: the server takes no other. */
export function sourcesOf(permissions: readonly string[]): string[] {
  return SOURCES.filter((source) => permissions.includes(`source.${source}`));
}

/** The draft with a source that the person may say: another may have begun it on this screen. */
export function withOwnSource(draft: ReportDraft, sources: readonly string[]): ReportDraft {
  const [first] = sources;
  return first === undefined || sources.includes(draft.source) ? draft : { ...draft, source: first };
}
