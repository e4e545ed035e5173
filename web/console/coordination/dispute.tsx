import '../case/case.css';
import type { CoordinationView } from '@bihuan/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { serverTime } from '../../client/index.js';
import { Bones } from '../../ui/index.js';
import { Actions } from '../act/actions.js';
import { ClockLight } from '../case/clock-light.js';
import { useNames } from '../data/names.js';
import { usePeopleNames } from '../data/people.js';
import { queries } from '../data/queries.js';
import { instantText } from '../time/instant-text.js';
import { useCityTime } from '../time/use-calendar.js';
import { useMinute } from '../time/use-time.js';
import { sentenceOf } from '../words/event-sentence.js';
import { CaseFundSlot } from './case-fund-slot.js';

/** What a dispute is about, and the decision in place. */
export function Dispute({ view }: { readonly view: CoordinationView }) {
  const { t, i18n } = useTranslation();
  const { zone } = useCityTime();
  const names = useNames();
  const now = useMinute();
  const detail = useQuery(queries.case(view.case.id));
  const { case: one, opened, decision, responsibility } = view;
  const at = (instant: string) => instantText({ t, language: i18n.language, zone }, Date.parse(instant), now);
  return (
    <section className="dispute" aria-label={t('coordination.one')}>
      <div className="card">
        <div className="dispute-head">
          <h2>
            {names.cls(one.class)} <span className="muted">{one.address ?? one.area.name}</span>
          </h2>
          {one.clock !== null && <ClockLight clock={one.clock} readAt={serverTime.now()} severity={one.severity} />}
          <span>{t(`state.of.${one.state}`)}</span>
          <Link to="/cases/$caseId" params={{ caseId: one.id }}>
            {t('coordination.toCase')}
          </Link>
        </div>
        <div className="dispute-facts">
          {opened !== null && (
            <div>
              <h3>{t('coordination.why')}</h3>
              <p className="dispute-text">{opened.text}</p>
              <p className="muted">
                {opened.by.name} {at(opened.at)}
              </p>
            </div>
          )}
          <div>
            <h3>{t('coordination.catalogue')}</h3>
            <p>
              {responsibility.unit === null
                ? t(`responsibility.${responsibility.why}`)
                : t('responsibility.lead', { unit: names.unit(responsibility.unit) })}
            </p>
            {responsibility.unclear !== null && (
              <p className="muted">
                {i18n.language === 'en'
                  ? (responsibility.unclear.en ?? responsibility.unclear.zh)
                  : responsibility.unclear.zh}
              </p>
            )}
            {responsibility.candidates.length > 0 && (
              <p>
                {t('coordination.candidates', {
                  units: responsibility.candidates.map((unit) => names.unit(unit)).join(t('common.comma')),
                })}
              </p>
            )}
          </div>
          <div>
            <h3>{t('coordination.units')}</h3>
            {view.units.length === 0 ? (
              <p>{t('coordination.noUnits')}</p>
            ) : (
              <ul>
                {view.units.map(({ unit, at: from, returned }) => (
                  <li key={`${unit.id} ${from}`}>
                    <strong>{names.unit(unit)}</strong>{' '}
                    <span className="muted">
                      {t('coordination.from')} {at(from)}
                      {t('common.semicolon')}
                      {returned === null
                        ? t('coordination.kept')
                        : `${t(returned.granted ? 'coordination.returned' : 'coordination.asked')} ${at(returned.at)}`}
                    </span>
                    {returned?.reason && (
                      <p className="dispute-text">
                        {t('coordination.reason')} {returned.reason}
                      </p>
                    )}
                    {returned?.ground && (
                      <p className="dispute-text">
                        {t('coordination.ground')} {returned.ground}
                      </p>
                    )}
                  </li>
                ))}
              </ul>
            )}
          </div>
          {decision === null ? (
            one.clock !== null && responsibility.unit === null && <p>{t('coordination.urgentFirst')}</p>
          ) : (
            <div>
              <h3>{t('coordination.decision')}</h3>
              <p className="dispute-text">
                {decision.text}
                {decision.unit !== null && (
                  <strong> {t('coordination.decidedUnit', { unit: names.unit(decision.unit) })}</strong>
                )}
              </p>
              <p className="muted">
                {decision.by.name} {at(decision.at)}
              </p>
              <h3>{t('coordination.followed')}</h3>
              <Followed view={view} />
            </div>
          )}
        </div>
      </div>
      {detail.data === undefined ? (
        <Bones label={t('common.loading')} rows={2} />
      ) : (
        <>
          <Actions key={detail.data.id} detail={detail.data} />
          <CaseFundSlot detail={detail.data} />
        </>
      )}
    </section>
  );
}

function Followed({ view }: { readonly view: CoordinationView }) {
  const { t, i18n } = useTranslation();
  const { zone } = useCityTime();
  const names = useNames();
  const people = usePeopleNames();
  const now = useMinute();
  const place = { t, language: i18n.language, zone };
  if (view.events.length === 0) return <p className="muted">{t('coordination.nothingFollowed')}</p>;
  return (
    <ul>
      {view.events.map((event) => (
        <li key={event.seq}>
          <span className="muted number">{instantText(place, Date.parse(event.at), now)}</span>{' '}
          {event.type === 'return-requested'
            ? t('act.return-requested')
            : sentenceOf({ place, names, people, now, kind: view.case.class.kind }, event)}
        </li>
      ))}
    </ul>
  );
}
