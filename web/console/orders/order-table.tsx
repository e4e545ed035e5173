import type { OrderView } from '@bihuan/contracts';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { serverTime } from '../../client/index.js';
import { ClockLight } from '../case/clock-light.js';
import { useNames } from '../data/names.js';
import { usePeopleNames } from '../data/people.js';
import { amountText } from '../time/amount.js';
import { instantText } from '../time/instant-text.js';
import { useCityTime } from '../time/use-calendar.js';
import { useByMinute, useMinute } from '../time/use-time.js';
import { sentenceOf } from '../words/event-sentence.js';
import { orderWho } from './order-who.js';

/** Orders line by line; the case is one click away, its sheet another. */
export function OrderTable({ items, more }: { readonly items: readonly OrderView[]; readonly more: ReactNode }) {
  const { t } = useTranslation();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways on a narrow screen
    <section className="card round-table is-cards orders-table" aria-label={t('orders.title')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('orders.case')}</th>
            <th scope="col">{t('orders.what')}</th>
            <th scope="col">{t('orders.unit')}</th>
            <th scope="col">{t('orders.since')}</th>
            <th scope="col" className="is-number">
              {t('orders.spent')}
            </th>
            <th scope="col" className="no-print" />
          </tr>
        </thead>
        <tbody>
          {items.map((order) => (
            <OrderRow key={`${order.case.id} ${order.no}`} order={order} />
          ))}
        </tbody>
      </table>
      {more && <div className="round-more no-print">{more}</div>}
    </section>
  );
}

function OrderRow({ order }: { readonly order: OrderView }) {
  const { t } = useTranslation();
  const names = useNames();
  const { case: one } = order;
  const spent = useSpent(order);
  return (
    <tr>
      <th scope="row" className="orders-case">
        <Link to="/cases/$caseId" params={{ caseId: one.id }} className="round-line ellipsis">
          {names.cls(one.class)} <span className="muted">{one.address ?? one.area.name}</span>
        </Link>
        <span className="orders-line">
          {one.clock === null ? (
            <span className="muted">{t(`state.of.${one.state}`)}</span>
          ) : (
            <ClockLight clock={one.clock} readAt={serverTime.now()} severity={one.severity} />
          )}
          <span className="muted number">{one.number}</span>
        </span>
      </th>
      <td className="orders-what">
        <span className="round-line">{order.ordered?.text ?? order.asked?.text}</span>
        <OrderWho order={order} />
      </td>
      <td>{one.unit === null ? <span className="muted">{t('orders.noUnit')}</span> : names.unit(one.unit)}</td>
      <td className="orders-since">
        <span className="round-line">{t(`orders.statusOf.${order.status}`)}</span>
        <LastEvent order={order} />
      </td>
      <td className="is-number number">{spent}</td>
      <td className="no-print">
        <a href={`/print/supervision/${encodeURIComponent(one.id)}`} target="_blank" rel="noreferrer">
          {t('orders.sheet')}
        </a>
      </td>
    </tr>
  );
}

/** "王丽 批示 今天 10:20", and whoever had asked for it. */
export function OrderWho({ order }: { readonly order: OrderView }) {
  const { t, i18n } = useTranslation();
  const { zone } = useCityTime();
  const text = useByMinute((now) => orderWho({ t, language: i18n.language, zone }, order, now));
  return <span className="muted round-line">{text}</span>;
}

function LastEvent({ order }: { readonly order: OrderView }) {
  const { t, i18n } = useTranslation();
  const { zone } = useCityTime();
  const names = useNames();
  const people = usePeopleNames();
  const now = useMinute();
  const place = { t, language: i18n.language, zone };
  const lines = order.events.map((event) => {
    // Its sentence quotes what the list does not carry.
    const sentence =
      event.type === 'return-requested'
        ? t('act.return-requested')
        : sentenceOf({ place, names, people, now, kind: order.case.class.kind }, event);
    return `${instantText(place, Date.parse(event.at), now)} ${sentence}`;
  });
  return (
    <span className="muted round-line ellipsis" title={lines.join('\n')}>
      {lines.at(-1) ?? t('orders.nothingSince')}
    </span>
  );
}

/** Work time from the order, or from its being asked for, to its answer or to now. */
function useSpent(order: OrderView): string {
  const { t } = useTranslation();
  const time = useCityTime();
  const from = Date.parse(order.ordered?.at ?? order.asked?.at ?? '');
  return useByMinute((now) => {
    const to = order.doneAt === null ? now : Date.parse(order.doneAt);
    const spent = to <= from ? 0 : time.timeline(order.case.severity).elapsed(from, to);
    return amountText(t, spent, time.days(order.case.severity));
  });
}
