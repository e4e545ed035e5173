export const SCENES = ['now', 'today', 'indicators', 'units'] as const;
export type Scene = (typeof SCENES)[number];

/** What the board's address says: an area's path, and the scene to stay on; without one they take turns. */
export interface BoardSearch {
  readonly area?: string;
  readonly scene?: Scene;
}

export function readBoardSearch(raw: Readonly<Record<string, unknown>>): BoardSearch {
  const scene = SCENES.find((each) => each === raw.scene);
  // The router reads a number out of `?area=620103`.
  const area = typeof raw.area === 'string' || typeof raw.area === 'number' ? String(raw.area) : '';
  return { ...(area !== '' && { area }), ...(scene && { scene }) };
}
