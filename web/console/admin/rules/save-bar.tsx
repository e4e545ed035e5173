import type { ConfigKind } from '@bihuan/contracts';
import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../../client/index.js';
import { problemText } from '../../words/problem-text.js';
import { ChangeList } from './change-list.js';
import { faultsOf, faultText } from './fault-text.js';
import type { DraftState } from './use-draft.js';

interface Props {
  readonly kind: ConfigKind;
  readonly draft: DraftState;
  /** What stands between the changes and the button: what saving would move. */
  readonly children?: ReactNode;
  /** Saving waits until that has been seen. */
  readonly held?: boolean;
  readonly onSaved?: () => void;
}

/** Below a page with changes that are not saved yet: what they are, why, and the way to save or drop them. */
export function SaveBar({ kind, draft, children, held = false, onSaved }: Props) {
  const { t } = useTranslation();
  const [note, setNote] = useState('');
  const [open, setOpen] = useState(false);
  if (draft.changes.length === 0) return null;
  const count = draft.changes.length;
  const next = (draft.stored?.version ?? 0) + 1;
  const shown = open ? draft.changes.slice(0, 100) : draft.changes.slice(0, 3);
  return (
    <section className="save-bar card" aria-label={t('rules.unsaved', { count })}>
      <div className="save-bar-head">
        <strong className="number">{t('rules.unsaved', { count })}</strong>
        {count > 3 && (
          <button type="button" className="link-button" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t(open ? 'rules.fewer' : 'rules.showAll')}
          </button>
        )}
      </div>
      <ChangeList kind={kind} changes={shown.map((each) => ({ ...each, path: [...each.path] }))} count={count} />
      {children}
      <Failure draft={draft} />
      <div className="save-bar-do">
        <Input
          aria-label={t('rules.note')}
          placeholder={t('rules.notePlaceholder')}
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        <Button onClick={draft.drop}>{t('rules.drop')}</Button>
        <Button
          type="primary"
          disabled={held}
          loading={draft.saving}
          onClick={() =>
            draft.save(note, () => {
              setNote('');
              onSaved?.();
            })
          }
        >
          {t('rules.save', { version: next })}
        </Button>
      </div>
    </section>
  );
}

/** Every fault by its place, or that another was faster. */
export function Failure({ draft }: { readonly draft: DraftState }) {
  const { t } = useTranslation();
  const { failure } = draft;
  if (failure === null) return null;
  const faults = faultsOf(failure);
  if (faults.length > 0) return <FaultList faults={faults} />;
  const changed = failure instanceof ProblemError && failure.code === 'document-changed';
  return (
    <div role="alert" className="save-bar-failure">
      <p>
        {changed
          ? t('rules.changed', {
              who: String(failure.problem.params?.by ?? t('rules.byInstallation')),
              version: failure.problem.version ?? 0,
            })
          : problemText(t, failure)}
      </p>
      {changed && <Button onClick={draft.drop}>{t('rules.takeNewer')}</Button>}
    </div>
  );
}

export function FaultList({ faults }: { readonly faults: ReturnType<typeof faultsOf> }) {
  const { t } = useTranslation();
  return (
    <div role="alert" className="save-bar-failure">
      <p>{t('rules.refused', { count: faults.length })}</p>
      <ul>
        {faults.slice(0, 20).map((fault) => (
          <li key={`${fault.path} ${fault.code ?? fault.message}`}>
            {faultText(t, fault)} {fault.path !== '' && <code>{fault.path}</code>}
          </li>
        ))}
      </ul>
    </div>
  );
}
