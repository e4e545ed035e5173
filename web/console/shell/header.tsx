import { ExperimentOutlined, KeyOutlined, LogoutOutlined, UserOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../client/index.js';
import { MenuButton } from '../../ui/index.js';
import { CommandButton } from '../command/command-button.js';
import { enterAs } from '../data/enter-as.js';
import { useMay, useSession } from '../data/session.js';
import { useStreamStatus } from '../data/use-live.js';
import { Bell } from '../notices/bell.js';
import { problemText } from '../words/problem-text.js';
import { AreaSwitch } from './area-switch.js';
import { LanguageButton } from './language-button.js';
import { Mark } from './mark.js';
import { SchemeButton } from './scheme-button.js';
import { WorkTime } from './work-time.js';

const ChangePassword = lazy(() =>
  import('../password/change-password.js').then((module) => ({ default: module.ChangePassword })),
);

export function Header() {
  const { t } = useTranslation();
  return (
    <header className="header">
      <div className="header-name">
        <Mark />
        <strong>{t('app.name')}</strong>
        <AreaSwitch />
      </div>
      <WorkTime />
      <StreamNote />
      <RuleNote />
      <Ringing />
      <div className="header-tools">
        <CommandButton />
        <Bell />
        <LanguageButton />
        <SchemeButton />
        <PersonMenu />
      </div>
    </header>
  );
}

const HolidayNote = lazy(async () => ({ default: (await import('../admin/calendar/holiday-note.js')).HolidayNote }));

/** What those who keep the rules have to see to, whatever screen they are on. */
function RuleNote() {
  const may = useMay('config.write');
  return <Suspense fallback={null}>{may && <HolidayNote />}</Suspense>;
}

const CallPop = lazy(async () => ({ default: (await import('../call-pop/call-pop.js')).CallPop }));

/** Rings wherever whoever answers the hotline is. */
function Ringing() {
  const may = useMay('hotline.work');
  return <Suspense fallback={null}>{may && <CallPop />}</Suspense>;
}

/** Silent while all is well. */
function StreamNote() {
  const { t } = useTranslation();
  const status = useStreamStatus();
  return (
    <span role="status" className="header-stream">
      {status === 'lost' ? t('app.streamLost') : ''}
    </span>
  );
}

function PersonMenu() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { person, grants, practice } = useSession();
  const mayPractise = useMay('practice.enter') && !practice;
  const client = useQueryClient();
  const [starting, setStarting] = useState(false);
  const [failure, setFailure] = useState<Error | null>(null);
  const practise = async () => {
    setStarting(true);
    setFailure(null);
    try {
      // Whatever case is open here is not there.
      await navigate({ to: '/desk' });
      await (await import('../practice/enter.js')).enterPractice(client);
    } catch (error) {
      setFailure(error instanceof Error ? error : new Error(String(error)));
    } finally {
      setStarting(false);
    }
  };
  const [changing, setChanging] = useState(false);
  const signOut = async () => {
    // Nothing that was given out of hand stays behind.
    await (await import('../sending/send.js')).sendAll();
    await api.signOut().catch(() => undefined);
    enterAs(client, null);
  };
  const roles = grants.map((grant) => ({
    key: `${grant.role} ${grant.area.path} ${grant.unit?.id ?? ''}`,
    label: [t(`role.${grant.role}`), grant.unit?.name ?? grant.area.name].join(' · '),
    note: true,
  }));
  return (
    <>
      <MenuButton
        align="end"
        className="header-person"
        label={t('app.person', { name: person.name })}
        button={
          <>
            <UserOutlined aria-hidden />
            <span className="header-person-name">{starting ? t('practice.starting') : person.name}</span>
          </>
        }
        items={[
          ...roles,
          ...(mayPractise && !starting
            ? [
                {
                  key: 'practice',
                  label: t('practice.enter'),
                  icon: <ExperimentOutlined aria-hidden />,
                  apart: true,
                  onSelect: () => void practise(),
                },
              ]
            : []),
          {
            key: 'password',
            label: t('signIn.changePassword'),
            icon: <KeyOutlined aria-hidden />,
            apart: true,
            onSelect: () => setChanging(true),
          },
          {
            key: 'out',
            label: t('signIn.out'),
            icon: <LogoutOutlined aria-hidden />,
            onSelect: () => void signOut(),
          },
        ]}
      />
      {failure !== null && (
        <span className="header-stream" role="alert">
          {problemText(t, failure)}
        </span>
      )}
      {changing && (
        <Suspense fallback={null}>
          <ChangePassword onClose={() => setChanging(false)} />
        </Suspense>
      )}
    </>
  );
}
