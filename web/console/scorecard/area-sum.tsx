import { useTranslation } from 'react-i18next';
import { type AreaFigures, type FigureKey, figureText, RESOLVED_GOAL } from './figures.js';

interface Props {
  readonly area: AreaFigures;
  readonly onOpen: (figure: FigureKey) => void;
}

const SHOWN = ['score', 'resolvedRate', 'timelyRate', 'should', 'resolved', 'timely', 'pending'] as const;

/** The area's own figures, and how far it is from the goal. */
export function AreaSum({ area, onOpen }: Props) {
  const { t } = useTranslation();
  return (
    <dl className="area-sum">
      {SHOWN.map((key) => (
        <div key={key} className="area-figure">
          <dt>{t(`figure.${key}`)}</dt>
          <dd>
            <button type="button" className="figure number" onClick={() => onOpen(key)}>
              {figureText(key, area[key])}
            </button>
            {key === 'resolvedRate' && <Goal rate={area.resolvedRate} />}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Goal({ rate }: { readonly rate: number | null }) {
  const { t } = useTranslation();
  const goal = `${RESOLVED_GOAL * 100}%`;
  if (rate === null) return <span className="muted">{t('scorecard.goal', { goal })}</span>;
  const points = Math.abs((rate - RESOLVED_GOAL) * 100).toFixed(2);
  return (
    <span className="muted">
      {t(rate >= RESOLVED_GOAL ? 'scorecard.goalMet' : 'scorecard.goalMissed', { goal, points })}
    </span>
  );
}
