import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type LightColour, LightMark, LightShape } from '../../ui/index.js';

export interface LightSums {
  readonly total: number;
  readonly green: number;
  readonly yellow: number;
  readonly red: number;
}

const ORDER: readonly LightColour[] = ['red', 'yellow', 'green'];

/** The three lights as the greatest figures on the wall; each opens its cases. */
export function BigLights({ sums, area }: { readonly sums: LightSums; readonly area: string | undefined }) {
  const { t } = useTranslation();
  return (
    <ul className="big-lights">
      {ORDER.map((light) => (
        <li key={light} className={`big-light is-${light}`}>
          <Link to="/desk" search={{ queue: 'open', light, ...(area === undefined ? {} : { area }) }}>
            <LightMark light={light} word={t(`light.${light}`)} size={36} />
            <strong className="number">{sums[light]}</strong>
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** One bar of three parts, each with its shape and number where there is room for them. */
export function LightBar({ sums, most }: { readonly sums: LightSums; readonly most: number }) {
  const { t } = useTranslation();
  const label = ORDER.map((light) => `${t(`light.${light}`)} ${sums[light]}`).join(t('common.comma'));
  return (
    <span className="light-bar" role="img" aria-label={label}>
      {ORDER.map((light) =>
        sums[light] === 0 ? null : (
          <span
            key={light}
            className={`light-part is-${light}`}
            style={{ flexGrow: sums[light], maxWidth: `${(sums[light] / Math.max(most, 1)) * 100}%` }}
          />
        ),
      )}
    </span>
  );
}

/** The three counts beside each other, by shape and colour. */
export function LightCounts({ sums }: { readonly sums: LightSums }) {
  const { t } = useTranslation();
  return (
    <span className="light-sums">
      {ORDER.map((light) => (
        <span key={light} className={sums[light] === 0 ? 'light-sum is-none' : 'light-sum'}>
          <svg viewBox="0 0 12 12" aria-hidden="true" focusable="false">
            <LightShape light={light} />
          </svg>
          <span className="visually-hidden">{t(`light.${light}`)}</span>
          <span className="number">{sums[light]}</span>
        </span>
      ))}
    </span>
  );
}
