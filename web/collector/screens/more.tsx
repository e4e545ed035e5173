import type { TFunction } from 'i18next';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { offset } from '../data/phone-time.js';
import { useJobs, useWorking } from '../phone-context.js';
import { type Room, roomLeft } from '../photos/room.js';
import { errorText } from '../problem-text.js';
import { LanguageButton } from './language-button.js';

/** Who works here, how much room is left, whether the app is ready for no net; and the way out. */
export function More() {
  const { t } = useTranslation();
  const { session, signOut } = useWorking();
  const waiting = useJobs().length;
  const [asking, setAsking] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [room, setRoom] = useState<Room | null>(null);
  const [ready, setReady] = useState(false);
  useEffect(() => {
    void roomLeft().then(setRoom);
    if ('serviceWorker' in navigator) {
      void navigator.serviceWorker.getRegistration('/collect').then((found) => setReady(found?.active != null));
    }
  }, []);
  const leave = () => void signOut().catch(setError);
  const areas = session.grants.map((grant) => grant.area.name);
  return (
    <div className="fields">
      <h1>{t('more.title')}</h1>
      <div className="card">
        <strong>{session.person.name}</strong>
        <span>{t('more.area', { name: [...new Set(areas)].join(t('app.comma')) })}</span>
        <LanguageButton />
      </div>
      <div className="card">
        <span>{t(ready ? 'more.offlineReady' : 'more.offlineNot')}</span>
        <span>{t('more.install')}</span>
        <span>
          {room === null || room.left === null
            ? t('more.roomUnknown')
            : t('more.room', { mb: Math.floor(room.left / 1_048_576) })}
        </span>
        {room !== null && <span>{t(room.lasting ? 'more.lasting' : 'more.notLasting')}</span>}
        <span>{clockText(t, offset())}</span>
      </div>
      <a className="big" href="/">
        {t('app.toConsole')}
      </a>
      {asking ? (
        <div className="card" role="alertdialog" aria-label={t('more.signOut')}>
          <p>{t('more.signOutWaiting', { count: waiting })}</p>
          <div className="two">
            <button type="button" className="big" onClick={() => setAsking(false)}>
              {t('app.cancel')}
            </button>
            <button type="button" className="big" onClick={leave}>
              {t('more.signOutYes')}
            </button>
          </div>
        </div>
      ) : (
        <button type="button" className="big" onClick={() => (waiting > 0 ? setAsking(true) : leave())}>
          {t('more.signOut')}
        </button>
      )}
      {error !== null && <p role="alert">{errorText(t, error)}</p>}
    </div>
  );
}

/** Less than this is no difference that anybody notices. */
const SAME_MS = 60_000;

function clockText(t: TFunction, ms: number | null): string {
  if (ms === null || Math.abs(ms) < SAME_MS) return t('more.clockRight');
  const minutes = Math.round(Math.abs(ms) / 60_000);
  const text =
    minutes < 120 ? t('sync.minutes', { count: minutes }) : t('sync.hours', { count: Math.round(minutes / 60) });
  return t('more.clock', { how: t(ms > 0 ? 'more.clockSlow' : 'more.clockFast', { text }) });
}
