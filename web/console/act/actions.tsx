import './actions.css';
import { DownOutlined } from '@ant-design/icons';
import type { Action, CaseDetail } from '@bihuan/contracts';
import { Button, Dropdown } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Kbd } from '../command/kbd.js';
import { useSession } from '../data/session.js';
import { useDeskMoves } from '../desk/desk-moves.js';
import { addWords } from '../i18n/area-words.js';
import { saysTyping } from '../presence/typing.js';
import { PendingNote } from '../sending/pending-note.js';
import { useSendings } from '../sending/send.js';
import { actingSettings } from '../sending/settings.js';
import { words as sendingWords } from '../sending/words.js';
import { useActName } from '../words/act-name.js';
import { inOrder } from '../words/action-order.js';
import { letterOf } from './act-keys.js';
import { ActionForm } from './action-form.js';
import { onFormAsked, openFormOf, rememberOpenForm } from './draft.js';
import { movesOn } from './moves-on.js';

addWords(sendingWords);

/** Only what the person may do now; one form open at a time, in place, and open again after a reload. */
export function Actions({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation();
  const actName = useActName();
  const { person } = useSession();
  const moves = useDeskMoves();
  const { chosen, opened, choose } = useChosen(detail.id);
  const { first, more, forward } = inOrder(detail.actions);
  const panel = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a form that opens takes the focus
  useEffect(() => {
    panel.current?.querySelector<HTMLElement>(FIRST_FIELD)?.focus();
  }, [chosen, opened]);
  useEffect(() => saysTyping(detail.id, chosen), [detail.id, chosen]);

  const gone = useLastKnown(detail.actions, chosen);
  const pending = useSendings().filter(({ status, items }) => isPending(status) && holds(items, detail.id));
  const sent = (type: string) => {
    choose(null);
    // Nobody waits for a case that is on its way; a note leaves it where it is.
    if (moves !== null && movesOn(type) && actingSettings(person.id).next) moves.next();
  };
  if (pending.some((sending) => movesOn(sending.type)) && gone === null) {
    return (
      <section className="case-part case-actions" aria-label={t('case.next')}>
        <h3>{t('case.next')}</h3>
        {pending.map((sending) => (
          <PendingNote key={sending.id} sending={sending} />
        ))}
      </section>
    );
  }
  if (detail.actions.length === 0 && gone === null) {
    return (
      <p className="case-part case-actions muted">{t('case.nothingToDo', { state: t(`state.of.${detail.state}`) })}</p>
    );
  }
  return (
    <section className="case-part case-actions" aria-label={t('case.next')}>
      <h3>{t('case.next')}</h3>
      {pending.map((sending) => (
        <PendingNote key={sending.id} sending={sending} />
      ))}
      <div className="actions">
        {first.map((action, index) => (
          <Button
            key={action.type}
            type={index === 0 && forward && chosen === null ? 'primary' : 'default'}
            aria-expanded={chosen === action.type}
            aria-keyshortcuts={letterOf(action.type)}
            onClick={() => choose(chosen === action.type ? null : action.type)}
            className={chosen === action.type ? 'is-chosen' : ''}
          >
            {actName(action.type)}
            <Kbd keys={letterOf(action.type)} />
          </Button>
        ))}
        {more.length > 0 && (
          <Dropdown
            trigger={['click']}
            menu={{
              items: more.map((action) => ({
                key: action.type,
                label: actName(action.type),
                extra: <Kbd keys={letterOf(action.type)} />,
              })),
              onClick: ({ key }) => choose(key),
            }}
          >
            <Button type="text">
              {t('case.more')} <DownOutlined aria-hidden />
            </Button>
          </Dropdown>
        )}
      </div>
      {gone !== null && (
        <div ref={panel}>
          <ActionForm
            key={`${gone.action.type} ${opened}`}
            detail={detail}
            action={gone.action}
            legal={gone.legal}
            onSent={() => sent(gone.action.type)}
            onClose={() => choose(null)}
          />
        </div>
      )}
    </section>
  );
}

const FIRST_FIELD = 'input:not([type="hidden"]):not([disabled]), textarea, button';

const isPending = (status: string) => status !== 'refused';
const holds = (items: readonly { readonly case: string }[], id: string) => items.some((item) => item.case === id);

/** Which form is open. Others may ask for one: a key, an act taken back; `opened` tells each such asking apart. */
function useChosen(caseId: string) {
  const [{ chosen, opened }, set] = useState(() => ({ chosen: openFormOf(caseId), opened: 0 }));
  useEffect(
    () =>
      onFormAsked((of, type) => {
        if (of === caseId) set((now) => ({ chosen: type, opened: now.opened + 1 }));
      }),
    [caseId],
  );
  return {
    chosen,
    opened,
    choose: (type: string | null) => {
      rememberOpenForm(caseId, type);
      set((now) => ({ ...now, chosen: type }));
    },
  };
}

/** The chosen action; kept as it last was where another's act has made it illegal meanwhile, so that nothing typed is lost. */
function useLastKnown(actions: readonly Action[], chosen: string | null): { action: Action; legal: boolean } | null {
  const last = useRef<Action | null>(null);
  const now = actions.find((action) => action.type === chosen);
  if (now !== undefined) last.current = now;
  if (chosen === null) last.current = null;
  if (now !== undefined) return { action: now, legal: true };
  return last.current === null ? null : { action: last.current, legal: false };
}
