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

const placeOf = (of: string | undefined): string => (of === undefined ? STORED : `${STORED}.${of}`);

/** @param of a report that is written beside others, such as that of a call */
export function storedReport(of?: string): ReportDraft | null {
  const stored = sessionStorage.getItem(placeOf(of));
  return stored === null ? null : { ...emptyReport(), ...(JSON.parse(stored) as Partial<ReportDraft>) };
}

export function keepReport(draft: ReportDraft | null, of?: string): void {
  if (draft === null) sessionStorage.removeItem(placeOf(of));
  else sessionStorage.setItem(placeOf(of), JSON.stringify(draft));
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
