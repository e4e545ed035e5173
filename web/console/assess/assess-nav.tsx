import './assess.css';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../data/session.js';
import { addWords } from '../i18n/area-words.js';
import { words } from './words.js';

addWords(words);

const PLACES = [
  { to: '/scorecard', name: 'assessNav.scorecard', permission: 'scorecard.read' },
  { to: '/trends', name: 'assessNav.trends', permission: 'board.read' },
  { to: '/assessment', name: 'assessNav.periods', permission: 'assessment.read' },
  { to: '/appeals', name: 'assessNav.appeals', permission: 'assessment.read' },
  { to: '/bulletins', name: 'assessNav.bulletins', permission: 'assessment.read' },
  { to: '/what-if', name: 'assessNav.whatIf', permission: 'assessment.write' },
] as const;

/** What lies beside the scorecard. */
export function AssessNav() {
  const { t } = useTranslation();
  const may = {
    'scorecard.read': useMay('scorecard.read'),
    'assessment.read': useMay('assessment.read'),
    'assessment.write': useMay('assessment.write'),
    'board.read': useMay('board.read'),
  };
  return (
    <nav className="assess-nav no-print" aria-label={t('assessNav.name')}>
      {PLACES.filter(({ permission }) => may[permission]).map(({ to, name }) => (
        <Link key={to} to={to} activeProps={{ className: 'is-here', 'aria-current': 'page' }}>
          {t(name)}
        </Link>
      ))}
    </nav>
  );
}
