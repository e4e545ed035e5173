/** What the address of the unit's page says: which of the person's units. */
export interface UnitSearch {
  readonly unit?: string;
}

export function readUnitSearch({ unit }: Readonly<Record<string, unknown>>): UnitSearch {
  return typeof unit === 'string' && unit !== '' ? { unit } : {};
}
