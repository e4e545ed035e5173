import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../data/queries.js';
import { mapQueries } from './map-queries.js';

const NONE: readonly string[] = [];

/** What the city itself lays under and onto the map, and the signs of the groups of its components. */
export function useGround() {
  const { i18n } = useTranslation();
  const map = useQuery(mapQueries.map()).data;
  const classes = useQuery(queries.catalogue()).data?.classes;
  const english = i18n.language === 'en';
  const signs = useMemo(() => {
    const groups = new Map<string, string>();
    for (const { kind, code, group } of classes ?? []) {
      if (kind !== 'component' || groups.has(code.slice(0, 2))) continue;
      groups.set(code.slice(0, 2), english ? code.slice(0, 2) : (group?.slice(0, 1) ?? code.slice(0, 2)));
    }
    return groups;
  }, [classes, english]);
  const tilesets = useMemo(() => map?.tiles3d.map(({ url }) => url) ?? NONE, [map]);
  return { base: map?.baseMap ?? null, tilesets, signs };
}
