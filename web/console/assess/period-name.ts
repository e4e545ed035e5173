import type { TFunction } from 'i18next';

/** `2010-04` as one says it. */
export function periodName(t: TFunction, id: string): string {
  const year = id.slice(0, 4);
  if (id.length === 4) return t('assess.year', { year });
  if (id[5] === 'Q') return t('assess.quarter', { year, quarter: id[6] });
  return t('assess.month', { year, month: Number(id.slice(5)) });
}
