import './bulk.css';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { addWords } from '../../i18n/area-words.js';
import type { BulkBarProps } from '../bulk-bar.js';
import { words } from '../words.js';

addWords(words);

export function Bar({ cases, onDone }: BulkBarProps) {
  const { t } = useTranslation();
  return (
    <div className="bulk-bar" role="toolbar" aria-label={t('bulk.bar')}>
      <span className="bulk-count">{t('bulk.selected', { count: cases.length })}</span>
      <Button type="text" onClick={onDone}>
        {t('bulk.clear')}
      </Button>
    </div>
  );
}
