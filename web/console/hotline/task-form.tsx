import type { CallDetail } from '@bihuan/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Segmented, Select } from 'antd';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { serverTime } from '../../client/index.js';
import { newKey } from '../words/new-key.js';
import { problemText } from '../words/problem-text.js';
import { hotlineApi } from './hotline-api.js';

const IN_HOURS = [1, 4, 24, 72] as const;

/** Has the caller called back: when, and why. */
export function TaskForm({ call }: { readonly call: CallDetail }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [hours, setHours] = useState<number>(4);
  const [reason, setReason] = useState('');
  const [about, setAbout] = useState<string | null>(call.linked[0]?.id ?? null);
  const key = useRef(newKey());
  const add = useMutation({
    mutationFn: () =>
      hotlineApi.addTask(
        {
          call: call.id,
          dueAt: new Date(serverTime.now() + hours * 3_600_000).toISOString(),
          reason: reason.trim(),
          ...(about === null ? {} : { case: about }),
        },
        key.current,
      ),
    onSuccess: () => {
      key.current = newKey();
      setReason('');
      void client.invalidateQueries({ queryKey: ['hotline'] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() !== '' && !add.isPending) add.mutate();
  };
  if (call.number === null) return <p className="muted hotline-form">{t('hotline.noNumber')}</p>;
  return (
    <form className="hotline-form" onSubmit={submit} aria-label={t('hotline.tab.callBack')}>
      <div className="field">
        <span id="task-when">{t('hotline.when')}</span>
        <Segmented<number>
          aria-labelledby="task-when"
          value={hours}
          onChange={setHours}
          options={IN_HOURS.map((value) => ({ value, label: t('hotline.inHours', { count: value }) }))}
        />
      </div>
      <div className="field">
        <label htmlFor="task-reason">{t('hotline.reason')}</label>
        <Input
          id="task-reason"
          maxLength={1000}
          placeholder={t('hotline.reasonHint')}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
      {call.linked.length > 0 && (
        <div className="field">
          <label htmlFor="task-case">{t('hotline.aboutCase')}</label>
          <Select
            id="task-case"
            allowClear
            value={about}
            onChange={(id: string | undefined) => setAbout(id ?? null)}
            options={call.linked.map(({ id, number, class: cls }) => ({ value: id, label: `${number} ${cls.name}` }))}
          />
        </div>
      )}
      {add.error !== null && <p role="alert">{problemText(t, add.error)}</p>}
      {add.isSuccess && reason === '' && <p role="status">{t('hotline.taskMade')}</p>}
      <div>
        <Button type="primary" htmlType="submit" disabled={reason.trim() === ''} loading={add.isPending}>
          {t('hotline.makeTask')}
        </Button>
      </div>
    </form>
  );
}
