import { BarChartOutlined, InboxOutlined, PlusCircleOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '../data/session.js';

const PLACES = [
  { to: '/desk', icon: InboxOutlined, name: 'place.desk', permission: 'case.read' },
  { to: '/report', icon: PlusCircleOutlined, name: 'place.report', permission: 'event.reported' },
  { to: '/scorecard', icon: BarChartOutlined, name: 'place.scorecard', permission: 'scorecard.read' },
] as const;

/** The areas of work that the person may enter. */
export function Rail() {
  const { t } = useTranslation();
  const { permissions } = useSession();
  return (
    <nav className="rail" aria-label={t('place.all')}>
      <ul>
        {PLACES.filter((place) => permissions.includes(place.permission)).map(({ to, icon: Icon, name }) => (
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
        ))}
      </ul>
    </nav>
  );
}
