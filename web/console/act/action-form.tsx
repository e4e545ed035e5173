import type { Action, CaseDetail } from '@bihuan/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type FormEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ProblemError } from '../../client/index.js';
import { queries } from '../data/queries.js';
import { useActName } from '../words/act-name.js';
import { GRAVE } from '../words/action-order.js';
import { fieldKey } from '../words/field-key.js';
import { newKey } from '../words/new-key.js';
import { problemText } from '../words/problem-text.js';
import { Changed } from './changed.js';
import { ConditionNote } from './condition-note.js';
import { ConflictDialogue } from './conflict-dialogue.js';
import { type Draft, draftOf, keepDraft } from './draft.js';
import { Field } from './fields/field.js';
import { dataOf, firstValues, missingIn, shownFields } from './form-values.js';

interface Props {
  readonly detail: CaseDetail;
  readonly action: Action;
  /** False where somebody else's act has made it illegal since the form was opened. */
  readonly legal: boolean;
  readonly onDone: () => void;
}

/** The form of one act: made from the members that its event has, with what is missing said before it can be sent. */
export function ActionForm({ detail, action, legal, onDone }: Props) {
  const { t } = useTranslation();
  const actName = useActName();
  const id = useId();
  const client = useQueryClient();
  const { draft, change, drop } = useDraft(detail, action);
  const [conflict, setConflict] = useState(false);
  const leaving = useRef(false);
  const act = useMutation({
    mutationFn: () =>
      api.act(detail.id, { type: action.type, data: dataOf(action, draft.values), version: draft.version }, draft.key),
    onSuccess: (answer) => {
      leaving.current = true;
      drop();
      if (answer !== undefined) client.setQueryData(queries.case(detail.id).queryKey, answer);
      void client.invalidateQueries({ queryKey: ['case', detail.id] });
      void client.invalidateQueries({ queryKey: ['cases'] });
      void client.invalidateQueries({ queryKey: ['ledger', detail.id] });
      onDone();
    },
    onError: (error) => {
      if (!(error instanceof ProblemError) || error.code !== 'conflict') return;
      void client.invalidateQueries({ queryKey: ['case', detail.id] });
      setConflict(true);
    },
  });

  const missing = missingIn(action, draft.values);
  const changed = detail.version > draft.version;
  const blocked = missing.length > 0 || changed || !legal;
  const refusal = act.error !== null && !(act.error instanceof ProblemError && act.error.code === 'conflict');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!blocked && !act.isPending && !leaving.current) act.mutate();
  };
  const seen = () => change({ ...draft, version: detail.version, key: newKey() });
  return (
    <form className="act" onSubmit={submit} aria-label={actName(action.type)}>
      {changed && !conflict && (
        <Changed detail={detail} since={draft.version} legal={legal} onSeen={seen} onDrop={onDone} />
      )}
      <ConditionNote type={action.type} detail={detail} />
      {shownFields(action).map((field) => (
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
      {refusal && (
        <p className="act-problem" role="alert">
          {problemText(t, act.error as Error)}
        </p>
      )}
      <div className="act-end">
        <Button
          type="primary"
          htmlType="submit"
          disabled={blocked}
          loading={act.isPending}
          aria-describedby={`${id}-missing`}
        >
          {actName(action.type)}
        </Button>
        <Button
          onClick={() => {
            drop();
            onDone();
          }}
        >
          {t('common.cancel')}
        </Button>
        <span id={`${id}-missing`} className="muted" aria-live="polite">
          {missing.length > 0 &&
            t('form.missing', {
              names: missing.map((name) => t(`field.${fieldKey(action.type, name)}`)).join(t('common.comma')),
            })}
        </span>
      </div>
      {conflict && (
        <ConflictDialogue
          detail={detail}
          since={draft.version}
          action={action}
          onGoOn={() => {
            setConflict(false);
            seen();
          }}
          onDrop={() => {
            setConflict(false);
            drop();
            onDone();
          }}
        />
      )}
    </form>
  );
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
