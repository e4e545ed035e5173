import './orders.css';
import type { CaseDetail } from '@bihuan/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSession } from '../data/session.js';
import { addWords } from '../i18n/area-words.js';
import { OrderWho } from './order-table.js';
import { orderQueries } from './orders-queries.js';
import { words } from './words.js';

addWords(words);

/** The orders that stand open on a case, at its top, for whoever has to see that they are answered. */
export function CaseOrders({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation();
  const { grants } = useSession();
  const query = useQuery(orderQueries.ofCase(detail.id, detail.version));
  const open = query.data?.items.filter((order) => order.status === 'asked' || order.status === 'ordered') ?? [];
  if (open.length === 0) return null;
  const answers = grants.some((grant) => grant.unit !== null && grant.unit.id === detail.unit?.id);
  return (
    <section className="case-part case-orders" aria-label={t('orders.onCase')}>
      <h3>{t('orders.onCase')}</h3>
      <ul>
        {open.map((order) => (
          <li key={order.no}>
            <p className="case-orders-text">{order.ordered?.text ?? order.asked?.text}</p>
            <OrderWho order={order} />
            {answers && order.status === 'ordered' && <p>{t('orders.answerIt')}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
