import './audit.css';
import type { AuditEvent, AuditQuery } from '@bihuan/contracts';
import { formatInstant, parseLocal } from '@bihuan/worktime';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { adminApi } from '../../../client/index.js';
import { Bones, MenuButton, SearchField, StateNote } from '../../../ui/index.js';
import { useMay } from '../../data/session.js';
import { ErrorNote, NotAllowedNote } from '../../shell/notes.js';
import { useCityTime } from '../../time/use-calendar.js';
import { adminQueries } from '../admin-queries.js';
import { ACTION_GROUPS, useActionText } from './action-text.js';
import type { AuditSearch } from './audit-search.js';

const route = getRouteApi('/admin/audit');

/** Everything that was done to accounts, the organisation and its rules; the auditor's. */
export function AuditPage() {
  const { t } = useTranslation();
  const may = useMay('audit.read');
  return may ? <Audit /> : <NotAllowedNote what={t('admin.page.audit')} />;
}

function Audit() {
  const { t, i18n } = useTranslation();
  const { zone } = useCityTime();
  const navigate = useNavigate();
  const search = route.useSearch();
  const asked = queryOf(search, zone);
  const query = useInfiniteQuery(adminQueries.audit(asked));
  const go = (next: AuditSearch) => void navigate({ to: '/admin/audit', search: next, replace: true });
  const events = query.data?.pages.flatMap((page) => page.items) ?? [];
  const download = (format: 'xlsx' | 'csv') => {
    const link = document.createElement('a');
    link.href = adminApi.auditFile({ ...asked, format, language: i18n.language === 'en' ? 'en' : 'zh' });
    link.download = '';
    link.click();
  };
  return (
    <>
      <header className="admin-head">
        <h1>{t('admin.page.audit')}</h1>
        <div className="admin-tools">
          <MenuButton
            align="end"
            className="ant-btn-like"
            button={t('tables.export')}
            items={[
              { key: 'csv', label: t('tables.csv'), onSelect: () => download('csv') },
              { key: 'xlsx', label: t('tables.xlsx'), onSelect: () => download('xlsx') },
            ]}
          />
        </div>
      </header>
      <p className="admin-lead">{t('audit.lead')}</p>
      <Filters search={search} onChange={go} />
      {query.isError && query.data === undefined ? (
        <ErrorNote error={query.error} retry={() => void query.refetch()} />
      ) : query.data === undefined ? (
        <Bones label={t('common.loading')} rows={14} pieces={[14, 12, 50]} />
      ) : events.length === 0 ? (
        <div className="card">
          <StateNote title={t('audit.none')}>{t('audit.noneWhy')}</StateNote>
        </div>
      ) : (
        <>
          <EventTable events={events} search={search} onChange={go} />
          {query.hasNextPage && (
            <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              {t('tables.showMore')}
            </Button>
          )}
        </>
      )}
    </>
  );
}

function queryOf({ from, to, ...rest }: AuditSearch, zone: string): Partial<AuditQuery> {
  const at = (date: string): string => formatInstant(parseLocal(`${date}T00:00:00`, zone), zone);
  return {
    ...rest,
    ...(from === undefined ? {} : { from: at(from) }),
    ...(to === undefined ? {} : { to: at(dayAfter(to)) }),
  };
}

const DAY = 86_400_000;

function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + DAY).toISOString().slice(0, 10);
}

interface FiltersProps {
  readonly search: AuditSearch;
  readonly onChange: (search: AuditSearch) => void;
}

function Filters({ search, onChange }: FiltersProps) {
  const { t } = useTranslation();
  const set = (change: Partial<Record<keyof AuditSearch, string | undefined>>) => {
    const next = Object.entries({ ...search, ...change }).filter(([, value]) => value !== undefined && value !== '');
    onChange(Object.fromEntries(next));
  };
  const narrowed = search.actor !== undefined || search.subject !== undefined;
  return (
    <div className="admin-filters">
      <SearchField text={search.q ?? ''} onText={(q) => set({ q })} label={t('audit.search')} />
      <Select
        aria-label={t('audit.action')}
        placeholder={t('audit.anyAction')}
        allowClear
        value={search.action ?? null}
        onChange={(action: string | null) => set({ action: action ?? undefined })}
        options={ACTION_GROUPS.map((group) => ({ value: `${group}.`, label: t(`adminGroup.${group}`) }))}
      />
      <label className="audit-date">
        {t('audit.from')}
        <input type="date" value={search.from ?? ''} onChange={(event) => set({ from: event.target.value })} />
      </label>
      <label className="audit-date">
        {t('audit.to')}
        <input type="date" value={search.to ?? ''} onChange={(event) => set({ to: event.target.value })} />
      </label>
      {(narrowed || Object.keys(search).length > 0) && (
        <Button type="text" onClick={() => onChange({})}>
          {t('audit.clear')}
        </Button>
      )}
    </div>
  );
}

function EventTable({ events, search, onChange }: FiltersProps & { readonly events: readonly AuditEvent[] }) {
  const { t } = useTranslation();
  const text = useActionText();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways on a narrow screen
    <section className="card admin-table audit-table" aria-label={t('admin.page.audit')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('audit.at')}</th>
            <th scope="col">{t('audit.actor')}</th>
            <th scope="col">{t('audit.action')}</th>
            <th scope="col">{t('audit.subject')}</th>
            <th scope="col">{t('audit.detail')}</th>
          </tr>
        </thead>
        <tbody>
          {events.map((event) => (
            <tr key={event.id}>
              <td className="number">
                <time dateTime={event.at}>{event.at.slice(0, 19).replace('T', ' ')}</time>
              </td>
              <td>
                {event.actor === null ? (
                  <span className="muted">{t('audit.nobody')}</span>
                ) : (
                  <Narrow
                    name={event.actor.name}
                    onClick={() => onChange({ ...search, actor: event.actor?.id ?? '' })}
                  />
                )}
              </td>
              <td>{text.action(event)}</td>
              <td>
                {event.name !== '' && (
                  <Narrow
                    name={text.subject(event)}
                    onClick={() => onChange({ ...search, kind: event.kind, subject: event.subject })}
                  />
                )}
              </td>
              <td className="audit-detail">{text.detail(event)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Narrow({ name, onClick }: { readonly name: string; readonly onClick: () => void }) {
  const { t } = useTranslation();
  return (
    <button type="button" className="link-button" title={t('audit.narrow', { name })} onClick={onClick}>
      {name}
    </button>
  );
}
