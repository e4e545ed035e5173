import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '../data/session.js';
import { PLACES } from './places.js';

/** The areas of work that the person may enter. */
export function Rail() {
  const { t } = useTranslation();
  const { permissions } = useSession();
  return (
    <nav className="rail" aria-label={t('place.all')}>
      <ul>
        {PLACES.filter((place) => place.permissions.some((each) => permissions.includes(each))).map(
          ({ to, icon: Icon, name }) => (
            <li key={to}>
              <Link
                to={to}
                className="rail-link"
                activeProps={{ className: 'rail-link is-here', 'aria-current': 'page' }}
              >
                <Icon aria-hidden />
                <span>{t(name)}</span>
              </Link>
            </li>
          ),
        )}
      </ul>
    </nav>
  );
}
