import type { CollectPack, Point } from '@bihuan/contracts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { contains, type MapPoint } from '../../map/index.js';
import { pointNow, useWhere } from '../data/position.js';
import { asArea, PhoneMap } from './phone-map.js';

interface Props {
  readonly pack: CollectPack | undefined;
  readonly place: Point | null;
  readonly onPlace: (place: Point) => void;
  readonly points?: readonly MapPoint[];
  readonly selected?: string | null;
  readonly onPoint?: (id: string) => void;
}

/** Where it is: where the phone is, by one tap, or a tap on the map that the phone keeps. */
export function PlaceField({ pack, place, onPlace, points, selected = null, onPoint }: Props) {
  const { t } = useTranslation();
  const { state, accuracy } = useWhere();
  const cell = useMemo(() => cellAt(pack, place), [pack, place]);
  const here = async () => {
    // Asked for by hand: where one is, not where one was.
    const point = await pointNow(0);
    if (point !== null) onPlace(point);
  };
  return (
    <div className="place-field">
      <button type="button" className="big" onClick={() => void here()} disabled={state === 'asking'}>
        {t(state === 'asking' ? 'place.asking' : 'place.here')}
      </button>
      {state === 'refused' && <p role="status">{t('place.refused')}</p>}
      {pack !== undefined && pack.areas.length > 0 && (
        <PhoneMap
          pack={pack}
          label={t('place.pick')}
          picked={place}
          onPick={onPlace}
          around={place}
          selected={selected}
          {...(points === undefined ? {} : { points })}
          {...(onPoint === undefined ? {} : { onPoint })}
        />
      )}
      <p className="muted">
        {place === null ? t('place.none') : cell === null ? t('place.outside') : t('place.cell', { name: cell })}
        {place !== null && accuracy !== null && ` · ${t('place.accuracy', { metres: Math.round(accuracy) })}`}
      </p>
    </div>
  );
}

export function cellAt(pack: CollectPack | undefined, place: Point | null): string | null {
  if (pack === undefined || place === null) return null;
  const parents = new Set(pack.areas.map((area) => area.parent));
  return pack.areas.find((area) => !parents.has(area.id) && contains(asArea(area), place))?.name ?? null;
}
