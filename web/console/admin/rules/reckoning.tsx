import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ruleQueries } from './rule-queries.js';

/** After saving: whether the due instants of the cases are those of the new version already. */
export function Reckoning() {
  const { t } = useTranslation();
  const { data } = useQuery({
    ...ruleQueries.list(),
    refetchInterval: (query) => (query.state.data?.clocksCurrent === false ? 1_000 : false),
  });
  if (data === undefined) return null;
  return (
    <p className="muted" role="status">
      {t(data.clocksCurrent ? 'rules.clocksCurrent' : 'rules.clocksMoving')}
    </p>
  );
}
