import type { ComponentDetail, Point } from '@bihuan/contracts';
import { useTranslation } from 'react-i18next';
import { Degrees } from '../words/degrees.js';
import { ComponentMap } from './component-map.js';

interface Props {
  readonly label: string;
  readonly place: Point | null;
  readonly areas: ComponentDetail['areas'];
  readonly onPlace: (place: Point | null) => void;
}

/** A place by a click on the map, or by its degrees. */
export function PlaceFields({ label, place, areas, onPlace }: Props) {
  const { t } = useTranslation();
  return (
    <fieldset className="part-place">
      <legend>{label}</legend>
      <ComponentMap place={place} areas={areas} onPick={onPlace} />
      <div className="place-degrees">
        <Degrees
          label={t('place.lon')}
          value={place?.lon ?? null}
          onChange={(lon) => onPlace(lon === null ? null : { lon, lat: place?.lat ?? 0 })}
        />
        <Degrees
          label={t('place.lat')}
          value={place?.lat ?? null}
          onChange={(lat) => onPlace(lat === null ? null : { lat, lon: place?.lon ?? 0 })}
        />
      </div>
    </fieldset>
  );
}
