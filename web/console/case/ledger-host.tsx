import type { CaseDetail, LedgerClock } from '@bihuan/contracts';
import { createContext, lazy, type ReactNode, Suspense, use, useState } from 'react';

const Ledger = lazy(() => import('./ledger.js').then((module) => ({ default: module.Ledger })));

/** Which ledger: of a clock, and of one of its visits where there are several. */
export interface AskedLedger {
  readonly clock: LedgerClock;
  readonly visit: number | null;
}

const LedgerContext = createContext<(asked: AskedLedger) => void>(() => {});

/** Opens a ledger of the case that stands around. */
export function useOpenLedger(): (asked: AskedLedger) => void {
  return use(LedgerContext);
}

/** The one place in which a case's ledgers open. */
export function LedgerHost({ detail, children }: { readonly detail: CaseDetail; readonly children: ReactNode }) {
  const [shown, setShown] = useState<AskedLedger | null>(null);
  return (
    <LedgerContext value={setShown}>
      {children}
      {shown !== null && (
        <Suspense fallback={null}>
          <Ledger detail={detail} asked={shown} onAsk={setShown} onClose={() => setShown(null)} />
        </Suspense>
      )}
    </LedgerContext>
  );
}
