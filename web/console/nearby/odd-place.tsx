import './nearby.css';
import type { LocateView, Point } from '@bihuan/contracts';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { addWords } from '../i18n/area-words.js';
import { words } from './words.js';

addWords(words);

interface Props {
  readonly odd: NonNullable<LocateView['odd']>;
  readonly onMend: (place: Point) => void;
}

/** A place that cannot be meant, and the one that likely is, with one tap. */
export function OddPlace({ odd: { guess, location }, onMend }: Props) {
  const { t } = useTranslation();
  return (
    <div className="odd-place" role="alert">
      <span className="act-problem">{t(`odd.${guess}`)}</span>
      {location !== null && guess !== 'outside' && (
        <>
          <span className="number muted">
            {location.lon.toFixed(5)}, {location.lat.toFixed(5)}
          </span>
          <Button onClick={() => onMend(location)}>{t(`odd.mend.${guess}`)}</Button>
        </>
      )}
    </div>
  );
}
