import './sending.css';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Ellipsis } from '../../ui/index.js';
import { Kbd } from '../command/kbd.js';
import { useSession } from '../data/session.js';
import type { Sending } from './outbox.js';
import { showRefused } from './refused-store.js';
import { retryNow, sendNow, useSendings } from './send.js';
import { useActing } from './settings.js';
import { useGiveBack } from './use-give-back.js';
import { useWhat } from './what.js';

/** More lines than these would cover the work. */
const MOST = 4;

/** What is on its way, the newest first: a line each, with the time that is left to take it back. */
export function SendingBar() {
  const { t } = useTranslation();
  const list = useSendings();
  const newest = [...list].reverse();
  const back = newest.find((sending) => sending.status === 'waiting');
  return (
    <section className={`sending-bar ${list.length === 0 ? 'is-empty' : ''}`} aria-label={t('sending.bar')}>
      {newest.slice(0, MOST).map((sending) => (
        <Line key={sending.id} sending={sending} isNext={sending === back} />
      ))}
      {newest.length > MOST && (
        <p className="sending-more muted">{t('sending.more', { count: newest.length - MOST })}</p>
      )}
      <Announced newest={newest[0]} />
    </section>
  );
}

function Line({ sending, isNext }: { readonly sending: Sending; readonly isNext: boolean }) {
  const { t } = useTranslation();
  const what = useWhat();
  const giveBack = useGiveBack();
  const { delay } = useActing(useSession().person.id);
  const { status, left, items, bulk } = sending;
  const where = bulk ? '' : (items[0]?.label ?? '');
  const said = {
    waiting: () => t('sending.willIn', { what: what(sending), count: left }),
    sending: () => t('sending.is.sending', { what: what(sending) }),
    kept: () => t(`sending.${sending.why === 'signed-out' ? 'signedOut' : 'offline'}`, { what: what(sending) }),
    refused: () => t('sending.is.refused', { what: what(sending), count: sending.refused.length }),
  }[status]();
  return (
    <div className={`sending-line is-${status}`}>
      <span className="sending-what">
        {said}
        {where !== '' && <Ellipsis className="sending-where muted">{where}</Ellipsis>}
      </span>
      {status === 'waiting' && (
        <>
          <span className="sending-count" aria-hidden="true">
            <i style={{ width: `${(100 * left) / Math.max(delay, left, 1)}%` }} />
          </span>
          <Button size="small" onClick={() => giveBack(sending.id)} {...(isNext ? { 'aria-keyshortcuts': 'u' } : {})}>
            {t('sending.takeBack')}
            {isNext && <Kbd keys="u" />}
          </Button>
          <Button size="small" type="text" onClick={() => sendNow(sending.id)}>
            {t('sending.now')}
          </Button>
        </>
      )}
      {status === 'kept' && (
        <Button size="small" onClick={retryNow}>
          {t('common.retry')}
        </Button>
      )}
      {status === 'refused' && (
        <Button size="small" onClick={() => showRefused(sending.id)} aria-keyshortcuts="!">
          {t('sending.look')}
          <Kbd keys="!" />
        </Button>
      )}
    </div>
  );
}

/** Said once for each new line, not at every second. */
function Announced({ newest }: { readonly newest: Sending | undefined }) {
  const { t } = useTranslation();
  const what = useWhat();
  const [text, setText] = useState('');
  const told = useRef('');
  const state = newest === undefined ? '' : `${newest.id} ${newest.status}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: when a line comes or changes its state
  useEffect(() => {
    if (newest === undefined || told.current === state) return;
    told.current = state;
    if (newest.status === 'waiting') setText(t('sending.announced', { what: what(newest), count: newest.left }));
    if (newest.status === 'refused') {
      setText(t('sending.is.refused', { what: what(newest), count: newest.refused.length }));
    }
  }, [state]);
  return (
    <p role="status" className="visually-hidden">
      {text}
    </p>
  );
}
