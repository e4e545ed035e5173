import type { Point } from '@bihuan/contracts';
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
  readonly name: string;
  readonly phone: string;
}

const STORED = 'bihuan.report';

export function emptyReport(source: string): ReportDraft {
  return {
    id: newKey(),
    kind: 'event',
    code: null,
    severity: null,
    source,
    place: null,
    address: '',
    description: '',
    component: '',
    name: '',
    phone: '',
  };
}

export function storedReport(): ReportDraft | null {
  const stored = sessionStorage.getItem(STORED);
  return stored === null ? null : (JSON.parse(stored) as ReportDraft);
}

export function keepReport(draft: ReportDraft | null): void {
  if (draft === null) sessionStorage.removeItem(STORED);
  else sessionStorage.setItem(STORED, JSON.stringify(draft));
}

/** What is still to be said, as keys of `field.*`. */
export function missingInReport(draft: ReportDraft): string[] {
  return [...(draft.code === null ? ['class'] : []), ...(draft.place === null ? ['location'] : [])];
}

/** A role's usual way of hearing of a problem. */
export function sourceOf(roles: readonly string[]): string {
  if (roles.includes('hotline-agent')) return 'hotline';
  if (roles.includes('video-operator')) return 'video';
  if (roles.includes('collector') || roles.includes('grid-leader')) return 'collector';
  return 'hotline';
}
