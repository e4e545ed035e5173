export const SHOWS = ['held', 'letters', 'photos', 'requests'] as const;
export type Shown = (typeof SHOWS)[number];

export interface ModerationSearch {
  readonly show?: Shown;
}

export function readModerationSearch(search: Readonly<Record<string, unknown>>): ModerationSearch {
  const show = SHOWS.find((each) => each === search.show);
  return show === undefined ? {} : { show };
}
