import './came-back.css';
import type { CaseDetail } from '@bihuan/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../client/index.js';
import { queries } from '../data/queries.js';
import { addWords } from '../i18n/area-words.js';
import { newKey } from '../words/new-key.js';
import { problemText } from '../words/problem-text.js';
import { cameBack } from './crew-of.js';
import { words } from './words.js';

addWords(words);

/** To the unit whose crew has handed a case back: what it said, and the feedback in one key. */
export function CameBack({ detail }: { readonly detail: CaseDetail }) {
  const back = cameBack(detail);
  const may = detail.actions.some((action) => action.type === 'feedback');
  return back === null || !may ? null : <Back detail={detail} back={back} />;
}

function Back({
  detail,
  back,
}: {
  readonly detail: CaseDetail;
  readonly back: NonNullable<ReturnType<typeof cameBack>>;
}) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { by, result, photos } = back;
  const send = useMutation({
    mutationFn: () => {
      const data = { result: result ?? '', ...(photos.length === 0 ? {} : { attachments: photos }) };
      return api.act(detail.id, { type: 'feedback', data, version: detail.version }, newKey());
    },
    onSuccess: (answer) => {
      if (answer !== undefined) client.setQueryData(queries.case(detail.id).queryKey, answer);
      void client.invalidateQueries({ queryKey: ['cases'] });
    },
    onError: () => void client.invalidateQueries({ queryKey: ['case', detail.id] }),
  });
  const feedBack = () => {
    if (result !== null && !send.isPending) send.mutate();
  };
  useKey('y', feedBack);
  return (
    <section className="case-part came-back" aria-label={t('back.title')}>
      <p className="came-back-said">
        {result === null ? t('back.saidNothing', { name: by }) : t('back.said', { name: by, result })}{' '}
        <span className="muted">
          {photos.length === 0 ? t('back.noPhotos') : t('back.photos', { count: photos.length })}
        </span>
        {send.error !== null && <span role="alert"> {problemText(t, send.error)}</span>}
      </p>
      {result === null ? (
        <span className="muted">{t('back.needsWords')}</span>
      ) : (
        <Button type="primary" loading={send.isPending} aria-keyshortcuts="y" onClick={feedBack}>
          {t('back.feedback')} <kbd>Y</kbd>
        </Button>
      )}
    </section>
  );
}

/** A letter from anywhere on the screen that does not itself take letters. */
function useKey(key: string, act: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== key || event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
      const { target } = event;
      if (target instanceof Element && target.closest(TAKES_LETTERS) !== null) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
}

const TAKES_LETTERS = 'input, textarea, select, [contenteditable], [role="dialog"], [role="listbox"], dialog';
