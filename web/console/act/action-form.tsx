import type { Action, CaseDetail } from '@bihuan/contracts';
import { Button } from 'antd';
import { type FormEvent, type KeyboardEvent, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Kbd } from '../command/kbd.js';
import { useSession } from '../data/session.js';
import { sendSoon } from '../sending/send.js';
import { useActing } from '../sending/settings.js';
import { useCaseLabel } from '../sending/use-case-label.js';
import { useActName } from '../words/act-name.js';
import { GRAVE } from '../words/action-order.js';
import { fieldKey } from '../words/field-key.js';
import { newKey } from '../words/new-key.js';
import { Changed } from './changed.js';
import { ConditionNote } from './condition-note.js';
import { type Draft, draftOf, keepDraft } from './draft.js';
import { Field } from './fields/field.js';
import { dataOf, firstValues, missingIn, shownFields } from './form-values.js';

interface Props {
  readonly detail: CaseDetail;
  readonly action: Action;
  /** False where somebody else's act has made it illegal since the form was opened. */
  readonly legal: boolean;
  /** The act is on its way. */
  readonly onSent: () => void;
  /** Closed without being sent. */
  readonly onClose: () => void;
}

/** The form of one act: made from the members that its event has, with what is missing said before it can be sent. */
export function ActionForm({ detail, action, legal, onSent, onClose }: Props) {
  const { t } = useTranslation();
  const actName = useActName();
  const id = useId();
  const label = useCaseLabel();
  const { draft, change, drop } = useDraft(detail, action);
  const { delay } = useActing(useSession().person.id);
  const fields = shownFields(action);
  const missing = missingIn(action, draft.values);
  const changed = detail.version > draft.version;
  const blocked = missing.length > 0 || changed || !legal;
  const seen = () => change({ ...draft, version: detail.version, key: newKey() });
  useOwnEvents(detail, draft.version, legal, seen);

  const send = () => {
    if (blocked) return;
    const { key, version, values } = draft;
    const data = dataOf(action, values);
    const item = { case: detail.id, type: action.type, data, version, key, label: label(detail) };
    sendSoon({ type: action.type, bulk: false, back: draft, items: [item] });
    drop();
    onSent();
  };
  const close = () => {
    drop();
    onClose();
  };
  return (
    <form
      className="act"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        send();
      }}
      onKeyDownCapture={(event) => onFormKey(event, { blocked, onClose })}
      aria-label={actName(action.type)}
    >
      {changed && <Changed detail={detail} since={draft.version} legal={legal} onSeen={seen} onDrop={close} />}
      <ConditionNote type={action.type} detail={detail} />
      {fields.map((field) => (
        <Field
          key={field.name}
          field={field}
          action={action}
          detail={detail}
          values={draft.values}
          onChange={(value) => change({ ...draft, values: { ...draft.values, [field.name]: value }, key: newKey() })}
        />
      ))}
      {(GRAVE as readonly string[]).includes(action.type) && (
        <p className="act-consequence">{t(`consequence.${action.type}`)}</p>
      )}
      <div className="act-end">
        <Button type="primary" htmlType="submit" disabled={blocked} aria-describedby={`${id}-missing`}>
          {actName(action.type)}
          <Kbd keys={fields.some((field) => field.type === 'text') ? 'mod+Enter' : 'Enter'} />
        </Button>
        <Button onClick={close}>{t('common.cancel')}</Button>
        <span id={`${id}-missing`} className="muted" aria-live="polite">
          {missing.length > 0
            ? t('form.missing', {
                names: missing.map((name) => t(`field.${fieldKey(action.type, name)}`)).join(t('common.comma')),
              })
            : t(delay === 0 ? 'sending.atOnce' : 'sending.within', { count: delay })}
        </span>
      </div>
    </form>
  );
}

interface FormKeys {
  readonly blocked: boolean;
  readonly onClose: () => void;
}

/**
 * Enter sends, also from a list that is closed, where it would only open; in a text it is a new line, and Ctrl+Enter
 * sends. Escape closes and keeps what was typed.
 */
function onFormKey(event: KeyboardEvent<HTMLFormElement>, { blocked, onClose }: FormKeys): void {
  const { key, ctrlKey, metaKey, nativeEvent } = event;
  if (nativeEvent.isComposing || !(event.target instanceof HTMLElement)) return;
  const list = event.target.closest('[role="combobox"], .ant-picker');
  const isOpen = list?.getAttribute('aria-expanded') === 'true' || event.target.closest('.ant-picker-focused') !== null;
  if (key === 'Enter' && !blocked && (ctrlKey || metaKey || (list !== null && !isOpen))) {
    event.preventDefault();
    event.stopPropagation();
    // As its button does: photos that are still on their way keep the form.
    event.currentTarget.requestSubmit();
  }
  if (key === 'Escape' && !isOpen) {
    event.preventDefault();
    event.stopPropagation();
    onClose();
  }
}

/** What the person did to the case themselves, such as a note that was on its way, is not somebody being faster. */
function useOwnEvents(detail: CaseDetail, since: number, legal: boolean, seen: () => void): void {
  const { person } = useSession();
  const later = detail.events.filter((event) => event.seq > since);
  const own = legal && later.length > 0 && later.every((event) => event.actor.id === person.id);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each such change
  useEffect(() => {
    if (own) seen();
  }, [own, detail.version]);
}

function useDraft(detail: CaseDetail, action: Action) {
  const [draft, setDraft] = useState<Draft>(
    () => draftOf(detail.id, action.type) ?? { values: firstValues(action), version: detail.version, key: newKey() },
  );
  return {
    draft,
    change: (next: Draft) => {
      keepDraft(detail.id, action.type, next);
      setDraft(next);
    },
    drop: () => keepDraft(detail.id, action.type, null),
  };
}
