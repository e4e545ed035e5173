import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { whenText } from '../data/text.js';
import { useJobs, useSyncStatus, useWorking } from '../phone-context.js';
import { Refused } from './refused.js';

/** What waits, what was refused and what can be done about it, and what was sent. */
export function QueueScreen() {
  const { t } = useTranslation();
  const { phone, owner, syncer, session } = useWorking();
  const jobs = useJobs();
  const status = useSyncStatus();
  const sent =
    useLiveQuery(() => phone.sent.where('owner').equals(owner).reverse().sortBy('seq'), [phone, owner]) ?? [];
  const positions = useLiveQuery(() => phone.positions.filter((each) => each.sent === 0).count(), [phone]) ?? 0;
  const refused = jobs.filter((job) => job.state === 'refused');
  const waiting = jobs.filter((job) => job.state === 'waiting');
  const stopped = new Set(refused.map((job) => job.subject));
  return (
    <div className="fields">
      <h1>{t('sync.title')}</h1>
      <NextTry />
      <button
        type="button"
        className="big is-first"
        disabled={status.state === 'sending'}
        onClick={() => void syncer.run()}
      >
        {t('sync.now')}
      </button>
      {refused.length > 0 && (
        <section aria-labelledby="refused-title">
          <h2 id="refused-title">{t('conflict.title')}</h2>
          <p className="muted">{t('conflict.why')}</p>
          <ul className="cards">
            {refused.map((job) => (
              <li key={job.id}>
                <Refused job={job} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="waiting-title">
        <h2 id="waiting-title">{t('sync.waitingList')}</h2>
        {waiting.length === 0 && <p className="muted">{t('sync.none')}</p>}
        <ul className="cards">
          {waiting.map((job) => (
            <li key={job.id} className="card">
              <strong>{job.title}</strong>
              <span className="muted">
                {job.photos.length > 0 && t('sync.photos', { count: job.photos.length })}{' '}
                {job.tries > 0 && t('sync.tries', { count: job.tries })}{' '}
                {stopped.has(job.subject) && t('conflict.behind')}
              </span>
              {status.job === job.id && <progress max={1} value={status.part} aria-label={job.title} />}
            </li>
          ))}
        </ul>
        {positions > 0 && <p className="muted">{t('sync.positions', { count: positions })}</p>}
      </section>
      {sent.length > 0 && (
        <section aria-labelledby="sent-title">
          <h2 id="sent-title">{t('sync.sentList')}</h2>
          <ul className="cards">
            {sent.slice(0, 50).map((each) => (
              <li key={each.seq} className="card">
                <strong>{each.title}</strong>
                <span className="muted">
                  {whenText(t, each.at, session.now)}{' '}
                  {each.number !== null && t(each.joined ? 'sync.joined' : 'sync.number', { number: each.number })}{' '}
                  {each.clockChanged && t('sync.clock')}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** How long until it is tried again by itself. */
function NextTry() {
  const { t } = useTranslation();
  const status = useSyncStatus();
  const [left, setLeft] = useState<number | null>(status.nextIn);
  useEffect(() => {
    setLeft(status.nextIn);
    const { nextIn } = status;
    if (nextIn === null) return;
    const begun = performance.now();
    const timer = setInterval(() => setLeft(Math.max(0, nextIn - (performance.now() - begun))), 1000);
    return () => clearInterval(timer);
  }, [status]);
  if (left === null || (status.state !== 'offline' && status.state !== 'failing')) return null;
  const seconds = Math.ceil(left / 1000);
  const when =
    seconds < 90 ? t('sync.seconds', { count: seconds }) : t('sync.minutes', { count: Math.ceil(seconds / 60) });
  return <p>{t(status.state === 'offline' ? 'sync.nextIn' : 'sync.failing', { when })}</p>;
}
