import type { CaseDetail } from '@bihuan/contracts';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { PlainMap } from '../../map/index.js';
import { queries } from '../data/queries.js';
import { useMapWords } from '../desk/use-map-words.js';

/** Where it is, in its street. */
export function CaseMap({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation();
  const words = useMapWords();
  const streets = useQuery(queries.areas({ level: 'street' })).data?.features;
  const street = detail.areas.find((area) => area.level === 'street');
  const focus = useMemo(() => streets?.filter((area) => area.id === street?.id), [streets, street?.id]);
  if (streets === undefined || detail.location === null) return null;
  return (
    <section className="case-part case-map" aria-label={t('map.ofCase')}>
      <PlainMap
        label={t('map.ofCase')}
        words={words}
        areas={streets}
        picked={detail.location}
        {...(focus === undefined ? {} : { focus })}
      />
    </section>
  );
}
