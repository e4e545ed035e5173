import type { AreaChanges as Changes } from '@bihuan/contracts';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { adminApi } from '../../../client/index.js';
import { Bones } from '../../../ui/index.js';
import { ErrorNote } from '../../shell/notes.js';
import { adminProblemText } from '../admin-problem.js';
import { adminQueries } from '../admin-queries.js';
import { When } from '../when.js';

type Change = Changes['changes'][number];

/** What was saved together, the newest first, and the way back from each. */
export function AreaChanges({ mayWrite }: { readonly mayWrite: boolean }) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(adminQueries.areaChanges());
  const [undoing, setUndoing] = useState<number | null>(null);
  if (query.isError) return <ErrorNote error={query.error} retry={() => void query.refetch()} />;
  if (query.data === undefined) return <Bones label={t('common.loading')} rows={6} />;
  const changes = query.data.pages.flatMap((page) => page.changes);
  if (changes.length === 0) return <p>{t('areaChange.none')}</p>;
  return (
    <>
      <ol className="area-changes">
        {changes.map((change) => (
          <li key={change.number} className="card">
            <ChangeLine change={change} />
            {mayWrite &&
              (undoing === change.number ? (
                <UndoForm number={change.number} onDone={() => setUndoing(null)} />
              ) : (
                <Button size="small" onClick={() => setUndoing(change.number)}>
                  {t('areaChange.undo')}
                </Button>
              ))}
          </li>
        ))}
      </ol>
      {query.hasNextPage && (
        <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('areaChange.more')}
        </Button>
      )}
    </>
  );
}

function ChangeLine({ change }: { readonly change: Change }) {
  const { t } = useTranslation();
  const { number, origin, at, by, note, confirmed, undoes } = change;
  return (
    <div>
      <p>
        <strong>{t('areaChange.title', { number, origin: t(`areaOrigin.${origin}`) })}</strong>{' '}
        {undoes !== null && t('areaChange.undoes', { number: undoes })} {note}
      </p>
      <p className="muted number">
        {by.name} · <When at={at} /> · {t('areaChange.counts', { ...change })}
      </p>
      {confirmed !== '' && <p className="muted">{t('areaChange.confirmed', { reason: confirmed })}</p>}
    </div>
  );
}

function UndoForm({ number, onDone }: { readonly number: number; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [note, setNote] = useState('');
  const undo = useMutation({
    // A reason for going back is one for what the checks find, too.
    mutationFn: () => adminApi.undoAreaChange(number, { note: note.trim(), confirmed: note.trim() }),
    onSuccess: async () => {
      onDone();
      await Promise.all([
        client.invalidateQueries({ queryKey: ['admin'] }),
        client.invalidateQueries({ queryKey: ['areas'] }),
      ]);
    },
  });
  return (
    <div className="undo-form">
      <Input
        aria-label={t('areaChange.why')}
        placeholder={t('areaChange.why')}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <Button type="primary" disabled={note.trim() === ''} loading={undo.isPending} onClick={() => undo.mutate()}>
        {t('areaChange.doUndo')}
      </Button>
      <Button onClick={onDone}>{t('common.cancel')}</Button>
      {undo.error !== null && <p role="alert">{adminProblemText(t, undo.error)}</p>}
    </div>
  );
}
