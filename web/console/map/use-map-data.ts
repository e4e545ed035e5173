import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type AreaValues, boxOf, type Camera, type PlaceName, placeIn } from '../../map/index.js';
import { queries } from '../data/queries.js';
import { mapQueries } from './map-queries.js';
import type { Figure, FigureLevel } from './map-search.js';
import { marksAt } from './marks-at.js';
import { stepsOf } from './shading.js';

/** The cases on the map at an instant; null: now. */
export function useMarks(at: number | null) {
  const history = useQuery(mapQueries.history());
  const cases = history.data?.cases;
  const marks = useMemo(() => marksAt(cases ?? [], at), [cases, at]);
  return { history, marks };
}

/** Names of streets and communities, each at a place inside it. */
export function usePlaceNames(): readonly PlaceName[] {
  const streets = useQuery(queries.areas({ level: 'street' })).data?.features;
  const communities = useQuery(queries.areas({ level: 'community' })).data?.features;
  return useMemo(
    () => [
      ...(streets ?? []).map((area): PlaceName => ({ name: area.properties.name, place: placeIn(area), rank: 0 })),
      ...(communities ?? []).map((area): PlaceName => ({ name: area.properties.name, place: placeIn(area), rank: 1 })),
    ],
    [streets, communities],
  );
}

export function useShades(shade: { readonly figure: Figure; readonly level: FigureLevel } | null) {
  const query = useQuery({
    ...mapQueries.figures(shade?.figure ?? 'open', shade?.level ?? 'street'),
    enabled: shade !== null,
  });
  const areas = shade === null ? undefined : query.data?.areas;
  const values = useMemo((): AreaValues | null => {
    if (shade === null || areas === undefined) return null;
    const figures = new Map(areas.map(({ id, value }) => [id, value]));
    return { level: shade.level, values: figures, steps: stepsOf(figures.values()) };
  }, [shade, areas]);
  return { query, areas, values };
}

const FIRST = { pitch: 56, bearing: -24 } as const;

/** Where the map begins where the address does not say: above the middle of the city; null until that is known. */
export function useFirstCamera(): Camera | null {
  const map = useQuery(mapQueries.map());
  const streets = useQuery(queries.areas({ level: 'street' })).data?.features;
  return useMemo(() => {
    const centre = map.data?.centre;
    if (centre != null) return { ...centre, ...FIRST, zoom: 15.2 };
    if (map.isPending) return null;
    const box = streets === undefined ? null : boxOf(streets);
    if (box === null) return streets === undefined ? null : { lon: 104, lat: 36, zoom: 10, ...FIRST };
    return { lon: (box.west + box.east) / 2, lat: (box.south + box.north) / 2, ...FIRST, zoom: 12 };
  }, [map.data, map.isPending, streets]);
}
