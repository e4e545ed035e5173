import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { LightMark } from '../../ui/index.js';
import { queries } from '../data/queries.js';
import { useSession } from '../data/session.js';
import type { DeskSearch } from './desk-search.js';
import { filterOf } from './desk-search.js';
import { useExpected } from './use-expected.js';

interface Props {
  readonly search: DeskSearch;
  readonly onChoose: (area: string | undefined) => void;
}

/** What lies at each street's desk and what of it is late; for whoever has more than one street in view. */
export function StreetLine({ search, onChoose }: Props) {
  const { t } = useTranslation();
  const { area, sort: _, light: __, ...filter } = filterOf(search);
  const { data, isError } = useQuery(queries.streetCounts(filter));
  const { grants } = useSession();
  const overStreets = grants.some(({ area: { path } }) => !path.includes('/'));
  const isShown = useExpected('streets', isError ? false : data && data.streets.length > 1, overStreets);
  if (!isShown) return null;
  if (data === undefined) return <div className="streets" aria-hidden="true" />;
  return (
    <fieldset className="streets">
      <legend className="visually-hidden">{t('desk.byStreet')}</legend>
      {data.streets.map(({ path, name, total, red }) => (
        <button
          key={path}
          type="button"
          className="street"
          aria-pressed={path === area}
          onClick={() => onChoose(path === area ? undefined : path)}
        >
          <span className="street-name">{name}</span> <span className="number">{total}</span>
          {red > 0 && (
            <span className="street-late number">
              <LightMark light="red" word={t('light.red')} showWord={false} size={9} />
              {red}
            </span>
          )}
        </button>
      ))}
    </fieldset>
  );
}
