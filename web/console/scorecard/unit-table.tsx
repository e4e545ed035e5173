import type { Scorecard } from '@bihuan/contracts';
import { useTranslation } from 'react-i18next';
import { Ellipsis } from '../../ui/index.js';
import { useNames } from '../data/names.js';
import { FIGURES, type FigureKey, figureText, RESOLVED_GOAL, type UnitFigures } from './figures.js';
import type { OpenFigure } from './scorecard-page.js';

interface Props {
  readonly card: Scorecard;
  readonly onOpen: (open: OpenFigure) => void;
}

/** Units in rank order, with the area's sum at the foot. */
export function UnitTable({ card, onOpen }: Props) {
  const { t } = useTranslation();
  const names = useNames();
  const area: Partial<Record<FigureKey, number | null>> = card.area;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways on a narrow screen
    <section className="card unit-table" aria-label={t('scorecard.units')} tabIndex={0}>
      <table className="number">
        <caption className="visually-hidden">{t('scorecard.units')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('scorecard.rank')}</th>
            <th scope="col" className="unit-name">
              {t('scorecard.unit')}
            </th>
            {FIGURES.map(({ key }) => (
              <th scope="col" key={key} title={t(`figureWhy.${key}`)}>
                {t(`figure.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {card.units.map((unit) => (
            <tr key={unit.unit} className={unit.rank === null ? 'is-unranked' : ''}>
              <td>{unit.rank ?? '—'}</td>
              <th scope="row" className="unit-name">
                <Ellipsis>{names.unit({ id: unit.unit, name: unit.name })}</Ellipsis>
              </th>
              {FIGURES.map(({ key }) => (
                <td key={key}>
                  <FigureCell unit={unit} figure={key} onOpen={() => onOpen({ unit: unit.unit, figure: key })} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td />
            <th scope="row" className="unit-name">
              {t('scorecard.area')}
            </th>
            {FIGURES.map(({ key, summed }) => (
              <td key={key}>
                {summed ? (
                  <button type="button" className="figure" onClick={() => onOpen({ unit: null, figure: key })}>
                    {figureText(key, area[key] ?? null)}
                  </button>
                ) : (
                  ''
                )}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

function FigureCell({ unit, figure, onOpen }: { unit: UnitFigures; figure: FigureKey; onOpen: () => void }) {
  const { t } = useTranslation();
  const value = unit[figure];
  const text = figureText(figure, value);
  // Nothing stands behind these.
  if (value === null || (value === 0 && figure !== 'resolvedRate' && figure !== 'timelyRate' && figure !== 'score')) {
    return <span className="muted">{text}</span>;
  }
  const unrecognised =
    (figure === 'deferred' && !unit.deferralsRecognised) || (figure === 'extended' && !unit.extensionsRecognised);
  return (
    <>
      <button type="button" className="figure" onClick={onOpen}>
        {text}
      </button>
      {unrecognised && (
        <abbr className="unrecognised" title={t('scorecard.unrecognised')}>
          *
        </abbr>
      )}
      {figure === 'resolvedRate' && <RateBar rate={value} />}
    </>
  );
}

/** The rate as a length, with the goal as a tick. */
function RateBar({ rate }: { readonly rate: number }) {
  return (
    <span className="rate-bar" aria-hidden="true">
      <span style={{ width: `${rate * 100}%` }} />
      <i style={{ left: `${RESOLVED_GOAL * 100}%` }} />
    </span>
  );
}
