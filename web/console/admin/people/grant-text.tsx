import type { Grant } from '@bihuan/contracts';
import { useTranslation } from 'react-i18next';
import { useNames } from '../../data/names.js';

/** "责任单位受理人员 · 西园街道": a role, for whom and where. */
export function GrantText({ grant }: { readonly grant: Grant }) {
  return <>{useGrantText()(grant)}</>;
}

export function useGrantText(): (grant: Grant) => string {
  const { t } = useTranslation();
  const names = useNames();
  return ({ role, area, unit }) => {
    const where = unit === null || unit.name === area.name ? area.name : `${names.unit(unit)} · ${area.name}`;
    return `${t(`role.${role}`)} · ${where}`;
  };
}
