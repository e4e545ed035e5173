import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

interface AreaName {
  readonly path: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly level: string;
}

export interface AreaOption {
  readonly value: string;
  readonly label: string;
  readonly find: string;
}

/** Areas to choose from, each with what it lies in: "西园街道 / 西园社区". */
export function useAreaOptions(areas: readonly AreaName[] | undefined): AreaOption[] {
  const english = useTranslation().i18n.language === 'en';
  return useMemo(() => {
    const said = (area: AreaName) => (english ? (area.nameEn ?? area.name) : area.name);
    const byPath = new Map(areas?.map((area) => [area.path, area]));
    return (
      areas?.map((area) => {
        const above = byPath.get(area.path.slice(0, area.path.lastIndexOf('/')));
        const isDeep = above?.path.includes('/') === true;
        return {
          value: area.path,
          label: isDeep && above !== undefined ? `${said(above)} / ${said(area)}` : said(area),
          find: `${area.name} ${area.path}`,
        };
      }) ?? []
    );
  }, [areas, english]);
}
