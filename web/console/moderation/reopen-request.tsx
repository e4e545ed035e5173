import type { ModerationQueue } from '@bihuan/contracts';
import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { When } from '../admin/when.js';
import { useNames } from '../data/names.js';
import { useMay } from '../data/session.js';
import { problemText } from '../words/problem-text.js';
import { moderationApi } from './moderation-queries.js';
import { useDecision } from './use-decision.js';

/** A reporter's request, and the answer that they will read. */
export function ReopenRequest({ request }: { readonly request: ModerationQueue['requests'][number] }) {
  const { t } = useTranslation();
  const names = useNames();
  const id = useId();
  const mayReopen = useMay('event.reopened');
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const decide = useDecision((reopen: boolean) =>
    moderationApi.request({ case: request.case.id, seq: request.seq }, reopen, reason.trim()),
  );
  const send = (reopen: boolean) => {
    setMissing(reason.trim() === '');
    if (reason.trim() !== '') decide.mutate(reopen);
  };
  return (
    <li className="card moderation-held">
      <p className="moderation-line">
        <Link to="/cases/$caseId" params={{ caseId: request.case.id }}>
          {names.clsByName(request.case.class)}
        </Link>
        <span>{request.case.area}</span>
        <span className="muted number">
          {request.case.number} · <When at={request.at} />
        </span>
        <span className="muted">
          {request.stars === null ? t('moderation.notRated') : t('moderation.stars', { count: request.stars })}
        </span>
      </p>
      <p className="moderation-said">{request.reason}</p>
      <label htmlFor={id}>{t('moderation.answer')}</label>
      <Input.TextArea
        id={id}
        rows={2}
        maxLength={1000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {missing && <p role="alert">{t('moderation.answerMissing')}</p>}
      {decide.isError && <p role="alert">{problemText(t, decide.error)}</p>}
      <div className="moderation-buttons">
        {mayReopen && (
          <Button type="primary" loading={decide.isPending} onClick={() => send(true)}>
            {t('moderation.reopen')}
          </Button>
        )}
        <Button disabled={decide.isPending} onClick={() => send(false)}>
          {t('moderation.refuse')}
        </Button>
      </div>
    </li>
  );
}
