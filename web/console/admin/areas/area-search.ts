export const AREA_VIEWS = ['tree', 'map', 'checks', 'import', 'changes'] as const;
export type AreaView = (typeof AREA_VIEWS)[number];

/** `/admin/areas?view=map&area=620103001001&at=103.8,36.06` */
export interface AreaSearch {
  readonly view?: AreaView;
  /** Which area the map shows; `~patrol`: a layer beside the tree. */
  readonly area?: string;
  /** A place to look at: longitude and latitude. */
  readonly at?: string;
}

export function readAreaSearch(search: Readonly<Record<string, unknown>>): AreaSearch {
  const view = AREA_VIEWS.find((each) => each === search.view);
  // A code that stands alone in an address is read as a number.
  const area = typeof search.area === 'string' || typeof search.area === 'number' ? String(search.area) : '';
  const at = typeof search.at === 'string' && /^-?[\d.]+,-?[\d.]+$/.test(search.at) ? search.at : '';
  return {
    ...(view === undefined || view === 'tree' ? {} : { view }),
    ...(area === '' ? {} : { area }),
    ...(at === '' ? {} : { at }),
  };
}

export function placeOf(at: string | undefined): { readonly lon: number; readonly lat: number } | null {
  const [lon, lat] = (at ?? '').split(',').map(Number);
  return lon === undefined || lat === undefined || Number.isNaN(lon + lat) ? null : { lon, lat };
}
