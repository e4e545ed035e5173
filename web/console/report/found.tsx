import type { LocateView } from '@bihuan/contracts';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../client/index.js';
import { Bones } from '../../ui/index.js';
import { ClockLight } from '../case/clock-light.js';
import { useNames } from '../data/names.js';
import { queries } from '../data/queries.js';
import { useMay } from '../data/session.js';
import { durationText } from '../words/duration-text.js';
import { newKey } from '../words/new-key.js';
import { problemText } from '../words/problem-text.js';
import { keepReport, type ReportDraft } from './report-draft.js';

interface Props {
  readonly draft: ReportDraft;
  readonly severity: string | null;
}

/** What the place, and with it the class, leads to: areas, whose it is, how long they get, and who said it before. */
export function Found({ draft, severity }: Props) {
  const { t } = useTranslation();
  const { place, kind, code } = draft;
  const query = useQuery({
    ...queries.locate(place ?? NOWHERE, kind, code),
    enabled: place !== null,
    placeholderData: keepPreviousData,
  });
  if (place === null) return null;
  return (
    <section className="found" aria-label={t('report.found')} aria-busy={query.isFetching}>
      {query.isError ? (
        <p role="alert" className="act-problem">
          {problemText(t, query.error)}
        </p>
      ) : query.data === undefined ? (
        <Bones label={t('common.loading')} rows={2} rowHeight={32} />
      ) : (
        <>
          <FoundFacts view={query.data} severity={severity} />
          <Duplicates found={query.data.duplicates} draft={draft} readAt={query.data.readAt} />
        </>
      )}
    </section>
  );
}

const NOWHERE = { lon: 0, lat: 0 };

function FoundFacts({ view, severity }: { readonly view: LocateView; readonly severity: string | null }) {
  const { t } = useTranslation();
  const names = useNames();
  const { areas, responsibility, limits } = view;
  return (
    <dl className="facts">
      <div className="fact">
        <dt>{t('facts.place')}</dt>
        <dd>
          {areas.length === 0
            ? t('report.nowhere')
            : areas
                .map((area) => area.name)
                .reverse()
                .join(' › ')}
        </dd>
      </div>
      {responsibility !== null && (
        <div className="fact">
          <dt>{t('facts.responsible')}</dt>
          <dd>
            {responsibility.unit === null
              ? t(`responsibility.${responsibility.why}`)
              : t('responsibility.lead', { unit: names.unit(responsibility.unit) })}
          </dd>
        </div>
      )}
      {limits !== null && (severity === null || limits.severity === severity) && (
        <div className="fact">
          <dt>{t('report.limit')}</dt>
          <dd>{durationText(t, limits.standard)}</dd>
        </div>
      )}
    </dl>
  );
}

interface DuplicatesProps {
  readonly found: LocateView['duplicates'];
  readonly draft: ReportDraft;
  readonly readAt: number;
}

/** Open cases of the class nearby. Joining one counts this reporter in and opens no second case. */
function Duplicates({ found, draft, readAt }: DuplicatesProps) {
  const { t } = useTranslation();
  const names = useNames();
  const navigate = useNavigate();
  const client = useQueryClient();
  const mayJoin = useMay('event.joined');
  const join = useMutation({
    mutationFn: (duplicate: LocateView['duplicates'][number]) =>
      api.act(duplicate.id, { type: 'joined', data: { source: draft.source }, version: duplicate.version }, newKey()),
    onSuccess: (_, duplicate) => {
      keepReport(null);
      void navigate({ to: '/cases/$caseId', params: { caseId: duplicate.id } });
    },
    onError: () => void client.invalidateQueries({ queryKey: ['locate'] }),
  });
  if (draft.code === null) return null;
  if (found.length === 0) return <p className="muted">{t('report.noDuplicates')}</p>;
  return (
    <div className="duplicates">
      <h2>{t('report.duplicates', { count: found.length })}</h2>
      <p className="muted">{t('report.duplicatesWhy')}</p>
      {join.error !== null && (
        <p role="alert" className="act-problem">
          {problemText(t, join.error)}
        </p>
      )}
      <ul>
        {found.map((duplicate) => (
          <li key={duplicate.id} className="duplicate">
            <span className="duplicate-what">
              <Link to="/cases/$caseId" params={{ caseId: duplicate.id }}>
                {names.cls(duplicate.class)}
              </Link>{' '}
              {duplicate.address ?? duplicate.area.name}
            </span>
            <span className="muted number">{t('report.metres', { count: Math.round(duplicate.metres) })}</span>
            <span>{t(`state.of.${duplicate.state}`)}</span>
            <ClockLight clock={duplicate.clock ?? duplicate.whole} readAt={readAt} severity={duplicate.severity} />
            {mayJoin && (
              <Button
                onClick={() => join.mutate(duplicate)}
                loading={join.isPending && join.variables?.id === duplicate.id}
                aria-label={t('report.joinThis', { number: duplicate.number })}
              >
                {t('report.join')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
