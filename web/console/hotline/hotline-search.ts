export const HOTLINE_VIEWS = ['tasks', 'past', 'articles'] as const;
export type HotlineView = (typeof HOTLINE_VIEWS)[number];

/** Which call is open, or what else of the desk is shown. */
export interface HotlineSearch {
  readonly call?: string;
  readonly view?: HotlineView;
}

export function readHotlineSearch(raw: Record<string, unknown>): HotlineSearch {
  const view = HOTLINE_VIEWS.find((each) => each === raw.view);
  return {
    ...(typeof raw.call === 'string' && raw.call !== '' ? { call: raw.call } : {}),
    ...(view === undefined ? {} : { view }),
  };
}
