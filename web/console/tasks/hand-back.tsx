import type { CaseDetail } from '@bihuan/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, OfflineError, ProblemError } from '../../client/index.js';
import { queries } from '../data/queries.js';
import { PhotoField } from '../photos/photo-field.js';
import { unsentOf } from '../photos/upload-queue.js';
import { useUploads } from '../photos/uploads.js';
import { problemText } from '../words/problem-text.js';
import { knownPosition } from './position.js';
import { aboutToSend, changed, keepTask, storedDraft, type TaskDraft } from './task-draft.js';
import { useOnline } from './use-online.js';

const PHRASES = ['cleaned', 'repaired', 'replaced', 'persuaded', 'warned', 'notFound', 'needsMachine'] as const;

/** Photos, a line, and back to the unit. Nothing of it is lost before the server has it. */
export function HandBack({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation();
  const id = useId();
  const online = useOnline();
  const all = useUploads();
  const { draft, keep, send } = useHandBack(detail);
  const unsent = unsentOf(all, draft.photos);
  const empty = draft.photos.length === 0 && draft.result.trim() === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (unsent === 0 && !empty && !send.isPending) send.mutate();
  };
  const away = !online || send.error instanceof OfflineError;
  return (
    <form className="task-next" onSubmit={submit} aria-label={t('tasks.handBack')}>
      <h2 id={`${id}-photos`}>{t('tasks.afterPhoto')}</h2>
      <PhotoField
        id={id}
        large
        value={draft.photos}
        place={knownPosition}
        onChange={(photos) => keep(changed(draft, { photos }))}
      />
      <label htmlFor={`${id}-result`} className="task-label">
        {t('tasks.result')}
      </label>
      <textarea
        id={`${id}-result`}
        className="task-text"
        rows={2}
        maxLength={4000}
        value={draft.result}
        onChange={(event) => keep(changed(draft, { result: event.target.value }))}
      />
      <fieldset className="task-phrases">
        <legend className="visually-hidden">{t('tasks.phrases')}</legend>
        {PHRASES.map((phrase) => (
          <button
            key={phrase}
            type="button"
            className="big-button is-quiet"
            onClick={() => keep(changed(draft, { result: withPhrase(draft.result, t(`phrase.${phrase}`)) }))}
          >
            {t(`phrase.${phrase}`)}
          </button>
        ))}
      </fieldset>
      <div className="task-end">
        <p role="status" className={away ? 'task-away' : ''}>
          {away
            ? t('tasks.offline')
            : send.isPending
              ? t('tasks.handingBack')
              : empty
                ? t('tasks.needs')
                : unsent > 0
                  ? t('tasks.uploading', { count: unsent })
                  : send.error === null
                    ? t('tasks.ready')
                    : send.error instanceof ProblemError && send.error.code === 'conflict'
                      ? t('tasks.changed')
                      : problemText(t, send.error)}
        </p>
        <button
          type="submit"
          className="big-button is-first"
          disabled={empty || unsent > 0 || send.isPending || !online}
        >
          {t('tasks.handBack')}
        </button>
      </div>
    </form>
  );
}

/** A phrase behind what is written; the same one is not said twice. */
function withPhrase(text: string, phrase: string): string {
  const written = text.trim();
  if (written.includes(phrase)) return text;
  return written === '' ? phrase : `${written}${/[\p{Script=Han}。]$/u.test(written) ? '；' : '; '}${phrase}`;
}

function useHandBack(detail: CaseDetail) {
  const client = useQueryClient();
  const [draft, setDraft] = useState<TaskDraft>(() => storedDraft(detail.id));
  const keep = (next: TaskDraft) => {
    keepTask(detail.id, next);
    setDraft(next);
  };
  const send = useMutation({
    // Without a network it says so at once, and does not send behind one's back later.
    networkMode: 'always',
    mutationFn: () => {
      const going = aboutToSend(draft, detail.version);
      keep(going);
      const data = {
        ...(going.result.trim() === '' ? {} : { result: going.result.trim() }),
        ...(going.photos.length === 0 ? {} : { attachments: [...going.photos] }),
      };
      return api.act(detail.id, { type: 'handed-back', data, version: going.sent.version }, going.sent.key);
    },
    onSuccess: (answer) => {
      keepTask(detail.id, null);
      if (answer !== undefined) client.setQueryData(queries.case(detail.id).queryKey, answer);
      void client.invalidateQueries({ queryKey: ['cases'] });
    },
    onError: (error) => {
      // An answer came: nothing was written, so the next try is another one. None came: it may have been.
      if (!(error instanceof OfflineError)) keep({ ...storedDraft(detail.id), sent: null });
      void client.invalidateQueries({ queryKey: ['case', detail.id] });
    },
  });
  return { draft, keep, send };
}
