import './sending.css';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Kbd } from '../command/kbd.js';
import type { Sending } from './outbox.js';
import { sendNow } from './send.js';
import { useGiveBack } from './use-give-back.js';
import { useWhat } from './what.js';

/** On the case itself: what will happen to it, and the way back. */
export function PendingNote({ sending }: { readonly sending: Sending }) {
  const { t } = useTranslation();
  const what = useWhat();
  const giveBack = useGiveBack();
  const waits = sending.status === 'waiting';
  return (
    <div className="pending-note">
      <p>
        {waits
          ? t('sending.willIn', { what: what(sending), count: sending.left })
          : t(sending.status === 'kept' ? 'sending.is.kept' : 'sending.is.sending', { what: what(sending) })}
      </p>
      {waits && (
        <div className="act-end">
          <Button onClick={() => giveBack(sending.id)} aria-keyshortcuts="u">
            {t('sending.takeBack')}
            <Kbd keys="u" />
          </Button>
          <Button type="text" onClick={() => sendNow(sending.id)} aria-keyshortcuts="Shift+U">
            {t('sending.now')}
          </Button>
        </div>
      )}
    </div>
  );
}
