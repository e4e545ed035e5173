import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../client/index.js';
import { problemText } from '../words/problem-text.js';

/** Rules of assessment that have words of their own. */
export const RULES = [
  'period-not-begun',
  'period-there',
  'period-state',
  'period-not-over',
  'period-not-sent',
  'period-answers-awaited',
  'period-queries-open',
  'period-appeals-open',
  'period-no-meeting',
  'answer-late',
  'already-confirmed',
  'query-replied',
  'appeal-not-yours',
  'appeal-open',
  'appeal-decided',
  'bulletin-not-frozen',
  'bulletin-state',
  'what-if-ended',
] as const;

const KNOWN: ReadonlySet<string> = new Set(RULES);

/** Why a step was not taken. */
export function StepProblem({ error }: { readonly error: Error | null }) {
  const { t } = useTranslation();
  if (error === null) return null;
  const rule = error instanceof ProblemError && KNOWN.has(error.code) ? error.code : null;
  return (
    <p className="act-problem" role="alert">
      {rule === null ? problemText(t, error) : t(`assessRule.${rule}`)}
    </p>
  );
}
