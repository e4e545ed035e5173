/** What the address of the coordination office says: which list, which case, which budget year. */
export interface CoordinationSearch {
  readonly view?: 'decided' | 'fund';
  readonly case?: string;
  readonly year?: number;
}

const VIEWS = ['decided', 'fund'] as const;

export function readCoordinationSearch(raw: Readonly<Record<string, unknown>>): CoordinationSearch {
  const view = VIEWS.find((each) => each === raw.view);
  const { case: id, year } = raw;
  return {
    ...(view && { view }),
    ...(typeof id === 'string' && id !== '' && { case: id }),
    ...(typeof year === 'number' && Number.isInteger(year) && year >= 2000 && year <= 2999 && { year }),
  };
}
