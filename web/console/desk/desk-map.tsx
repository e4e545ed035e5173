import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type MapPoint, PlainMap } from '../../map/index.js';
import { Bones, LightShape } from '../../ui/index.js';
import { useNames } from '../data/names.js';
import { queries } from '../data/queries.js';
import { ErrorNote } from '../shell/notes.js';
import { useLight } from '../time/use-time.js';
import { useMapWords } from './use-map-words.js';
import type { QueueRow } from './use-queue.js';

interface Props {
  readonly rows: readonly QueueRow[];
  readonly openId: string | null;
  readonly onOpen: (id: string) => void;
}

/** More marks than this are a stain; the most urgent come first anyway. */
const MOST = 400;

export function DeskMap({ rows, openId, onOpen }: Props) {
  const { t } = useTranslation();
  const names = useNames();
  const words = useMapWords();
  const streets = useQuery(queries.areas({ level: 'street' }));
  const points = useMemo<MapPoint[]>(
    () =>
      rows.slice(0, MOST).flatMap(({ summary }) =>
        summary.location === null
          ? []
          : [
              {
                id: summary.id,
                place: summary.location,
                shape: <RowLight clock={summary.clock ?? summary.whole} />,
                title: `${names.cls(summary.class)} ${summary.address ?? summary.area.name}`,
              },
            ],
      ),
    [rows, names],
  );
  if (streets.isError) return <ErrorNote error={streets.error} retry={() => void streets.refetch()} />;
  if (streets.isPending) return <Bones label={t('common.loading')} rows={1} />;
  return (
    <PlainMap
      label={t('map.ofQueue')}
      words={words}
      areas={streets.data.features}
      points={points}
      selected={openId}
      onPoint={onOpen}
    />
  );
}

function RowLight({ clock }: { readonly clock: QueueRow['summary']['whole'] }) {
  return <LightShape light={useLight(clock)} />;
}
