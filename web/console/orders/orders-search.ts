/** What the address of the orders says: which of them, whose. */
export interface OrdersSearch {
  readonly show?: 'asked' | 'ordered' | 'done';
  readonly unit?: string;
  readonly area?: string;
}

const SHOWS = ['asked', 'ordered', 'done'] as const;

export function readOrdersSearch(raw: Readonly<Record<string, unknown>>): OrdersSearch {
  const show = SHOWS.find((each) => each === raw.show);
  const { unit, area } = raw;
  return {
    ...(show && { show }),
    ...(typeof unit === 'string' && unit !== '' && { unit }),
    ...(typeof area === 'string' && area !== '' ? { area } : typeof area === 'number' ? { area: String(area) } : {}),
  };
}
