import type { LocateView } from '@bihuan/contracts';
import type { UseMutationResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Bones } from '../../ui/index.js';
import { ClockLight } from '../case/clock-light.js';
import { useNames } from '../data/names.js';
import { useMay } from '../data/session.js';
import { NearList } from '../nearby/near-list.js';
import { OddPlace } from '../nearby/odd-place.js';
import { durationText } from '../words/duration-text.js';
import { problemText } from '../words/problem-text.js';
import type { ReportDraft } from './report-draft.js';
import type { Located } from './use-located.js';

type Send = UseMutationResult<unknown, Error, string | null>;

interface Props {
  readonly draft: ReportDraft;
  readonly severity: string | null;
  readonly located: Located;
  /** Sends the report: as a new case, or to the one with an id. */
  readonly send: Send;
  readonly onChange: (part: Partial<ReportDraft>) => void;
}

/** What the place, and with it the class, leads to: areas, components, whose it is, how long they get, who said it before. */
export function Found({ draft, severity, located, send, onChange }: Props) {
  const { t } = useTranslation();
  if (draft.place === null) return null;
  const { data } = located;
  return (
    <section className="found" aria-label={t('report.found')} aria-busy={located.isFetching}>
      {located.isError ? (
        <p role="alert" className="act-problem">
          {problemText(t, located.error)}
        </p>
      ) : data === undefined ? (
        <Bones label={t('common.loading')} rows={2} rowHeight={32} />
      ) : data.odd !== null ? (
        <OddPlace odd={data.odd} onMend={(place) => onChange({ place })} />
      ) : (
        <>
          {draft.kind === 'component' && draft.code !== null && (
            <NearList
              components={data.components}
              chosen={draft.component}
              onChoose={(component) => onChange({ component })}
            />
          )}
          {data.joins !== null && (
            <p className="will-join" role="status">
              {t('joining.willJoin', { number: data.joins.number, count: data.joins.reporters })}
            </p>
          )}
          <FoundFacts view={data} severity={severity} />
          <Duplicates found={data.duplicates} draft={draft} readAt={data.readAt} send={send} />
        </>
      )}
    </section>
  );
}

function FoundFacts({ view, severity }: { readonly view: LocateView; readonly severity: string | null }) {
  const { t } = useTranslation();
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
            <Whose responsibility={responsibility} />
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

/** The unit and why it is the one; where the component's own is not, why not. */
function Whose({ responsibility }: { readonly responsibility: NonNullable<LocateView['responsibility']> }) {
  const { t } = useTranslation();
  const names = useNames();
  const { unit, why, upkeep, candidates } = responsibility;
  const among = candidates.map((each) => names.unit(each)).join(t('common.comma'));
  return (
    <>
      {unit === null
        ? `${t(`responsibility.${why}`)} ${among}`
        : why === 'maintainer'
          ? t('nearby.keptBy', { unit: names.unit(unit), component: upkeep?.component.id ?? '' })
          : t('responsibility.lead', { unit: names.unit(unit) })}
      {upkeep !== null && upkeep.maintainer !== null && !upkeep.inForce && (
        <span className="muted fact-original">
          {t('nearby.notKept', {
            unit: names.unit(upkeep.maintainer),
            component: upkeep.component.id,
            from: upkeep.from ?? t('nearby.openEnd'),
            until: upkeep.until ?? t('nearby.openEnd'),
          })}
        </span>
      )}
    </>
  );
}

interface DuplicatesProps {
  readonly found: LocateView['duplicates'];
  readonly draft: ReportDraft;
  readonly readAt: number;
  readonly send: Send;
}

/** Open cases of the class nearby. Joining one counts this reporter in and opens no second case. */
function Duplicates({ found, draft, readAt, send }: DuplicatesProps) {
  const { t } = useTranslation();
  const names = useNames();
  const mayJoin = useMay('event.joined');
  if (draft.code === null) return null;
  if (found.length === 0) return <p className="muted">{t('report.noDuplicates')}</p>;
  return (
    <div className="duplicates">
      <h2>{t('report.duplicates', { count: found.length })}</h2>
      <p className="muted">{t('report.duplicatesWhy')}</p>
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
            <span className="muted">
              {duplicate.because.map((each) => t(`joining.because.${each}`)).join(t('common.comma'))}
            </span>
            <span>{t(`state.of.${duplicate.state}`)}</span>
            {duplicate.reporters > 1 && <span>{t('joining.reported', { count: duplicate.reporters })}</span>}
            <ClockLight clock={duplicate.clock ?? duplicate.whole} readAt={readAt} severity={duplicate.severity} />
            {mayJoin && (
              <Button
                onClick={() => send.mutate(duplicate.id)}
                loading={send.isPending && send.variables === duplicate.id}
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
