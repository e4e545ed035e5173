import './bulk.css';
import { type CaseSummary, MOST_CASES } from '@bihuan/contracts';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Kbd } from '../../command/kbd.js';
import { addWords } from '../../i18n/area-words.js';
import { problemText } from '../../words/problem-text.js';
import { letterOf } from '../act-keys.js';
import type { BulkBarProps } from '../bulk-bar.js';
import { words } from '../words.js';
import { countsOf } from './bulk-plan.js';
import { askBulk, FIRST_CHOICE } from './bulk-request.js';
import { useActs } from './use-acts.js';

addWords(words);

/** How many are selected, and what can be done to how many of them. */
export function Bar({ cases, onDone }: BulkBarProps) {
  const { t } = useTranslation();
  const tooMany = cases.length > MOST_CASES;
  return (
    <div className="bulk-bar" role="toolbar" aria-label={t('bulk.bar')}>
      <span className="bulk-count">{t('bulk.selected', { count: cases.length })}</span>
      {tooMany ? (
        <span className="muted">{t('bulk.tooMany', { most: MOST_CASES })}</span>
      ) : (
        <Acts {...{ cases, onDone }} />
      )}
      <Button type="text" onClick={onDone}>
        {t('bulk.clear')}
        <Kbd keys="Escape" />
      </Button>
    </div>
  );
}

function Acts({ cases, onDone }: BulkBarProps) {
  const { t } = useTranslation();
  const { acts, error, retry } = useActs(cases);
  if (error !== null) {
    return (
      <span role="alert">
        {problemText(t, error)} <Button onClick={retry}>{t('common.retry')}</Button>
      </span>
    );
  }
  if (acts === null) return <span className="muted">{t('common.loading')}</span>;
  const counts = countsOf(cases, acts);
  if (counts.length === 0) return <span className="muted">{t('bulk.nothing')}</span>;
  return counts.map(({ type, count }) => (
    <Button key={type} aria-keyshortcuts={letterOf(type)} onClick={() => askFor(type, cases, onDone)}>
      {t(`act.${type}`)}
      {count < cases.length && <span className="number"> {t('bulk.of', { count, total: cases.length })}</span>}
      <Kbd keys={letterOf(type)} />
    </Button>
  ));
}

function askFor(type: string, cases: readonly CaseSummary[], sent: () => void): void {
  askBulk({ type, cases, choice: FIRST_CHOICE }, sent);
}
