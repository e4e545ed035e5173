import type { CaseSummary } from '@bihuan/contracts';
import { lazy, Suspense } from 'react';

const Bar = lazy(() => import('./bulk/bar.js').then((module) => ({ default: module.Bar })));

export interface BulkBarProps {
  readonly cases: readonly CaseSummary[];
  /** The cases are dealt with: the selection may go. */
  readonly onDone: () => void;
}

/** What can be done to all the selected cases at once. Comes when the first case is selected. */
export function BulkBar(props: BulkBarProps) {
  if (props.cases.length === 0) return null;
  return (
    <Suspense fallback={<div className="bulk-bar" />}>
      <Bar {...props} />
    </Suspense>
  );
}
