import type { ClassRef } from '@bihuan/contracts';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from './queries.js';

interface Named {
  readonly id: string;
  readonly name: string;
}

export interface Names {
  unit(unit: Named): string;
  unitById(id: string): string;
  cls(cls: ClassRef & { readonly name: string }): string;
  /** By its Chinese name alone, as lists give it. */
  clsByName(name: string): string;
  /** By code alone, in the installation's standard. */
  clsByCode(kind: string, code: string): string;
}

/** Names in the reader's language, where there is one in it. */
export function useNames(): Names {
  const english = useTranslation().i18n.language === 'en';
  const units = useQuery(queries.units()).data?.units;
  const classes = useQuery(queries.catalogue()).data?.classes;
  return useMemo(() => {
    const unitOf = new Map(units?.map((unit) => [unit.id, unit]));
    const classOf = new Map(classes?.map((cls) => [`${cls.kind} ${cls.code}`, cls]));
    const classByName = new Map(classes?.map((cls) => [cls.name, cls]));
    const said = (one: { name: string; nameEn: string | null } | undefined, otherwise: string) =>
      (english ? one?.nameEn : null) ?? one?.name ?? otherwise;
    return {
      unit: (unit) => said(unitOf.get(unit.id), unit.name),
      unitById: (id) => said(unitOf.get(id), id),
      cls: (cls) => {
        const known = classOf.get(`${cls.kind} ${cls.code}`);
        return known?.standardRef === cls.standardRef ? said(known, cls.name) : cls.name;
      },
      clsByName: (name) => said(classByName.get(name), name),
      clsByCode: (kind, code) => said(classOf.get(`${kind} ${code}`), code),
    };
  }, [units, classes, english]);
}
