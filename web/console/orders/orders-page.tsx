import '../round/round.css';
import './orders.css';
import type { OrderPage, OrderView } from '@bihuan/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { Bones, StateNote } from '../../ui/index.js';
import { useNames } from '../data/names.js';
import { useMay } from '../data/session.js';
import { addWords } from '../i18n/area-words.js';
import { useCaseNews } from '../round/use-case-news.js';
import { ErrorNote, NotAllowedNote } from '../shell/notes.js';
import { OrderTable } from './order-table.js';
import { orderQueries } from './orders-queries.js';
import type { OrdersSearch } from './orders-search.js';
import { words } from './words.js';

addWords(words);

const route = getRouteApi('/orders');
const SHOWS = ['open', 'asked', 'ordered', 'done'] as const;

/** Every order of supervision: who asked, who ordered, who has to answer, and what came of it. */
export function OrdersPage() {
  const { t } = useTranslation();
  const may = useMay('order.read');
  return may ? <OpenOrders /> : <NotAllowedNote what={t('place.orders')} />;
}

function OpenOrders() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = useNavigate();
  const query = useInfiniteQuery(orderQueries.list(search));
  useCaseNews('orders');
  const choose = (next: OrdersSearch) => void navigate({ to: '/orders', search: next, replace: true });
  const first = query.data?.pages[0];
  const items: readonly OrderView[] = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="round orders">
      <header className="round-head">
        <h1>{t('orders.title')}</h1>
        {first !== undefined && (
          <Segmented<(typeof SHOWS)[number]>
            className="no-print"
            aria-label={t('orders.show')}
            value={search.show ?? 'open'}
            onChange={(show) => {
              const { show: _, ...rest } = search;
              choose(show === 'open' ? rest : { ...rest, show });
            }}
            options={SHOWS.map((show) => ({
              value: show,
              label: t(`orders.shows.${show}`, { count: countOf(first.counts, show) }),
            }))}
          />
        )}
        <div className="round-end no-print">
          <Button onClick={() => window.print()}>{t('orders.print')}</Button>
        </div>
      </header>
      {query.isError && first === undefined ? (
        <ErrorNote error={query.error} retry={() => void query.refetch()} />
      ) : first === undefined ? (
        <Bones label={t('common.loading')} rows={10} />
      ) : (
        <div className={`round-split ${query.isPlaceholderData ? 'is-stale' : ''}`} aria-busy={query.isPlaceholderData}>
          <Sums page={first} search={search} onChoose={choose} />
          {items.length === 0 ? (
            <div className="card">
              {search.show === 'done' ? (
                <StateNote title={t('orders.emptyDone')}>{t('orders.emptyDoneWhy')}</StateNote>
              ) : (
                <StateNote title={t('orders.empty')}>{t('orders.emptyWhy')}</StateNote>
              )}
            </div>
          ) : (
            <OrderTable
              items={items}
              more={
                query.hasNextPage && (
                  <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                    {t('orders.more')}
                  </Button>
                )
              }
            />
          )}
        </div>
      )}
    </div>
  );
}

function countOf(counts: OrderPage['counts'], show: (typeof SHOWS)[number]): number {
  return show === 'open' ? counts.asked + counts.ordered : counts[show];
}

interface SumsProps {
  readonly page: OrderPage;
  readonly search: OrdersSearch;
  readonly onChoose: (search: OrdersSearch) => void;
}

/** How many each unit and each street has; each a way to narrow the list. */
function Sums({ page, search, onChoose }: SumsProps) {
  const { t } = useTranslation();
  const names = useNames();
  const { unit, area, ...rest } = search;
  if (page.byUnit.length === 0) return <div />;
  return (
    <div className="orders-sums no-print">
      <SumTable
        title={t('orders.byUnit')}
        chosen={unit}
        onChoose={(id) => onChoose({ ...rest, ...(area && { area }), ...(id && { unit: id }) })}
        rows={page.byUnit.map((row) => ({
          id: row.unit?.id ?? null,
          name: row.unit === null ? t('orders.noUnit') : names.unit(row.unit),
          open: row.asked + row.ordered,
          done: row.done,
        }))}
      />
      <SumTable
        title={t('orders.byArea')}
        chosen={area}
        onChoose={(path) => onChoose({ ...rest, ...(unit && { unit }), ...(path && { area: path }) })}
        rows={page.byArea.map((row) => ({
          id: row.area.path,
          name: row.area.name,
          open: row.asked + row.ordered,
          done: row.done,
        }))}
      />
    </div>
  );
}

interface SumTableProps {
  readonly title: string;
  readonly chosen: string | undefined;
  readonly onChoose: (id: string | undefined) => void;
  readonly rows: readonly { id: string | null; name: string; open: number; done: number }[];
}

function SumTable({ title, chosen, onChoose, rows }: SumTableProps) {
  const { t } = useTranslation();
  return (
    <section className="card orders-sum" aria-label={title}>
      <table className="number">
        <caption className="visually-hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{title}</th>
            <th scope="col">{t('orders.openCount')}</th>
            <th scope="col">{t('orders.doneCount')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, open, done }) => (
            <tr key={id ?? ''} className={id !== null && id === chosen ? 'is-chosen' : ''}>
              <th scope="row">
                {id === null ? (
                  <span className="muted">{name}</span>
                ) : (
                  <button
                    type="button"
                    className="plain-button"
                    aria-pressed={id === chosen}
                    onClick={() => onChoose(id === chosen ? undefined : id)}
                  >
                    {name}
                  </button>
                )}
              </th>
              <td>{open}</td>
              <td className="muted">{done}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
