import './shell.css';
import { useQuery } from '@tanstack/react-query';
import { useMatches } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Bones } from '../../ui/index.js';
import { listenEarly } from '../command/early-keys.js';
import { queries } from '../data/queries.js';
import { SessionContext, useSession } from '../data/session.js';
import { useLive } from '../data/use-live.js';
import { DeskMovesProvider } from '../desk/desk-moves-provider.js';
import { useOutbox } from '../sending/use-outbox.js';
import { CityTimeContext, useLoadedCityTime } from '../time/use-calendar.js';
import { Header } from './header.js';
import { ErrorNote } from './notes.js';
import { Rail } from './rail.js';

const Host = lazy(() => import('../command/host.js').then((module) => ({ default: module.Host })));
const SignIn = lazy(() => import('../sign-in/sign-in.js').then((module) => ({ default: module.SignIn })));

const FirstPassword = lazy(() =>
  import('../password/first-password.js').then((module) => ({ default: module.FirstPassword })),
);

const PracticeBand = lazy(() => import('../practice/band.js').then((module) => ({ default: module.PracticeBand })));

/** What stands round every screen; and the sign-in form where nobody is signed in, at the address that was asked for. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const session = useQuery(queries.session());
  if (session.isPending) return <Bones label={t('common.loading')} rows={1} />;
  if (session.isError) return <ErrorNote error={session.error} retry={() => void session.refetch()} />;
  if (session.data === null) {
    return (
      <Suspense fallback={<Bones label={t('common.loading')} rows={1} />}>
        <SignIn />
      </Suspense>
    );
  }
  if (session.data.mustChangePassword) {
    return (
      <Suspense fallback={<Bones label={t('common.loading')} rows={1} />}>
        <FirstPassword />
      </Suspense>
    );
  }
  return (
    <SessionContext value={session.data} key={`${session.data.tenant.id} ${session.data.person.id}`}>
      <Frame>{children}</Frame>
    </SessionContext>
  );
}

function Frame({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const { practice } = useSession();
  const { time, error, retry } = useLoadedCityTime();
  const bare = useMatches({ select: (matches) => matches.some(({ staticData }) => staticData.bare === true) });
  useLive();
  useOutbox();
  useEffect(listenEarly, []);
  if (time === null) {
    return error === null ? <Bones label={t('common.loading')} rows={1} /> : <ErrorNote error={error} retry={retry} />;
  }
  const inside = <Suspense fallback={<Bones label={t('common.loading')} />}>{children}</Suspense>;
  return (
    <CityTimeContext value={time}>
      <DeskMovesProvider>
        {practice && (
          <Suspense fallback={null}>
            <PracticeBand />
          </Suspense>
        )}
        {bare ? (
          <main id="main" className="shell-bare" tabIndex={-1}>
            {inside}
          </main>
        ) : (
          <div className={practice ? 'shell under-band' : 'shell'}>
            <a className="shell-skip" href="#main">
              {t('app.skip')}
            </a>
            <Header />
            <Rail />
            <main id="main" className="shell-main" tabIndex={-1}>
              {inside}
            </main>
            <Suspense fallback={null}>
              <Host />
            </Suspense>
          </div>
        )}
      </DeskMovesProvider>
    </CityTimeContext>
  );
}
