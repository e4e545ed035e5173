import type { CaseSummary } from '@bihuan/contracts';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type MapPoint, PlainMap } from '../../../map/index.js';
import { LightShape } from '../../../ui/index.js';
import { queries } from '../../data/queries.js';
import { useMapWords } from '../../desk/use-map-words.js';
import { useCaseLabel } from '../../sending/use-case-label.js';
import { useLight } from '../../time/use-time.js';

interface Props {
  readonly cases: readonly CaseSummary[];
  readonly into: string | null;
  readonly onInto: (id: string) => void;
}

/** Where the cases lie: the one that is chosen takes the others. */
export function MergeMap({ cases, into, onInto }: Props) {
  const { t } = useTranslation();
  const words = useMapWords();
  const label = useCaseLabel();
  const streets = useQuery(queries.areas({ level: 'street' })).data?.features;
  const points = useMemo<MapPoint[]>(
    () =>
      cases.flatMap((each) =>
        each.location === null
          ? []
          : [{ id: each.id, place: each.location, shape: <Light summary={each} />, title: label(each) }],
      ),
    [cases, label],
  );
  const focus = useMemo(
    () => streets?.filter((street) => cases.some((each) => each.area.path.split('/').includes(street.id))),
    [streets, cases],
  );
  if (streets === undefined || points.length === 0) return null;
  return (
    <div className="merge-map">
      <PlainMap
        label={t('bulk.map')}
        words={words}
        areas={streets}
        points={points}
        selected={into}
        onPoint={onInto}
        {...(focus === undefined ? {} : { focus })}
      />
    </div>
  );
}

function Light({ summary }: { readonly summary: CaseSummary }) {
  return <LightShape light={useLight(summary.clock ?? summary.whole)} />;
}
