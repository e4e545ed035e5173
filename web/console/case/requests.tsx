import type { CaseDetail, CaseRequest } from '@bihuan/contracts';
import { useTranslation } from 'react-i18next';
import { useNames } from '../data/names.js';
import { instantText } from '../time/instant-text.js';
import { useCityTime } from '../time/use-calendar.js';
import { useMinute } from '../time/use-time.js';
import { durationText } from '../words/duration-text.js';

const KINDS = ['return', 'extension', 'deferral'] as const;

/** What units asked for in the case: how often, on what ground, and what they were answered. Nothing where nobody asked. */
export function Requests({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation();
  const { requests } = detail;
  if (requests.length === 0) return null;
  return (
    <section className="case-part case-requests" aria-label={t('requests.all')}>
      <h3>{t('requests.all')}</h3>
      <p className="requests-counts">
        {KINDS.map((kind) => (
          <Counts key={kind} kind={kind} of={requests.filter((each) => each.kind === kind)} />
        ))}
      </p>
      <ol className="requests">
        {requests.map((request) => (
          <li key={request.seq} className="request">
            <Request request={request} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** "退回 2 次：准 1，驳 1" */
function Counts({ kind, of }: { readonly kind: CaseRequest['kind']; readonly of: readonly CaseRequest[] }) {
  const { t } = useTranslation();
  if (of.length === 0) return null;
  const statuses = (['granted', 'refused', 'lapsed', 'open'] as const).flatMap((status) => {
    const count = of.filter((each) => each.status === status).length;
    return count === 0 ? [] : [t('requests.count', { status: t(`requests.status.${status}`), count })];
  });
  return (
    <span className="requests-count number">
      {t('requests.sum', {
        kind: t(`requests.kind.${kind}`),
        count: of.length,
        each: statuses.join(t('common.comma')),
      })}
    </span>
  );
}

function Request({ request }: { readonly request: CaseRequest }) {
  const { t, i18n } = useTranslation();
  const { zone } = useCityTime();
  const names = useNames();
  const now = useMinute();
  const place = { t, language: i18n.language, zone };
  const { kind, unit, by, ground, reason, duration, answer, status } = request;
  const when = (at: string) => instantText(place, Date.parse(at), now);
  return (
    <>
      <p>
        <span className="muted number">{when(request.at)}</span>{' '}
        {t(`requests.asked.${kind}`, {
          unit: unit === null ? by.name : names.unit(unit),
          by: by.name,
          duration: duration === null ? '' : durationText(t, duration),
        })}
      </p>
      {ground !== null && <p className="request-ground">{t('requests.ground', { ground: told(t, ground) })}</p>}
      {reason !== null && <blockquote>{told(t, reason)}</blockquote>}
      <p className="request-answer">
        {answer === null
          ? t(`requests.status.${status}`)
          : t(`requests.answered.${status === 'granted' ? 'granted' : 'refused'}`, {
              by: answer.by.name,
              at: when(answer.at),
            })}
        {answer?.reason != null && `${t('requests.because')}${told(t, answer.reason)}`}
      </p>
    </>
  );
}

function told(t: (key: string) => string, text: string): string {
  return text === '[erased]' ? t('case.erased') : text;
}
