import './nearby.css';
import type { JoinedReport } from '@bihuan/contracts';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { addWords } from '../i18n/area-words.js';
import { words } from './words.js';

addWords(words);

/** Tells a reporter that the problem was known, and that they are counted with it. */
export function JoinedNote({ joined, onAnother }: { readonly joined: JoinedReport; readonly onAnother: () => void }) {
  const { t } = useTranslation();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <section className="joined-note" aria-labelledby="joined-title">
      <h1 id="joined-title" ref={title} tabIndex={-1}>
        {t('joining.done', { number: joined.number, count: joined.reporters })}
      </h1>
      <p>{t('joining.doneWhy')}</p>
      {joined.detail !== null && (
        <Link to="/cases/$caseId" params={{ caseId: joined.case }}>
          {t('joining.open')}
        </Link>
      )}
      <Button onClick={onAnother}>{t('joining.another')}</Button>
    </section>
  );
}
