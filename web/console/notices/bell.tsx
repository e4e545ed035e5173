import { BellOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { noticeQueries } from './notice-api.js';

/** How many notices are unread; the way to them. */
export function Bell() {
  const { t } = useTranslation();
  const unread = useQuery(noticeQueries.unread()).data?.unread ?? 0;
  return (
    <Link to="/notices" className="header-bell" aria-label={t('app.notices', { count: unread })}>
      <BellOutlined aria-hidden />
      {unread > 0 && <span className="header-bell-count number">{unread > 99 ? '99+' : unread}</span>}
    </Link>
  );
}
