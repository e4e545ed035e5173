import type { CallDetail } from '@bihuan/contracts';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../data/session.js';
import { problemText } from '../words/problem-text.js';
import { hotlineApi, hotlineQueries } from './hotline-api.js';

interface Props {
  readonly call: CallDetail;
  readonly onDone: (call: CallDetail) => void;
}

/** Gives the call with its notes to a colleague, who finds it on top of their list. */
export function HandOverForm({ call, onDone }: Props) {
  const { t } = useTranslation();
  const { person } = useSession();
  const agents = useQuery(hotlineQueries.agents()).data?.agents ?? [];
  const [to, setTo] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const give = useMutation({
    mutationFn: (agent: string) =>
      hotlineApi.handOver(call.id, { version: call.version, to: agent, note: note.trim() }),
    onSuccess: onDone,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (to !== null && !give.isPending) give.mutate(to);
  };
  return (
    <form className="hotline-form" onSubmit={submit} aria-label={t('hotline.tab.handOver')}>
      <div className="field">
        <label htmlFor="hand-to">{t('hotline.handTo')}</label>
        <Select
          id="hand-to"
          value={to}
          onChange={setTo}
          placeholder={t('hotline.handToHint')}
          options={agents.filter(({ id }) => id !== person.id).map(({ id, name }) => ({ value: id, label: name }))}
        />
      </div>
      <div className="field">
        <label htmlFor="hand-note">{t('hotline.handNote')}</label>
        <Input.TextArea
          id="hand-note"
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={1000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </div>
      {give.error !== null && <p role="alert">{problemText(t, give.error)}</p>}
      {give.isSuccess && <p role="status">{t('hotline.handedOver')}</p>}
      <div>
        <Button type="primary" htmlType="submit" disabled={to === null} loading={give.isPending}>
          {t('hotline.tab.handOver')}
        </Button>
      </div>
    </form>
  );
}
