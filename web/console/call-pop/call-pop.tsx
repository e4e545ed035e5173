import './call-pop.css';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { serverStream } from '../../client/index.js';
import { useSession } from '../data/session.js';
import { hotlineQueries } from '../hotline/hotline-api.js';
import { addWords } from '../i18n/area-words.js';
import { words } from './words.js';

addWords(words);

/**
 * A call rings at the person's telephone, or at nobody's yet: it opens by itself at the desk where no other call is open,
 * and is told of over whatever else they are at. It goes when somebody answers it.
 */
export function CallPop() {
  const { t } = useTranslation();
  const { person } = useSession();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [ringing, setRinging] = useState<string | null>(null);
  const idle = useRouterState({
    select: ({ location }) => location.pathname === '/hotline' && !('call' in location.search),
  });
  const call = useQuery({ ...hotlineQueries.call(ringing ?? ''), enabled: ringing !== null }).data;
  const open = (id: string) => {
    setRinging(null);
    void navigate({ to: '/hotline', search: { call: id } });
  };
  useEffect(
    () =>
      serverStream.onMessage((message) => {
        if (message.type !== 'call' || message.call === '') return;
        const mine = message.agent === person.id;
        if (message.state === 'ringing' && (mine || message.agent === null)) {
          if (mine && idle) void navigate({ to: '/hotline', search: { call: message.call } });
          else setRinging(message.call);
        } else if (message.state === 'answered' && mine && idle) {
          setRinging(null);
          void navigate({ to: '/hotline', search: { call: message.call } });
        } else {
          setRinging((before) => (before === message.call && !mine ? null : before));
        }
        void client.invalidateQueries({ queryKey: ['hotline'] });
      }),
    [person.id, idle, navigate, client],
  );
  if (ringing === null) return null;
  return (
    <section className="call-pop" role="alert" aria-label={t('callPop.rings')}>
      <strong>{t('callPop.rings')}</strong>
      <span className="number">{call?.name ?? call?.number ?? t('callPop.unknown')}</span>
      <Button type="primary" onClick={() => open(ringing)}>
        {t('callPop.open')}
      </Button>
      <Button onClick={() => setRinging(null)}>{t('callPop.later')}</Button>
    </section>
  );
}
