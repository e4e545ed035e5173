import type { CaseDetail } from '@bihuan/contracts';
import { lazy, Suspense } from 'react';
import { useMay } from '../data/session.js';

const CaseFund = lazy(() => import('./case-fund.js').then((area) => ({ default: area.CaseFund })));

/** Loaded for those who may read the fund. */
export function CaseFundSlot({ detail }: { readonly detail: CaseDetail }) {
  if (!useMay('fund.read')) return null;
  return (
    <Suspense fallback={null}>
      <CaseFund key={detail.id} detail={detail} />
    </Suspense>
  );
}
