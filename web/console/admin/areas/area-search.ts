export const AREA_VIEWS = ['tree', 'map', 'checks', 'import', 'changes'] as const;
export type AreaView = (typeof AREA_VIEWS)[number];

/** `/admin/areas?view=map&area=620103001001` */
export interface AreaSearch {
  readonly view?: AreaView;
  /** Which area the map shows; `~patrol`: a layer beside the tree. */
  readonly area?: string;
}

export function readAreaSearch(search: Readonly<Record<string, unknown>>): AreaSearch {
  const view = AREA_VIEWS.find((each) => each === search.view);
  // A code that stands alone in an address is read as a number.
  const area = typeof search.area === 'string' || typeof search.area === 'number' ? String(search.area) : '';
  return {
    ...(view === undefined || view === 'tree' ? {} : { view }),
    ...(area === '' ? {} : { area }),
  };
}
