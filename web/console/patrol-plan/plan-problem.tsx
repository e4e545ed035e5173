import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../client/index.js';
import { problemText } from '../words/problem-text.js';

const OWN = new Set(['cell-in-other', 'duty-overlap']);

/** Why the plan was not written. */
export function PlanProblem({ error }: { readonly error: Error | null }) {
  const { t } = useTranslation();
  if (error === null) return null;
  const own = error instanceof ProblemError && OWN.has(error.code);
  return (
    <p role="alert" className="act-problem">
      {own ? t(`plan.${error.code}`, { ...error.problem.params }) : problemText(t, error)}
    </p>
  );
}
