import './holiday-note.css';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { addWords } from '../../i18n/area-words.js';
import { words } from '../words.js';
import { useMissingYear } from './holiday-alarm.js';

addWords(words);

/** In the header, for administrators: next year's holidays are not entered yet. Silent otherwise. */
export function HolidayNote() {
  const { t } = useTranslation();
  const year = useMissingYear();
  if (year === null) return null;
  return (
    <Link to="/admin/calendar" search={{ year }} className="header-note">
      {t('calendar.alarmShort', { year })}
    </Link>
  );
}
