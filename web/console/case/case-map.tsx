import type { CaseDetail } from '@bihuan/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { PlainMap } from '../../map/index.js';
import { queries } from '../data/queries.js';
import { useMapWords } from '../desk/use-map-words.js';
import { cameraText, chosenText } from '../map/map-search.js';

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
      <Link
        className="to-3d"
        to="/map"
        search={{
          at: cameraText({ ...detail.location, zoom: 17, pitch: 56, bearing: -24 }),
          pick: chosenText({ layer: 'mark', id: detail.id }),
        }}
      >
        {t('map.to3d')}
      </Link>
    </section>
  );
}
