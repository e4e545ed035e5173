import { useTranslation } from 'react-i18next';
import { useOnline } from '../data/use-online.js';
import { useJobsRead, useSyncStatus, useWorking } from '../phone-context.js';
import { addressOf } from '../use-screen.js';

/** How much waits on the phone, on every screen; a tap shows what. */
export function SyncBar() {
  const { t } = useTranslation();
  const { signIn, session } = useWorking();
  const read = useJobsRead();
  const jobs = read ?? [];
  const status = useSyncStatus();
  const online = useOnline();
  const refused = jobs.filter((job) => job.state === 'refused').length;
  const waiting = jobs.length - refused;
  if (status.state === 'signed-out') {
    return (
      <button type="button" className="sync-bar is-trouble" onClick={signIn}>
        {waiting > 0 && `${t('sync.waiting', { count: waiting })} · `}
        {t('sync.signedOut')}
      </button>
    );
  }
  const parts = [
    ...(refused > 0 ? [t('sync.refused', { count: refused })] : []),
    ...(waiting > 0 ? [t(status.state === 'sending' ? 'sync.sending' : 'sync.waiting', { count: waiting })] : []),
    ...(read !== undefined && jobs.length === 0 ? [t('sync.idle')] : []),
    ...(online && status.state !== 'offline' ? [] : [t('sync.offline')]),
  ];
  return (
    <a href={addressOf('queue')} className={`sync-bar ${refused > 0 ? 'is-trouble' : waiting > 0 ? 'is-waiting' : ''}`}>
      <span role="status">{parts.join(' · ')}</span>
      <span className="sync-who">{session.person.name}</span>
      {status.state === 'sending' && <progress max={1} value={status.part} aria-label={t('sync.title')} />}
    </a>
  );
}
