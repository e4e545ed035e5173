import type { CaseDesk as CaseDeskView, CaseDetail } from '@bihuan/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { get, ProblemError, post } from '../../client/index.js';
import { addWords } from '../i18n/area-words.js';
import { problemText } from '../words/problem-text.js';
import { words } from './words.js';

addWords(words);

const RULES = ['desk-held', 'desk-not-held', 'desk-none'] as const;

/** Which desk works the case, where a street has one of its own; and the district's way to take it over or give it back. */
export function CaseDesk({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const path = `/cases/${encodeURIComponent(detail.id)}/desk`;
  // Under the case's own key: read again whenever the case is.
  const queryKey = ['case', detail.id, 'desk'];
  const { data } = useQuery({ queryKey, queryFn: ({ signal }) => get<CaseDeskView>(path, { signal }) });
  const move = useMutation({
    mutationFn: (what: 'take' | 'give') => post<CaseDeskView>(path, { body: { do: what } }),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ['case', detail.id] });
      void client.invalidateQueries({ queryKey: ['cases'] });
    },
  });
  if (data === undefined || (data.own === null && data.held === null)) return null;
  const { error } = move;
  const rule = error instanceof ProblemError ? RULES.find((each) => each === error.code) : undefined;
  const { held, own, may } = data;
  return (
    <span className="street-desk">
      <span className="muted">
        {held !== null
          ? t('streetDesk.held', { area: held.area.name, name: held.by.name })
          : t('streetDesk.own', { area: own?.name ?? '' })}
      </span>{' '}
      {may !== null && (
        <Button
          size="small"
          loading={move.isPending}
          title={t(may === 'take' ? 'streetDesk.takeWhy' : 'streetDesk.giveWhy')}
          onClick={() => move.mutate(may)}
        >
          {t(may === 'take' ? 'streetDesk.take' : 'streetDesk.give')}
        </Button>
      )}
      {error !== null && (
        <span role="alert"> {rule === undefined ? problemText(t, error) : t(`streetDesk.problem.${rule}`)}</span>
      )}
    </span>
  );
}
