import './admin.css';
import { Link, Outlet } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Bones } from '../../ui/index.js';
import { useSession } from '../data/session.js';
import { addWords } from '../i18n/area-words.js';
import { NotAllowedNote } from '../shell/notes.js';
import { ADMIN_PAGES } from './pages.js';
import { words } from './words.js';

addWords(words);

/** What stands round every page of administration: its own navigation, and the page. */
export function AdminFrame() {
  const { t } = useTranslation();
  const { permissions } = useSession();
  const pages = ADMIN_PAGES.filter((page) => page.permissions.some((each) => permissions.includes(each)));
  if (pages.length === 0) return <NotAllowedNote what={t('place.admin')} />;
  return (
    <div className="admin">
      <nav className="admin-nav" aria-label={t('admin.nav')}>
        <ul>
          {pages.map(({ to, name }) => (
            <li key={to}>
              <Link
                to={to}
                className="admin-link"
                activeOptions={{ exact: to === '/admin' }}
                activeProps={{ className: 'admin-link is-here', 'aria-current': 'page' }}
              >
                {t(name)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className="admin-page">
        <Suspense fallback={<Bones label={t('common.loading')} />}>
          <Outlet />
        </Suspense>
      </div>
    </div>
  );
}
