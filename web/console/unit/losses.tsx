import type { UnitLoss, UnitScoreView } from '@bihuan/contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Ellipsis, StateNote } from '../../ui/index.js';
import { useNames } from '../data/names.js';
import { useMay } from '../data/session.js';
import { useCityTime } from '../time/use-calendar.js';
import { useMinute } from '../time/use-time.js';
import { lossTexts } from './loss-text.js';

/** Where the unit is losing points: the costliest case first, each with its reason and a way to its ledger. */
export function Losses({ score }: { readonly score: UnitScoreView }) {
  const { t } = useTranslation();
  const scorecard = useMay('scorecard.read');
  const left = score.lost - score.losses.length;
  return (
    <section className="card unit-losses" aria-labelledby="unit-losses">
      <h2 id="unit-losses">{t('unit.losses')}</h2>
      {score.losses.length === 0 ? (
        <StateNote title={t('unit.noLosses')}>{t('unit.noLossesWhy')}</StateNote>
      ) : (
        <>
          <p className="muted">{t('unit.lossesHint')}</p>
          <ol className="unit-list">
            {score.losses.map((loss) => (
              <LossLine key={`${loss.case.id} ${loss.dispatchedAt}`} loss={loss} />
            ))}
          </ol>
          {left > 0 && <p className="muted">{t(scorecard ? 'unit.more' : 'unit.moreOnly', { count: left })}</p>}
        </>
      )}
    </section>
  );
}

function LossLine({ loss }: { readonly loss: UnitLoss }) {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const time = useCityTime();
  const now = useMinute();
  const place = { t, language: i18n.language, zone: time.zone };
  const { case: one } = loss;
  return (
    <li>
      <Link to="/cases/$caseId" params={{ caseId: one.id }} className="unit-line">
        <span className="unit-points number">
          {t('unit.points', { points: pointsText(i18n.language, loss.points) })}
        </span>
        <span className="unit-what">
          <Ellipsis>
            {names.cls(one.class)} <span className="muted">{one.address ?? one.area.name}</span>
          </Ellipsis>
          {lossTexts(place, loss, time.days(one.severity), now).map((text) => (
            <span className="unit-why" key={text}>
              {text}
            </span>
          ))}
        </span>
        <span className="muted number unit-number">{one.number}</span>
      </Link>
    </li>
  );
}

/** What is lost, with its sign. */
function pointsText(language: string, points: number): string {
  const lost = points === 0 ? 0 : -points;
  return new Intl.NumberFormat(language, { minimumFractionDigits: 2, signDisplay: 'exceptZero' }).format(lost);
}
