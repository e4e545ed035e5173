import { useTranslation } from 'react-i18next';
import type { NearThing } from '../data/near.js';

interface Props {
  readonly near: readonly NearThing[];
  readonly chosen: string | null;
  readonly onChoose: (id: string | null) => void;
}

/** The one that is meant by one tap; another tap takes it back. */
export function NearComponents({ near, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  return (
    <div className="near" role="group" aria-label={t('components.near')}>
      <h3>{t('components.near')}</h3>
      {near.length === 0 && <p className="muted">{t('components.none')}</p>}
      {near.map(({ id, name, state, metres }) => (
        <button
          key={id}
          type="button"
          className="near-row"
          aria-pressed={id === chosen}
          onClick={() => onChoose(id === chosen ? null : id)}
        >
          <strong>{name}</strong>
          <span>{t('components.metres', { metres: Math.round(metres) })}</span>
          <span className="muted">
            {t(`componentState.${state}`)} · {id}
          </span>
          {id === chosen && <span className="chosen">{t('components.chosen')}</span>}
        </button>
      ))}
    </div>
  );
}
