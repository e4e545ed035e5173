import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Bones, StateNote } from '../../../ui/index.js';
import { type DeliveryState, noticeQueries } from '../../notices/notice-api.js';
import { ErrorNote } from '../../shell/notes.js';
import { instantText } from '../../time/instant-text.js';
import { useCityTime } from '../../time/use-calendar.js';
import { useMinute } from '../../time/use-time.js';
import { nameOf } from './templates.js';

const SHOWS = ['all', 'waiting', 'sent', 'failed', 'dropped'] as const;
const CODES = ['channel-off', 'no-address'] as const;

/** What went out, for whom, how far; never where to. */
export function Deliveries() {
  const { t, i18n } = useTranslation();
  const { zone } = useCityTime();
  const now = useMinute();
  const [show, setShow] = useState<(typeof SHOWS)[number]>('all');
  const state: DeliveryState | undefined = show === 'all' ? undefined : show;
  const query = useInfiniteQuery(noticeQueries.deliveries(state));
  const rows = query.data?.pages.flatMap((page) => page.deliveries);
  const at = (instant: string) => instantText({ t, language: i18n.language, zone }, Date.parse(instant), now);
  const why = (error: string) => {
    const code = CODES.find((each) => each === error);
    return code === undefined ? error : t(`noticeAdmin.why.${code}`);
  };
  return (
    <section className="notice-log" aria-label={t('noticeAdmin.tab.deliveries')}>
      <Segmented<(typeof SHOWS)[number]>
        aria-label={t('noticeAdmin.tab.deliveries')}
        value={show}
        onChange={setShow}
        options={SHOWS.map((value) => ({
          value,
          label: value === 'all' ? t('notices.shows.all') : t(`noticeAdmin.state.${value}`),
        }))}
      />
      {rows === undefined ? (
        query.isError ? (
          <ErrorNote error={query.error} retry={() => void query.refetch()} />
        ) : (
          <Bones label={t('common.loading')} rows={6} />
        )
      ) : rows.length === 0 ? (
        <div className="card">
          <StateNote title={t('noticeAdmin.noDeliveries')}>{t('noticeAdmin.noDeliveriesWhy')}</StateNote>
        </div>
      ) : (
        <div className="card notice-log-table">
          <table>
            <caption className="visually-hidden">{t('noticeAdmin.tab.deliveries')}</caption>
            <thead>
              <tr>
                {(['at', 'event', 'to', 'channel', 'state'] as const).map((column) => (
                  <th key={column} scope="col">
                    {t(`noticeAdmin.column.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <td className="number">{at(row.at)}</td>
                  <td>{nameOf(t, row.event)}</td>
                  <td>{row.to.kind === 'reporter' ? t('noticeAdmin.reporter') : (row.to.name ?? '')}</td>
                  <td>{t(`notices.channel.${row.channel}`)}</td>
                  <td>
                    {t(`noticeAdmin.state.${row.state}`)}
                    {row.attempts > 1 && ` · ${t('noticeAdmin.attempts', { count: row.attempts })}`}
                    {row.error !== null && <span className="muted notice-log-why">{why(row.error)}</span>}
                    {row.nextAt !== null && row.attempts > 0 && (
                      <span className="muted notice-log-why">{t('noticeAdmin.next', { at: at(row.nextAt) })}</span>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {query.hasNextPage && (
        <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('notices.more')}
        </Button>
      )}
    </section>
  );
}
