export interface PartnerSearch {
  /** The one whose keys and addresses are open. */
  readonly partner?: string;
}

export function readPartnerSearch(search: Record<string, unknown>): PartnerSearch {
  const { partner } = search;
  return typeof partner === 'string' && partner !== '' ? { partner } : {};
}
