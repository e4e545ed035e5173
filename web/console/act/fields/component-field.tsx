import type { Point } from '@bihuan/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Bones } from '../../../ui/index.js';
import { queries } from '../../data/queries.js';
import { NearList } from '../../nearby/near-list.js';
import { problemText } from '../../words/problem-text.js';
import type { WidgetProps } from './field.js';

/** The component that is meant, of those near the place of the case, or near the one that the form corrects it to. */
export function ComponentField({ detail, values, value, onChange }: WidgetProps) {
  const { t } = useTranslation();
  const corrected = values.location as Partial<Point> | undefined;
  const place = corrected?.lon !== undefined && corrected.lat !== undefined ? (corrected as Point) : detail.location;
  const code = typeof values.class === 'string' ? values.class : detail.class.code;
  const query = useQuery({
    ...queries.locate({ place: place ?? { lon: 0, lat: 0 }, kind: detail.class.kind, code }),
    enabled: place !== null,
  });
  if (place === null) return <p className="muted">{t('nearby.noPlace')}</p>;
  if (query.isError) return <p className="act-problem">{problemText(t, query.error)}</p>;
  if (query.data === undefined) return <Bones label={t('common.loading')} rows={3} />;
  return (
    <NearList
      components={query.data.components}
      chosen={typeof value === 'string' ? value : ''}
      onChoose={(id) => onChange(id === '' ? undefined : id)}
    />
  );
}
