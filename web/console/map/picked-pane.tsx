import { AimOutlined, CloseOutlined, ExpandOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Chosen, Pick } from '../../map/index.js';
import { Bones } from '../../ui/index.js';
import { ThingCard } from './thing-card.js';

const CaseView = lazy(async () => ({ default: (await import('../case/case-view.js')).CaseView }));

interface Props {
  readonly chosen: Chosen;
  /** What the map told of it; null where it was chosen by the address alone. */
  readonly pick: Pick | null;
  readonly onClose: () => void;
  readonly onFly: (() => void) | null;
}

/** What is chosen, opened beside the map: a case with all that can be done to it, anything else with its facts. */
export function PickedPane({ chosen, pick, onClose, onFly }: Props) {
  const { t } = useTranslation();
  const tools = (
    <>
      {onFly !== null && (
        <Button
          type="text"
          icon={<AimOutlined aria-hidden />}
          aria-label={t('cityMap.flyTo')}
          title={t('cityMap.flyTo')}
          onClick={onFly}
        />
      )}
      {chosen.layer === 'mark' && (
        <Link to="/cases/$caseId" params={{ caseId: chosen.id }} className="case-tool" title={t('case.ownPage')}>
          <ExpandOutlined aria-hidden />
          <span className="visually-hidden">{t('case.ownPage')}</span>
        </Link>
      )}
      <Button
        type="text"
        icon={<CloseOutlined aria-hidden />}
        aria-label={t('cityMap.shut')}
        title={t('cityMap.shut')}
        onClick={onClose}
      />
    </>
  );
  return (
    <aside className="map-pane" aria-label={t(`cityMap.picked.${chosen.layer}`)}>
      {chosen.layer === 'mark' ? (
        <Suspense fallback={<Bones label={t('common.loading')} rows={8} />}>
          <CaseView key={chosen.id} id={chosen.id} tools={tools} />
        </Suspense>
      ) : (
        <Thing chosen={chosen} pick={pick} tools={tools} />
      )}
    </aside>
  );
}

function Thing({
  chosen,
  pick,
  tools,
}: {
  readonly chosen: Chosen;
  readonly pick: Pick | null;
  readonly tools: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <>
      <header className="map-pane-head">
        <h2>{t(`cityMap.picked.${chosen.layer}`)}</h2>
        <div className="map-pane-tools">{tools}</div>
      </header>
      <ThingCard chosen={chosen} facts={pick?.facts ?? {}} />
    </>
  );
}
