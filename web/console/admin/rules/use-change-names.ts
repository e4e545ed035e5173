import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNames } from '../../data/names.js';
import { queries } from '../../data/queries.js';
import { useSession } from '../../data/session.js';
import type { ChangeNames } from './change-text.js';

/** Names of the areas that duties name: streets and the whole; others are found by their path. */
export function useAreaNames(): (path: string) => string {
  const { tenant } = useSession();
  const { data } = useQuery(queries.areas({ level: 'street' }));
  return useMemo(() => {
    const names = new Map(data?.features.map(({ properties }) => [properties.path, properties.name]));
    return (path) => (path === tenant.id ? tenant.name : (names.get(path) ?? path.slice(path.lastIndexOf('/') + 1)));
  }, [data, tenant]);
}

/** Names for the ids in documents, in the reader's language. */
export function useChangeNames(): ChangeNames {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const area = useAreaNames();
  const classes = useQuery(queries.catalogue()).data?.classes;
  const english = i18n.language === 'en';
  return useMemo(() => {
    const byKey = new Map(classes?.map((cls) => [`${cls.standardRef}|${cls.kind}|${cls.code}`, cls]));
    return {
      t,
      english,
      unit: names.unitById,
      area,
      cls: (key) => {
        const found = byKey.get(key);
        const code = key.split('|')[2] ?? key;
        return found === undefined ? code : `${(english ? found.nameEn : null) ?? found.name} ${code}`;
      },
    };
  }, [t, english, names, area, classes]);
}
