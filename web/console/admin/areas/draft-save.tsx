import type { AreaCheck, AreaFinding, AreaSave } from '@bihuan/contracts';
import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { adminApi } from '../../../client/index.js';
import { adminProblemText } from '../admin-problem.js';
import { entriesOf } from './area-draft.js';
import { FindingList, shapeWhy } from './finding-list.js';
import type { AreaDraftState } from './use-area-draft.js';

interface Props {
  readonly state: AreaDraftState;
  readonly origin: AreaSave['origin'];
  readonly onShow: (finding: AreaFinding) => void;
  readonly onSaved: () => void;
}

/** A draft is checked first; what the checks find is mended, or let stand with a reason; then all of it is one change. */
export function DraftSave({ state, origin, onShow, onSaved }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [note, setNote] = useState('');
  const [confirmed, setConfirmed] = useState('');
  const entries = entriesOf(state.draft);
  const check = useMutation({
    mutationFn: (of: typeof state.draft) =>
      adminApi.checkAreas({ entries: entriesOf(of) }).then((found) => ({ of, found })),
  });
  const save = useMutation({
    mutationFn: () => adminApi.saveAreas({ entries, origin, note: note.trim(), confirmed: confirmed.trim() }),
    onSuccess: () => {
      setNote('');
      setConfirmed('');
      check.reset();
      onSaved();
    },
  });
  // What was found holds for the draft that was looked at, and no other.
  const report = check.data?.of === state.draft ? check.data.found : undefined;
  const doubtful = report !== undefined && report.doubts > 0;
  const fit = report !== undefined && report.faults.length === 0 && (!doubtful || confirmed.trim() !== '');
  const problem = save.error ?? check.error;
  return (
    <section className="draft-save" aria-label={t('areaEdit.draft')}>
      <div className="draft-steps">
        <Button disabled={state.undo === null} onClick={() => state.undo?.()}>
          {t('areaEdit.undo')}
        </Button>
        <Button disabled={state.redo === null} onClick={() => state.redo?.()}>
          {t('areaEdit.redo')}
        </Button>
        <Button disabled={state.discard === null} onClick={() => state.discard?.()}>
          {t('areaEdit.discard')}
        </Button>
        <Button
          type={report === undefined ? 'primary' : 'default'}
          disabled={entries.length === 0}
          loading={check.isPending}
          onClick={() => check.mutate(state.draft)}
        >
          {t('areaEdit.check', { count: entries.length })}
        </Button>
      </div>
      <div aria-live="polite">
        {problem !== null && <p role="alert">{adminProblemText(t, problem)}</p>}
        {report !== undefined && <Report report={report} onShow={onShow} />}
      </div>
      {report !== undefined && report.faults.length === 0 && (
        <div className="draft-form">
          {doubtful && (
            <>
              <label htmlFor={`${id}-confirm`}>{t('areaEdit.confirm')}</label>
              <Input
                id={`${id}-confirm`}
                maxLength={500}
                value={confirmed}
                onChange={(event) => setConfirmed(event.target.value)}
              />
            </>
          )}
          <label htmlFor={`${id}-note`}>{t('areaEdit.note')}</label>
          <Input id={`${id}-note`} maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
          <Button type="primary" disabled={!fit} loading={save.isPending} onClick={() => save.mutate()}>
            {t('areaEdit.save')}
          </Button>
        </div>
      )}
    </section>
  );
}

function Report({ report, onShow }: { readonly report: AreaCheck; readonly onShow: (finding: AreaFinding) => void }) {
  const { t } = useTranslation();
  return (
    <>
      <p>{t('areaEdit.counts', { ...report.counts })}</p>
      {report.faults.length > 0 && (
        <ul className="finding-list">
          {report.faults.map((fault) => (
            <li key={`${fault.code} ${fault.area.id} ${Object.values(fault.params).join()}`}>
              <strong>{fault.area.name}</strong>
              <span>
                {fault.code === 'bad-shape'
                  ? t(`areaShape.${shapeWhy(fault.params.why)}`)
                  : t(`areaFault.${fault.code}`, { ...fault.params })}
              </span>
            </li>
          ))}
        </ul>
      )}
      {report.faults.length === 0 &&
        (report.findings.length === 0 ? (
          <p>{t('areaEdit.clean')}</p>
        ) : (
          <FindingList findings={report.findings} onShow={onShow} />
        ))}
    </>
  );
}
