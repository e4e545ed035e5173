import { AREA_FINDINGS, type AreaFinding, type AreaFindingKind } from '@bihuan/contracts';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PlainMap } from '../../../map/index.js';
import { Bones } from '../../../ui/index.js';
import { queries } from '../../data/queries.js';
import { useMapWords } from '../../desk/use-map-words.js';
import { ErrorNote } from '../../shell/notes.js';
import { adminQueries } from '../admin-queries.js';
import { shapeOf } from './area-draft.js';
import { roundAbout } from './area-editor.js';
import { CornerLayer } from './corner-layer.js';
import { FindingList } from './finding-list.js';

const LEVELS = ['street', 'community', 'cell'] as const;

/** What is wrong with the areas as they stand: by kind, with place and size, and on the map. */
export function AreaChecks() {
  const { t } = useTranslation();
  const words = useMapWords();
  const [level, setLevel] = useState<(typeof LEVELS)[number] | null>(null);
  const [kind, setKind] = useState<AreaFindingKind | null>(null);
  const [shown, setShown] = useState<AreaFinding | null>(null);
  const query = useQuery(adminQueries.areaFindings(level === null ? {} : { level }));
  const streets = useQuery(queries.areas({ level: 'street' }));
  const cells = useQuery(queries.areas({ level: level ?? 'cell' }));
  const focus = useMemo(() => (shown?.place == null ? undefined : [roundAbout(shown.place)]), [shown]);
  if (query.isError) return <ErrorNote error={query.error} retry={() => void query.refetch()} />;
  if (query.data === undefined) return <Bones label={t('common.loading')} rows={10} />;
  const { counts } = query.data;
  const kinds = AREA_FINDINGS.filter((each) => (counts[each] ?? 0) > 0);
  const findings = query.data.findings.filter((finding) => kind === null || finding.kind === kind);
  return (
    <>
      <div className="admin-filters">
        <Select
          aria-label={t('areaPage.level')}
          placeholder={t('areaCheck.allLevels')}
          allowClear
          value={level}
          onChange={(next: (typeof LEVELS)[number] | undefined) => setLevel(next ?? null)}
          options={LEVELS.map((each) => ({ value: each, label: t(`areaLevel.${each}`) }))}
        />
        <Select
          aria-label={t('areaCheck.kind')}
          placeholder={t('areaCheck.allKinds')}
          allowClear
          value={kind}
          onChange={(next: AreaFindingKind | undefined) => setKind(next ?? null)}
          options={kinds.map((each) => ({ value: each, label: `${t(`areaFinding.${each}`)} ${counts[each]}` }))}
        />
      </div>
      {kinds.length === 0 ? (
        <p role="status">{t('areaCheck.clean')}</p>
      ) : (
        <div className="area-editor">
          <div className="area-map">
            <PlainMap
              label={t('areaEdit.map')}
              words={words}
              areas={streets.data?.features ?? []}
              details={cells.data?.features ?? []}
              {...(focus === undefined ? {} : { focus })}
              overlay={(sheet) => (
                <CornerLayer
                  sheet={sheet}
                  shape={null}
                  selected={null}
                  line={shown?.shape == null && shown?.place != null ? [shown.place] : []}
                  patch={shown?.shape == null ? null : shapeOf(shown.shape)}
                  onSelect={nothing}
                  onDrag={nothing}
                  onDrop={nothing}
                  onAdd={nothing}
                />
              )}
            />
          </div>
          <aside className="area-side">
            <FindingList findings={findings} onShow={setShown} />
          </aside>
        </div>
      )}
    </>
  );
}

const nothing = () => {};
