import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { addWords } from '../i18n/area-words.js';
import { handoverQueries } from './handover-queries.js';
import { words } from './words.js';
import './waiting-note.css';

addWords(words);

/** A quiet line on the desk while a shift that was handed over waits for whoever has come. */
export function WaitingNote() {
  const { t } = useTranslation();
  const { data } = useQuery(handoverQueries.waiting());
  const count = data?.items.length ?? 0;
  if (count === 0) return null;
  return (
    <p className="handover-waiting" role="status">
      {t('handover.waitingNote', { count })} <Link to="/handover">{t('handover.see')}</Link>
    </p>
  );
}
