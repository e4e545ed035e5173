import './handover.css';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Bones } from '../../ui/index.js';
import { addWords } from '../i18n/area-words.js';
import '../round/round.css';
import { ErrorNote } from '../shell/notes.js';
import { handoverQueries } from './handover-queries.js';
import { HandoverSheet } from './handover-sheet.js';
import { words } from './words.js';

addWords(words);

/** A handover on one sheet of A4. */
export function HandoverPrint() {
  const { t } = useTranslation();
  const { handoverId = '' } = useParams({ strict: false });
  const query = useQuery(handoverQueries.one(handoverId));
  return (
    <div className="handover-print">
      <p className="round-head no-print">
        <Link to="/handover">{t('handover.back')}</Link>
        <Button onClick={() => window.print()}>{t('handover.print')}</Button>
      </p>
      <h1>{t('handover.sheet')}</h1>
      {query.data !== undefined ? (
        <HandoverSheet view={query.data} />
      ) : query.isError ? (
        <ErrorNote error={query.error} retry={() => void query.refetch()} />
      ) : (
        <Bones label={t('common.loading')} rows={8} />
      )}
    </div>
  );
}
