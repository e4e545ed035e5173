import './case.css';
import type { CaseDetail } from '@bihuan/contracts';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Bones } from '../../ui/index.js';
import { Actions } from '../act/actions.js';
import { CaseFundSlot } from '../coordination/case-fund-slot.js';
import { queries } from '../data/queries.js';
import { addWords } from '../i18n/area-words.js';
import { CaseOrdersSlot } from '../orders/case-orders-slot.js';
import { CasePhotos } from '../photos/case-photos.js';
import { ErrorNote } from '../shell/notes.js';
import { CameBack } from '../tasks/came-back.js';
import { CaseHead } from './case-head.js';
import { CaseMap } from './case-map.js';
import { Clocks } from './clocks.js';
import { Facts } from './facts.js';
import { LedgerHost } from './ledger-host.js';
import { offers } from './prefill.js';
import { PrintMenu } from './print-menu.js';
import { Reasons } from './reasons.js';
import { Related } from './related.js';
import { Requests } from './requests.js';
import { Responsible } from './responsible.js';
import { StageBar } from './stage-bar.js';
import { Timeline } from './timeline.js';
import { words } from './words.js';

addWords(words);

interface Props {
  readonly id: string;
  readonly tools: ReactNode;
  /** By itself: with its own map. */
  readonly wide?: boolean;
}

/** The whole story of a case on one screen, and what the person may do to it now. */
export function CaseView({ id, tools, wide = false }: Props) {
  const { t } = useTranslation();
  const query = useQuery(queries.case(id));
  if (query.data === undefined) {
    return (
      <div className="case">
        <div className="case-tools case-tools-alone">{tools}</div>
        {query.isError ? (
          <ErrorNote error={query.error} retry={() => void query.refetch()} />
        ) : (
          <Bones label={t('common.loading')} rows={10} pieces={[30, 50]} />
        )}
      </div>
    );
  }
  return <LoadedCase detail={query.data} tools={tools} wide={wide} />;
}

function LoadedCase({ detail, tools, wide }: { detail: CaseDetail; tools: ReactNode; wide: boolean }) {
  const readAt = Date.parse(detail.now);
  // Whoever has to say whose it is, sees why beside what they do; for others it is a fact among facts.
  const decides = offers(detail, 'dispatched') || offers(detail, 'coordination-decided');
  // Before it is filed, whether it is there already comes first.
  const files = detail.stage === 'filing';
  return (
    <article className="case" aria-labelledby={`case ${detail.id}`}>
      <LedgerHost detail={detail}>
        <CaseHead
          detail={detail}
          readAt={readAt}
          tools={
            <>
              <PrintMenu detail={detail} />
              {tools}
            </>
          }
        />
        <Reasons detail={detail} />
        <StageBar detail={detail} />
        <div className="case-columns">
          <div className="case-column">
            <CaseOrdersSlot detail={detail} />
            <CameBack detail={detail} />
            <Actions key={detail.id} detail={detail} />
            {decides && <Responsible detail={detail} />}
            <Requests detail={detail} />
            <CasePhotos detail={detail} />
            <Timeline detail={detail} />
          </div>
          <div className="case-column">
            {files && <Related detail={detail} />}
            <Clocks detail={detail} readAt={readAt} />
            <Facts detail={detail} />
            <CaseFundSlot detail={detail} />
            {!decides && <Responsible detail={detail} />}
            {!files && <Related detail={detail} />}
            {wide && <CaseMap detail={detail} />}
          </div>
        </div>
      </LedgerHost>
    </article>
  );
}
