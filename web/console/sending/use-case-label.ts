import type { CaseSummary } from '@bihuan/contracts';
import { useCallback } from 'react';
import { useNames } from '../data/names.js';

/** What a case is called in a line: class and place. */
export function useCaseLabel(): (summary: CaseSummary) => string {
  const names = useNames();
  return useCallback((summary) => [names.cls(summary.class), summary.address ?? summary.area.name].join(' '), [names]);
}
