import type { CaseDetail } from '@bihuan/contracts';
import { lazy, Suspense } from 'react';
import { useSession } from '../data/session.js';

const CaseDesk = lazy(() => import('./case-desk.js').then((area) => ({ default: area.CaseDesk })));

/** For those who work desks. */
export function CaseDeskSlot({ detail }: { readonly detail: CaseDetail }) {
  const { grants } = useSession();
  if (!grants.some(({ role }) => role === 'duty-officer' || role === 'dispatcher')) return null;
  return (
    <Suspense fallback={null}>
      <CaseDesk detail={detail} />
    </Suspense>
  );
}
