import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../data/queries.js';
import { mapQueries } from './map-queries.js';

/** Groups of the standard's components that have a sign of their own. */
export const KNOWN = ['01', '02', '03', '04', '05'] as const;
const NONE: readonly string[] = [];

/** What the city itself lays under and onto the map, and the signs of the groups of its components. */
export function useGround() {
  const { t } = useTranslation();
  const map = useQuery(mapQueries.map()).data;
  const classes = useQuery(queries.catalogue()).data?.classes;
  const signs = useMemo(() => {
    const groups = new Map<string, string>();
    for (const { kind, code, group } of classes ?? []) {
      if (kind !== 'component' || groups.has(code.slice(0, 2))) continue;
      const known = KNOWN.find((each) => each === code.slice(0, 2));
      groups.set(code.slice(0, 2), known === undefined ? group.slice(0, 1) : t(`cityMap.sign.${known}`));
    }
    return groups;
  }, [classes, t]);
  const tilesets = useMemo(() => map?.tiles3d.map(({ url }) => url) ?? NONE, [map]);
  return { base: map?.baseMap ?? null, tilesets, signs };
}
