/** What the address of the log says: of whom, of what, from when to when. */
export interface AuditSearch {
  readonly q?: string;
  readonly action?: string;
  readonly kind?: string;
  readonly subject?: string;
  readonly actor?: string;
  /** Dates, `2026-03-04`; the last one included. */
  readonly from?: string;
  readonly to?: string;
}

const MEMBERS = ['q', 'action', 'kind', 'subject', 'actor', 'from', 'to'] as const;

export function readAuditSearch(raw: Readonly<Record<string, unknown>>): AuditSearch {
  const kept = MEMBERS.flatMap((member) => {
    const value = raw[member];
    if (typeof value !== 'string' && typeof value !== 'number') return [];
    const text = String(value);
    const date = member === 'from' || member === 'to';
    return text === '' || (date && !/^\d{4}-\d{2}-\d{2}$/.test(text)) ? [] : [[member, text] as const];
  });
  return Object.fromEntries(kept);
}
