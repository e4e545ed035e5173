import type { UnitRequests } from '@bihuan/contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Ellipsis, StateNote } from '../../ui/index.js';
import { useNames } from '../data/names.js';
import { instantText } from '../time/instant-text.js';
import { useCityTime } from '../time/use-calendar.js';
import { useMinute } from '../time/use-time.js';
import { durationText } from '../words/duration-text.js';

type Asked = UnitRequests['requests'][number];

/** What the unit asked for and what it was answered, the latest first. */
export function Requests({ requests }: { readonly requests: UnitRequests['requests'] }) {
  const { t } = useTranslation();
  return (
    <section className="card unit-requests" aria-labelledby="unit-requests">
      <h2 id="unit-requests">{t('unit.requests')}</h2>
      {requests.length === 0 ? (
        <StateNote title={t('unit.noRequests')}>{t('unit.noRequestsWhy')}</StateNote>
      ) : (
        <ol className="unit-list">
          {requests.map((asked) => (
            <RequestLine key={`${asked.case.id} ${asked.request.seq}`} asked={asked} />
          ))}
        </ol>
      )}
    </section>
  );
}

function RequestLine({ asked: { case: one, request } }: { readonly asked: Asked }) {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const { zone } = useCityTime();
  const now = useMinute();
  const told = (at: string) => instantText({ t, language: i18n.language, zone }, Date.parse(at), now);
  const { answer } = request;
  const status = t(`unit.statusOf.${request.status}`);
  return (
    <li>
      <Link to="/cases/$caseId" params={{ caseId: one.id }} className="unit-line">
        <span className="unit-what">
          <span className="unit-asked">
            <strong>{t(`unit.kindOf.${request.kind}`, { duration: durationText(t, request.duration) })}</strong>{' '}
            <span className="muted">{told(request.at)}</span>
          </span>
          <Ellipsis>
            {names.cls(one.class)} <span className="muted">{one.address ?? one.area.name}</span>
          </Ellipsis>
          {request.reason !== null && <span className="muted unit-why">{request.reason}</span>}
          <span className={`unit-why ${request.status === 'open' ? 'muted' : ''}`}>
            {answer === null ? status : t('unit.answered', { at: told(answer.at), name: answer.by.name, status })}
            {answer?.reason != null && <q className="unit-reason">{answer.reason}</q>}
          </span>
        </span>
        <span className="muted number unit-number">{one.number}</span>
      </Link>
    </li>
  );
}
