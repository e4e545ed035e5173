import type { CaseDetail, CaseRelated, RelatedCase } from '@bihuan/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Bones } from '../../ui/index.js';
import { useNames } from '../data/names.js';
import { queries } from '../data/queries.js';
import { ErrorNote } from '../shell/notes.js';
import { instantText } from '../time/instant-text.js';
import { useCityTime } from '../time/use-calendar.js';
import { useMinute } from '../time/use-time.js';
import { ClockLight } from './clock-light.js';
import { offers, openFormWith } from './prefill.js';

/** Other cases that this one has to do with, and more reporters of the same problem. */
export function Related({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation();
  const query = useQuery(queries.related(detail.id, detail.version));
  return (
    <section
      className={`case-part case-related ${detail.stage === 'filing' ? 'is-first' : ''}`}
      aria-label={t('related.all')}
    >
      <h3>{t('related.all')}</h3>
      <Reporters detail={detail} />
      {query.isError ? (
        <ErrorNote error={query.error} retry={() => void query.refetch()} />
      ) : query.data === undefined ? (
        <Bones label={t('common.loading')} rows={2} />
      ) : (
        <Groups detail={detail} related={query.data} />
      )}
    </section>
  );
}

/** Who else reported it: joined later, each by its source. */
function Reporters({ detail }: { readonly detail: CaseDetail }) {
  const { t, i18n } = useTranslation();
  const { zone } = useCityTime();
  const now = useMinute();
  if (detail.reporters < 2) return null;
  const joined = detail.reports.slice(1);
  return (
    <p className="related-reporters">
      {t('related.reporters', { count: detail.reporters })}{' '}
      <span className="muted">
        {joined
          .map(({ source, at, contact }) =>
            [
              t('related.joined', {
                source: t(`source.${source}`),
                at: instantText({ t, language: i18n.language, zone }, Date.parse(at), now),
              }),
              contact?.name,
              contact?.phone,
            ]
              .filter((each) => each)
              .join(' '),
          )
          .join(t('common.comma'))}
      </span>
    </p>
  );
}

function Groups({ detail, related }: { readonly detail: CaseDetail; readonly related: CaseRelated }) {
  const { t } = useTranslation();
  const { nearMetres, placeMetres, days } = related.within;
  const groups: readonly (readonly [name: string, rows: readonly RelatedCase[], merges: boolean])[] = [
    [t('related.mergedInto'), related.mergedInto === null ? [] : [related.mergedInto], false],
    [t('related.mergedFrom'), related.mergedFrom, false],
    [t('related.component', { component: detail.component ?? '' }), related.component, true],
    [t('related.nearby', { metres: nearMetres }), related.nearby, true],
    [t('related.earlier', { metres: placeMetres, days }), related.earlier, false],
  ];
  const shown = groups.filter(([, rows]) => rows.length > 0);
  if (shown.length === 0) {
    return (
      <p className="muted">
        {detail.location === null
          ? t('related.noPlace')
          : t('related.none', { near: nearMetres, place: placeMetres, days })}
      </p>
    );
  }
  return shown.map(([name, rows, merges]) => (
    <div key={name} className="related-group">
      <h4>{name}</h4>
      <ul>
        {rows.map((row) => (
          <li key={row.id} className="related-row">
            <Row row={row} readAt={Date.parse(related.now)} />
            {merges && row.endedAt === null && offers(detail, 'merged') && (
              <Button
                size="small"
                aria-label={t('related.mergeInto', { number: row.number })}
                onClick={() => openFormWith(detail, 'merged', { into: row.id })}
              >
                {t('related.merge')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  ));
}

function Row({ row, readAt }: { readonly row: RelatedCase; readonly readAt: number }) {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const { zone } = useCityTime();
  const now = useMinute();
  const place = { t, language: i18n.language, zone };
  return (
    <div className="related-case">
      <p>
        <Link to="/cases/$caseId" params={{ caseId: row.id }} className="related-link">
          {names.cls(row.class)} · {row.address ?? row.area.name}
        </Link>
      </p>
      <p className="related-facts muted number">
        {row.clock !== null && <ClockLight clock={row.clock} readAt={readAt} severity={row.severity} />}
        <span>{t(`state.of.${row.state}`)}</span>
        {row.metres !== null && <span>{t('related.metres', { count: row.metres })}</span>}
        <span>
          {row.endedAt === null
            ? t('related.reportedAt', { at: instantText(place, Date.parse(row.reportedAt), now) })
            : t('related.endedAt', { at: instantText(place, Date.parse(row.endedAt), now) })}
        </span>
        <span>{row.number}</span>
      </p>
    </div>
  );
}
