import type { CaseDetail } from '@bihuan/contracts';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { EventLine } from '../case/timeline.js';

interface Props {
  readonly detail: CaseDetail;
  /** The version that the form's writer had seen. */
  readonly since: number;
  readonly legal: boolean;
  readonly onSeen: () => void;
  readonly onDrop: () => void;
}

/** Somebody acted while the form was open: says what, and asks to have seen it before going on. */
export function Changed({ detail, since, legal, onSeen, onDrop }: Props) {
  const { t } = useTranslation();
  return (
    <div className="changed" role="alert">
      <p className="changed-title">{t('conflict.title')}</p>
      <NewEvents detail={detail} since={since} />
      <p className="muted">{t(legal ? 'conflict.goOnWhy' : 'conflict.notLegal')}</p>
      <div className="act-end">
        {legal && <Button onClick={onSeen}>{t('conflict.seen')}</Button>}
        <Button type={legal ? 'text' : 'default'} onClick={onDrop}>
          {t('conflict.drop')}
        </Button>
      </div>
    </div>
  );
}

export function NewEvents({ detail, since }: { readonly detail: CaseDetail; readonly since: number }) {
  const events = detail.events.filter((event) => event.seq > since);
  return (
    <ul className="changed-events">
      {events.map((event) => (
        <li key={event.seq}>
          <EventLine event={event} kind={detail.class.kind} />
        </li>
      ))}
    </ul>
  );
}
