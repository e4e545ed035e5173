import { useQueryClient } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ProblemError } from '../../client/index.js';
import { askBulk, type BulkRequest } from '../act/bulk/bulk-request.js';
import { problemText } from '../words/problem-text.js';
import type { Refused, Sending } from './outbox.js';
import { showRefused } from './refused-store.js';
import { settle } from './send.js';
import { useOpenCase } from './use-give-back.js';

/** Of an act on many cases those that were refused, each with why: tried again together, or opened one by one. */
export function RefusedMany({ sending }: { readonly sending: Sending }) {
  const { t } = useTranslation();
  const open = useOpenCase();
  const client = useQueryClient();
  const [error, setError] = useState<Error | null>(null);
  const act = t(`act.${sending.type}`);
  const done = sending.items.length - sending.refused.length;
  const again = useRef<HTMLButtonElement>(null);
  useEffect(() => again.current?.focus(), []);
  const drop = () => {
    settle(sending.id);
    showRefused(null);
  };
  const retry = async () => {
    const back = sending.back as BulkRequest;
    const failed = new Set(sending.refused.map(({ item }) => item.case));
    try {
      // The form begins with the cases as they are now.
      const { items } = await api.actions([...failed]);
      const versions = new Map(items.map((item) => [item.id, item.version]));
      void client.invalidateQueries({ queryKey: ['actions'] });
      const cases = back.cases
        .filter((each) => failed.has(each.id))
        .map((each) => ({ ...each, version: versions.get(each.id) ?? each.version }));
      drop();
      askBulk({ ...back, cases });
    } catch (problem) {
      setError(problem instanceof Error ? problem : new Error(String(problem)));
    }
  };
  return (
    <Modal
      open
      width={720}
      title={t('sending.manyTitle', { act, done, count: sending.refused.length })}
      onCancel={() => showRefused(null)}
      afterOpenChange={(open) => open && again.current?.focus()}
      footer={[
        <Button key="drop" onClick={drop}>
          {t('sending.leaveThem')}
        </Button>,
        <Button key="again" ref={again} type="primary" onClick={() => void retry()}>
          {t('sending.again', { count: sending.refused.length })}
        </Button>,
      ]}
    >
      {error !== null && <p role="alert">{problemText(t, error)}</p>}
      <ul className="refused-list">
        {sending.refused.map((refused) => (
          <li key={refused.item.key}>
            <button
              type="button"
              className="link-button"
              onClick={() => {
                showRefused(null);
                open(refused.item.case);
              }}
            >
              {refused.item.label}
            </button>
            <span className="muted">{problemOf(t, refused)}</span>
          </li>
        ))}
      </ul>
    </Modal>
  );
}

function problemOf(t: ReturnType<typeof useTranslation>['t'], { problem }: Refused): string {
  return problem.code === 'conflict' ? t('sending.faster') : problemText(t, new ProblemError(problem));
}
