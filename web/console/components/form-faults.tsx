import type { Point } from '@bihuan/contracts';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../client/index.js';
import { rowErrorText } from '../admin/tables/row-error.js';
import { problemText } from '../words/problem-text.js';

interface Props {
  readonly error: Error | null;
  /** Takes the place that the server thinks was meant. */
  readonly onPlace: (place: Point) => void;
}

/** Why it was not saved, member by member, and what to do about it. */
export function FormFaults({ error, onPlace }: Props) {
  const { t } = useTranslation();
  if (error === null) return null;
  if (error instanceof ProblemError && error.code === 'conflict') {
    return <p role="alert">{t('components.changedMeanwhile', { version: error.problem.version ?? '' })}</p>;
  }
  const faults = error instanceof ProblemError && error.code === 'invalid' ? (error.problem.errors ?? []) : [];
  if (faults.length === 0) return <p role="alert">{problemText(t, error)}</p>;
  return (
    <ul role="alert" className="part-faults">
      {faults.map(({ path, code = 'invalid', params = {}, message }) => {
        const said = rowErrorText(t, { row: 0, column: null, code, params });
        const mended = placeIn(params);
        return (
          <li key={`${path} ${code}`}>
            {code === 'invalid' ? message : said}
            {mended !== null && (
              <Button size="small" onClick={() => onPlace(mended)}>
                {t('components.mend', { lon: mended.lon.toFixed(6), lat: mended.lat.toFixed(6) })}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function placeIn({ toLon: lon, toLat: lat }: Readonly<Record<string, unknown>>): Point | null {
  return typeof lon === 'number' && typeof lat === 'number' ? { lon, lat } : null;
}
