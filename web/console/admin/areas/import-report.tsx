import type { AreaFileReport, AreaFinding } from '@bihuan/contracts';
import { Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { PlainMap } from '../../../map/index.js';
import { useMapWords } from '../../desk/use-map-words.js';
import { featureOf, shapeOf } from './area-draft.js';
import { roundAbout } from './area-editor.js';
import { CornerLayer } from './corner-layer.js';
import { FindingList, shapeWhy } from './finding-list.js';

interface Props {
  readonly report: AreaFileReport;
  readonly shown: AreaFinding | null;
  readonly onShow: (finding: AreaFinding) => void;
  readonly onMend: (system: NonNullable<AreaFileReport['mend']>) => void;
}

type Fault = AreaFileReport['faults'][number];

/** What a file would change, what is wrong with it feature by feature, and what would mend it. */
export function ImportReport({ report, shown, onShow, onMend }: Props) {
  const { t } = useTranslation();
  const words = useMapWords();
  const { counts, faults, refused, findings, mend, preview } = report;
  const features = useMemo(
    () =>
      preview.flatMap(({ id, name, geometry }) =>
        geometry === null ? [] : [featureOf({ id, name, level: '', parent: null }, shapeOf(geometry))],
      ),
    [preview],
  );
  const focus = useMemo(() => (shown?.place == null ? undefined : [roundAbout(shown.place)]), [shown]);
  return (
    <>
      <p>{t('areaImport.counts', { features: report.features, ...counts })}</p>
      {mend !== null && (
        <p className="area-mend">
          {t(`areaMend.${mend}`)} <Button onClick={() => onMend(mend)}>{t('areaImport.mend')}</Button>
        </p>
      )}
      {(faults.length > 0 || refused.length > 0) && (
        <ul className="finding-list">
          {faults.map((fault) => (
            <li key={`${fault.feature} ${fault.code} ${fault.id}`}>
              <strong>
                {fault.feature === 0 ? t('areaImport.whole') : t('areaImport.feature', { number: fault.feature })}
              </strong>
              {fault.id !== null && <span className="number">{fault.id}</span>}
              <span>{faultText(fault)}</span>
            </li>
          ))}
          {refused.map((fault) => (
            <li key={`${fault.area.id} ${fault.code}`}>
              <strong>{fault.area.name}</strong>
              <span>{t(`areaFault.${fault.code}`, { ...fault.params })}</span>
            </li>
          ))}
        </ul>
      )}
      {findings.length > 0 && <FindingList findings={findings} onShow={onShow} />}
      {features.length > 0 && (
        <div className="area-map">
          <PlainMap
            label={t('areaImport.preview')}
            words={words}
            areas={features}
            {...(focus === undefined ? {} : { focus })}
            overlay={(sheet) => (
              <CornerLayer
                sheet={sheet}
                shape={null}
                selected={null}
                line={[]}
                patch={shown?.shape == null ? null : shapeOf(shown.shape)}
                onSelect={nothing}
                onDrag={nothing}
                onDrop={nothing}
                onAdd={nothing}
              />
            )}
          />
        </div>
      )}
      {preview.length > 0 && (
        <ul className="fate-list">
          {preview.slice(0, 300).map(({ id, name, fate }) => (
            <li key={id}>
              <span className="finding-kind">{t(`areaFate.${fate}`)}</span> {name} <span className="muted">{id}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );

  function faultText({ code, params }: Fault): string {
    const where = params.lon === undefined ? '' : ` (${params.lon}, ${params.lat})`;
    return code === 'bad-shape'
      ? `${t(`areaShape.${shapeWhy(params.why)}`)}${where}`
      : t(`areaFileFault.${code}`, { ...params });
  }
}

const nothing = () => {};
