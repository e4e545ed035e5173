import './came-back.css';
import type { CaseDetail } from '@bihuan/contracts';
import { Button } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft } from '../act/draft.js';
import { Kbd } from '../command/kbd.js';
import { useSession } from '../data/session.js';
import { addWords } from '../i18n/area-words.js';
import { usePending } from '../sending/pending.js';
import { sendSoon } from '../sending/send.js';
import { useActing } from '../sending/settings.js';
import { useCaseLabel } from '../sending/use-case-label.js';
import { newKey } from '../words/new-key.js';
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
  const label = useCaseLabel();
  const { letters } = useActing(useSession().person.id);
  const leaving = usePending().has(detail.id);
  const { by, result, photos } = back;
  const feedBack = () => {
    if (result === null || leaving) return;
    const data = { result, ...(photos.length === 0 ? {} : { attachments: photos }) };
    const { id, version } = detail;
    const [type, key] = ['feedback', newKey()];
    // Taken back, it is the form with the same in it.
    const draft: Draft = { values: data, version, key };
    sendSoon({ type, bulk: false, back: draft, items: [{ case: id, type, data, version, key, label: label(detail) }] });
  };
  useKey(letters ? 'y' : null, feedBack);
  if (leaving) return null;
  return (
    <section className="case-part came-back" aria-label={t('back.title')}>
      <p className="came-back-said">
        {result === null ? t('back.saidNothing', { name: by }) : t('back.said', { name: by, result })}{' '}
        <span className="muted">
          {photos.length === 0 ? t('back.noPhotos') : t('back.photos', { count: photos.length })}
        </span>
      </p>
      {result === null ? (
        <span className="muted">{t('back.needsWords')}</span>
      ) : (
        <Button type="primary" {...(letters ? { 'aria-keyshortcuts': 'y' } : {})} onClick={feedBack}>
          {t('back.feedback')} {letters && <Kbd keys="y" />}
        </Button>
      )}
    </section>
  );
}

/** A letter from anywhere on the screen that does not itself take letters. */
function useKey(key: string | null, act: () => void): void {
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
