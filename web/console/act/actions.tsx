import './actions.css';
import { DownOutlined } from '@ant-design/icons';
import type { Action, CaseDetail } from '@bihuan/contracts';
import { Button, Dropdown } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useActName } from '../words/act-name.js';
import { inOrder } from '../words/action-order.js';
import { ActionForm } from './action-form.js';
import { openFormOf, rememberOpenForm } from './draft.js';

/** Only what the person may do now; one form open at a time, in place, and open again after a reload. */
export function Actions({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation();
  const actName = useActName();
  const [chosen, setChosen] = useState<string | null>(() => openFormOf(detail.id));
  const { first, more, forward } = inOrder(detail.actions);
  const panel = useRef<HTMLDivElement>(null);
  const choose = (type: string | null) => {
    rememberOpenForm(detail.id, type);
    setChosen(type);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: a form that opens takes the focus
  useEffect(() => {
    panel.current?.querySelector<HTMLElement>('input:not([type="hidden"]), textarea, button')?.focus();
  }, [chosen]);

  const gone = useLastKnown(detail.actions, chosen);
  if (detail.actions.length === 0 && gone === null) {
    return (
      <p className="case-part case-actions muted">{t('case.nothingToDo', { state: t(`state.of.${detail.state}`) })}</p>
    );
  }
  return (
    <section className="case-part case-actions" aria-label={t('case.next')}>
      <h3>{t('case.next')}</h3>
      <div className="actions">
        {first.map((action, index) => (
          <Button
            key={action.type}
            type={index === 0 && forward && chosen === null ? 'primary' : 'default'}
            aria-expanded={chosen === action.type}
            onClick={() => choose(chosen === action.type ? null : action.type)}
            className={chosen === action.type ? 'is-chosen' : ''}
          >
            {actName(action.type)}
          </Button>
        ))}
        {more.length > 0 && (
          <Dropdown
            trigger={['click']}
            menu={{
              items: more.map((action) => ({ key: action.type, label: actName(action.type) })),
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
            key={gone.action.type}
            detail={detail}
            action={gone.action}
            legal={gone.legal}
            onDone={() => choose(null)}
          />
        </div>
      )}
    </section>
  );
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
