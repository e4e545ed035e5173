import type { Session } from '@bihuan/contracts';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ProblemError, upload } from '../client/index.js';
import { now, phoneClock, rememberTime } from './data/phone-time.js';
import { Refresher } from './data/refresh.js';
import { WorkingAs } from './phone-context.js';
import { askToLast } from './photos/room.js';
import { NoRight } from './screens/no-right.js';
import { Screens } from './screens/screens.js';
import { SignIn } from './screens/sign-in.js';
import { ifRoom } from './store/full.js';
import { forget, keep, ownerOf, type Phone, readKept } from './store/phone.js';
import { Syncer } from './sync/syncer.js';

type Stage = 'opening' | 'sign-in' | 'working';

/**
 * Who works here is known from the phone, so that the app opens without a net; the server is asked beside. It may want
 * somebody to sign in again: then nothing is sent, and work goes on.
 */
export function App({ phone }: { readonly phone: Phone }) {
  const { t } = useTranslation();
  const [stage, setStage] = useState<Stage>('opening');
  const [session, setSession] = useState<Session | null>(null);

  const enter = useCallback(
    async (next: Session) => {
      // A full phone gets room by sending, and to send somebody must be able to sign in.
      await ifRoom(keep(phone, '', 'session', next));
      setSession(next);
      setStage('working');
      void askToLast();
    },
    [phone],
  );
  useEffect(() => {
    void (async () => {
      await rememberTime(phone);
      const known = await readKept(phone, '', 'session');
      if (known !== undefined) {
        setSession(known);
        setStage('working');
        return;
      }
      try {
        await enter(await api.session());
      } catch {
        setStage('sign-in');
      }
    })();
  }, [phone, enter]);

  if (stage === 'opening') return <p className="opening">{t('app.loading')}</p>;
  if (stage === 'sign-in' || session === null) {
    return (
      <SignIn
        phone={phone}
        before={session}
        onDone={enter}
        onLater={session === null ? null : () => setStage('working')}
      />
    );
  }
  if (session.mustChangePassword) return <NoRight text={t('app.password')} />;
  if (!session.permissions.includes('patrol.walk')) return <NoRight text={t('app.noRight')} />;
  return (
    <Worker
      key={ownerOf(session)}
      phone={phone}
      session={session}
      onSignIn={() => setStage('sign-in')}
      onSignedOut={() => {
        setSession(null);
        setStage('sign-in');
      }}
    />
  );
}

interface WorkerProps {
  readonly phone: Phone;
  readonly session: Session;
  readonly onSignIn: () => void;
  readonly onSignedOut: () => void;
}

function Worker({ phone, session, onSignIn, onSignedOut }: WorkerProps) {
  const owner = ownerOf(session);
  const working = useMemo(() => {
    const after = (ms: number, call: () => void) => {
      const timer = setTimeout(call, ms);
      return () => clearTimeout(timer);
    };
    const syncer = new Syncer({ api, upload, phone, owner, now, clock: phoneClock(), after, alone });
    // Whether it wants a sign-in is told by the syncer's own try, beside the state of sync.
    const refresher = new Refresher(phone, owner, () => syncer.askForSignIn());
    const signOut = async () => {
      syncer.stop();
      refresher.stop();
      await api.signOut().catch((error: unknown) => {
        if (!(error instanceof ProblemError)) throw error;
      });
      await forget(phone, owner, ['session', 'tasks', 'surveys', 'cases', 'pack', 'catalogue', 'refreshedAt']);
      await phone.pictures.clear();
      onSignedOut();
    };
    return { phone, owner, session, syncer, refresher, signIn: onSignIn, signOut };
  }, [phone, owner, session, onSignIn, onSignedOut]);

  useEffect(() => {
    const { syncer, refresher } = working;
    refresher.start();
    const run = () => {
      void refresher.run();
      void syncer.run();
    };
    run();
    const seen = () => document.visibilityState === 'visible' && run();
    let busy = false;
    const stopHearing = syncer.hear(() => {
      const { state } = syncer.status;
      // What was sent may have changed the tasks.
      if (busy && state === 'idle') void refresher.run();
      busy = state === 'sending' || (busy && state !== 'idle');
    });
    window.addEventListener('online', run);
    document.addEventListener('visibilitychange', seen);
    return () => {
      refresher.stop();
      syncer.stop();
      stopHearing();
      window.removeEventListener('online', run);
      document.removeEventListener('visibilitychange', seen);
    };
  }, [working]);
  return (
    <WorkingAs value={working}>
      <Screens />
    </WorkingAs>
  );
}

/** Of several windows of one phone one sends; a browser without locks has one window by nature. */
async function alone(work: () => Promise<void>): Promise<void> {
  if (!('locks' in navigator)) return work();
  await navigator.locks.request('bihuan-collect', { ifAvailable: true }, (lock) =>
    lock === null ? Promise.resolve() : work(),
  );
}
