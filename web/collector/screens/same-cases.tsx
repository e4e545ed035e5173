import { useTranslation } from 'react-i18next';
import type { LikelySame } from '../data/near.js';

interface Props {
  readonly same: readonly LikelySame[];
  readonly joins: string | null;
  readonly onJoin: (id: string | null) => void;
  readonly onOther: (id: string) => void;
}

/** Open cases that may be the same problem: said before it is reported twice. */
export function SameCases({ same, joins, onJoin, onOther }: Props) {
  const { t } = useTranslation();
  const joined = same.find((each) => each.case.id === joins);
  if (joined !== undefined) {
    return (
      <div className="note" role="status">
        <p>{t('duplicate.joining', { number: joined.case.number })}</p>
        <button type="button" className="big" onClick={() => onJoin(null)}>
          {t('duplicate.leave')}
        </button>
      </div>
    );
  }
  if (same.length === 0) return null;
  return (
    <section className="note" aria-label={t('duplicate.title')}>
      <h3>{t('duplicate.title')}</h3>
      <ul>
        {same.map(({ case: each, metres }) => (
          <li key={each.id}>
            <p>
              {each.class.name} · {each.address ?? each.area.name} ·{' '}
              {t('components.metres', { metres: Math.round(metres) })}
            </p>
            <div className="two">
              <button type="button" className="big" onClick={() => onJoin(each.id)}>
                {t('duplicate.join')}
              </button>
              <button type="button" className="big" onClick={() => onOther(each.id)}>
                {t('duplicate.leave')}
              </button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
