import './tables.css';
import type { ImportReport } from '@bihuan/contracts';
import { useMutation } from '@tanstack/react-query';
import { Button, Checkbox, Modal } from 'antd';
import { type ChangeEvent, type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { adminProblemText } from '../admin-problem.js';
import { ImportPreview } from './import-preview.js';
import { Passwords } from './passwords.js';

interface Props {
  readonly title: string;
  /** Endings of files that are taken. */
  readonly accept?: string;
  /** Looks at a file, or, with what was seen at that look, takes it. */
  readonly send: (file: File, seen: string | null, remove: boolean) => Promise<ImportReport>;
  /** What else is to be said of the file. */
  readonly children?: ReactNode;
  readonly onClose: () => void;
  readonly onImported: () => void;
}

/**
 * A file, what it would change row by row, and only then the import: all of it as one new version, or nothing. A file with
 * errors says which cells, and stays chosen so that it can be mended and looked at again.
 */
export function ImportDialogue({ title, accept = '.xlsx,.csv,.txt', send, children, onClose, onImported }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [file, setFile] = useState<File | null>(null);
  const [remove, setRemove] = useState(false);
  const look = useMutation({
    mutationFn: (chosen: { file: File; remove: boolean }) => send(chosen.file, null, chosen.remove),
  });
  const save = useMutation({
    mutationFn: (chosen: { file: File; seen: string }) => send(chosen.file, chosen.seen, remove),
    onSuccess: onImported,
  });
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const chosen = event.target.files?.[0] ?? null;
    // The same file, mended, must be taken again.
    event.target.value = '';
    if (chosen === null) return;
    save.reset();
    setFile(chosen);
    look.mutate({ file: chosen, remove });
  };
  const report = save.data ?? look.data;
  const problem = save.error ?? look.error;
  const changes = report === undefined ? 0 : changesIn(report);
  const fit = report !== undefined && report.counts.errors === 0 && changes > 0 && problem === null;
  const saved = save.data?.saved === true;
  return (
    <Modal
      open
      width={760}
      title={t('tables.importOf', { table: title })}
      onCancel={onClose}
      footer={
        saved
          ? [
              <Button key="close" type="primary" onClick={onClose}>
                {t('common.close')}
              </Button>,
            ]
          : [
              <Button key="cancel" onClick={onClose}>
                {t('common.cancel')}
              </Button>,
              <Button
                key="save"
                type="primary"
                disabled={!fit || look.isPending}
                loading={save.isPending}
                onClick={() => file !== null && report !== undefined && save.mutate({ file, seen: report.seen })}
              >
                {changes > 0 ? t('tables.doImport', { count: changes }) : t('tables.import')}
              </Button>,
            ]
      }
    >
      {saved ? (
        <div role="status" className="import">
          <p>{t('tables.imported', { ...save.data?.counts })}</p>
          {save.data !== undefined && save.data.passwords.length > 0 && <Passwords people={save.data.passwords} />}
        </div>
      ) : (
        <div className="import">
          <p className="muted">{t('tables.importWhy')}</p>
          {children}
          <div className="import-file">
            <input id={id} className="visually-hidden" type="file" accept={accept} onChange={choose} />
            <label htmlFor={id} className="import-choose">
              {t(file === null ? 'tables.choose' : 'tables.chooseAgain')}
            </label>
            <span className="import-name">{file === null ? t('tables.noFile') : file.name}</span>
          </div>
          {report?.removable === true && (
            <Checkbox
              checked={remove}
              onChange={(event) => {
                setRemove(event.target.checked);
                save.reset();
                if (file !== null) look.mutate({ file, remove: event.target.checked });
              }}
            >
              {t('tables.remove')}
            </Checkbox>
          )}
          <div aria-live="polite" className="import-report">
            {look.isPending && <p>{t('common.loading')}</p>}
            {problem !== null && <p role="alert">{adminProblemText(t, problem)}</p>}
            {report !== undefined && !look.isPending && problem === null && <ImportPreview report={report} />}
          </div>
        </div>
      )}
    </Modal>
  );
}

function changesIn({ counts }: ImportReport): number {
  return counts.added + counts.changed + counts.removed;
}
