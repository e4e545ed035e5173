import './nearby.css';
import type { NearComponent } from '@bihuan/contracts';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useNames } from '../data/names.js';
import { addWords } from '../i18n/area-words.js';
import { words } from './words.js';

addWords(words);

interface Props {
  readonly components: readonly NearComponent[];
  /** The id that is chosen; empty: none. */
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}

/** Components near a place, the nearest first: one tap chooses. */
export function NearList({ components, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  const names = useNames();
  const name = useId();
  const isListed = chosen === '' || components.some(({ id }) => id === chosen);
  return (
    <fieldset className="near-list">
      <legend>{t('nearby.title')}</legend>
      {components.length === 0 ? (
        <p className="muted">{t('nearby.none')}</p>
      ) : (
        <p className="muted">{t('nearby.why')}</p>
      )}
      {components.map(({ id, name: called, state, metres, maintainer }) => (
        <label key={id} className="near-choice">
          <input type="radio" name={name} checked={id === chosen} onChange={() => onChoose(id)} />
          <span className="near-what">
            {called} <span className="muted number">{id}</span>
            <span className="near-facts">
              <span className={state === 'intact' ? 'muted' : ''}>{t(`nearby.state.${state}`)}</span>
              {maintainer !== null && (
                <span className="muted">{t('nearby.maintainer', { unit: names.unit(maintainer) })}</span>
              )}
            </span>
          </span>
          <span className="number">{t('nearby.metres', { count: Math.round(metres) })}</span>
        </label>
      ))}
      {!isListed && (
        <label className="near-choice">
          <input type="radio" name={name} checked readOnly />
          <span className="near-what">{t('nearby.notNear', { id: chosen })}</span>
        </label>
      )}
      {(components.length > 0 || chosen !== '') && (
        <label className="near-choice">
          <input type="radio" name={name} checked={chosen === ''} onChange={() => onChoose('')} />
          <span className="near-what">{t('nearby.unchosen')}</span>
        </label>
      )}
    </fieldset>
  );
}
