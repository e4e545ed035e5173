import type { CaseDetail } from '@bihuan/contracts';
import { lazy, Suspense } from 'react';
import { useMay } from '../data/session.js';

const CaseOrders = lazy(() => import('./case-orders.js').then((area) => ({ default: area.CaseOrders })));

/** Loaded only where the case has had an order and the reader may see orders. */
export function CaseOrdersSlot({ detail }: { readonly detail: CaseDetail }) {
  const may = useMay('order.read');
  if (!may || !detail.events.some(({ type }) => type === 'supervision-required' || type === 'supervised')) return null;
  return (
    <Suspense fallback={null}>
      <CaseOrders detail={detail} />
    </Suspense>
  );
}
