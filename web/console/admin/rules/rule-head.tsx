import './rules.css';
import type { ConfigDocument } from '@bihuan/contracts';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConfigRef } from '../../../client/index.js';
import { HistoryDrawer, VersionWho } from './history-drawer.js';

interface Props {
  readonly title: string;
  readonly document: ConfigRef | null;
  readonly stored: ConfigDocument | undefined;
  /** Of the heading. */
  readonly level?: 1 | 2;
  /** What else can be done. */
  readonly children?: ReactNode;
}

/** The head of a page of rules: what it is, in which version, since when and by whom; its history and its tools. */
export function RuleHead({ title, document, stored, level = 1, children }: Props) {
  const { t } = useTranslation();
  const [history, setHistory] = useState(false);
  return (
    <header className="admin-head">
      <div className="rule-title">
        {level === 1 ? <h1>{title}</h1> : <h2>{title}</h2>}
        {stored !== undefined && stored.version > 0 && (
          <p className="muted number">
            {t('rules.version', { version: stored.version })} · <VersionWho version={stored} />
          </p>
        )}
      </div>
      <div className="admin-tools">
        {children}
        {document !== null && <Button onClick={() => setHistory(true)}>{t('rules.history')}</Button>}
      </div>
      {history && document !== null && (
        <HistoryDrawer document={document} title={title} onClose={() => setHistory(false)} />
      )}
    </header>
  );
}
