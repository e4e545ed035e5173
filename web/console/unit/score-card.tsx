import type { UnitScoreView } from '@bihuan/contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../data/session.js';
import { instantText } from '../time/instant-text.js';
import { useCityTime } from '../time/use-calendar.js';
import { useByMinute } from '../time/use-time.js';

/** The unit's score of the month so far, and what it is made of. */
export function ScoreCard({ score }: { readonly score: UnitScoreView }) {
  const { t, i18n } = useTranslation();
  const { zone } = useCityTime();
  const scorecard = useMay('scorecard.read');
  const at = useByMinute((now) => instantText({ t, language: i18n.language, zone }, Date.parse(score.now), now));
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent', maximumFractionDigits: 2 });
  const rate = (value: number | null): string => (value === null ? '' : percent.format(value));
  return (
    <section className="card unit-score" aria-labelledby="unit-score">
      <h2 id="unit-score">{t('unit.score')}</h2>
      <p className="unit-figure number">{score.score === null ? t('unit.none') : score.score.toFixed(2)}</p>
      <p className="muted">{t('unit.soFar', { at, policy: score.policy })}</p>
      {score.should === 0 ? (
        <p>{t('unit.noneWhy')}</p>
      ) : (
        <dl className="unit-made">
          <Figure name={t('unit.should')} value={score.should} />
          <Figure name={t('unit.resolved')} value={score.resolved} note={rate(score.resolvedRate)} />
          <Figure name={t('unit.timely')} value={score.timely} note={rate(score.timelyRate)} />
          {score.pending > 0 && <Figure name={t('unit.pending')} value={score.pending} />}
        </dl>
      )}
      {scorecard && <Link to="/scorecard">{t('unit.toScorecard')}</Link>}
    </section>
  );
}

function Figure({ name, value, note }: { readonly name: string; readonly value: number; readonly note?: string }) {
  return (
    <div>
      <dt className="muted">{name}</dt>
      <dd className="number">
        {value} <span className="muted">{note}</span>
      </dd>
    </div>
  );
}
