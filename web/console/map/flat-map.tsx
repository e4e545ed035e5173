import type { Point } from '@bihuan/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Chosen, type MapMark, PlainMap } from '../../map/index.js';
import { queries } from '../data/queries.js';
import { useMapWords } from '../desk/use-map-words.js';

interface Props {
  readonly marks: readonly MapMark[];
  readonly chosen: Chosen | null;
  readonly onMark: (id: string, place: Point) => void;
}

/** In place of the scene, where the browser draws none. */
export function FlatMap({ marks, chosen, onMark }: Props) {
  const { t } = useTranslation();
  const words = useMapWords();
  const streets = useQuery(queries.areas({ level: 'street' })).data?.features ?? [];
  return (
    <div className="map-flat">
      <p role="status">{t('cityMap.noScene')}</p>
      <PlainMap
        label={t('map.ofQueue')}
        words={words}
        areas={streets}
        marks={marks}
        selected={chosen?.layer === 'mark' ? chosen.id : null}
        onMark={(id) => {
          const mark = marks.find((each) => each.id === id);
          if (mark !== undefined) onMark(id, mark.place);
        }}
      />
    </div>
  );
}
