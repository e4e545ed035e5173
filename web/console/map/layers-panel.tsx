import { Checkbox, Slider, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import type { SceneLayer } from '../../map/index.js';
import { ChoiceBar } from '../../ui/index.js';
import { FIGURE_LEVELS, FIGURES, LAYERS, offOf, shadeOf, shownOf } from './map-search.js';
import { useMapSearch } from './use-map-search.js';

export type Opacity = Readonly<Partial<Record<SceneLayer, number>>>;

interface Props {
  readonly opacity: Opacity;
  readonly onOpacity: (opacity: Opacity) => void;
}

/** What is on the map, how strongly, and by what its areas are shaded. */
export function LayersPanel({ opacity, onOpacity }: Props) {
  const { t } = useTranslation();
  const { search, change } = useMapSearch();
  const shown = shownOf(search.off);
  const under = search.under === true;
  const toggle = (layer: SceneLayer) => {
    const next = new Set(shown);
    if (!next.delete(layer)) next.add(layer);
    change({ off: offOf(next) });
  };
  return (
    <div className="map-layers">
      <div className="map-under">
        <span>
          <strong>{t('cityMap.under')}</strong>
          <small className="muted">{t('cityMap.underWhy')}</small>
        </span>
        <Switch
          checked={under}
          onChange={(on) => change({ under: on ? true : undefined })}
          aria-label={t('cityMap.under')}
        />
      </div>
      <ul>
        {LAYERS.filter((layer) => layer !== 'pipes' || under).map((layer) => (
          <li key={layer}>
            <Checkbox checked={shown.has(layer)} onChange={() => toggle(layer)}>
              {t(`cityMap.layer.${layer}`)}
            </Checkbox>
            <Slider
              className="map-opacity"
              min={10}
              max={100}
              step={10}
              disabled={!shown.has(layer)}
              value={Math.round((opacity[layer] ?? 1) * 100)}
              onChange={(value: number) => onOpacity({ ...opacity, [layer]: value / 100 })}
              tooltip={{ formatter: (value) => `${value}%` }}
              ariaLabelForHandle={t('cityMap.opacityOf', { layer: t(`cityMap.layer.${layer}`) })}
            />
          </li>
        ))}
      </ul>
      <h3>{t('cityMap.marks')}</h3>
      <ChoiceBar
        label={t('cityMap.marks')}
        value={search.style ?? 'cluster'}
        onChange={(style) => change({ style: style === 'cluster' ? undefined : style })}
        options={(['cluster', 'single', 'heat'] as const).map((value) => ({
          value,
          label: t(`cityMap.style.${value}`),
        }))}
      />
      <Shades />
    </div>
  );
}

function Shades() {
  const { t } = useTranslation();
  const { search, change } = useMapSearch();
  const shade = shadeOf(search.shade);
  const level = shade?.level ?? 'community';
  return (
    <>
      <h3>{t('cityMap.shades')}</h3>
      <ChoiceBar
        label={t('cityMap.shades')}
        value={shade?.figure ?? 'none'}
        onChange={(figure) => change({ shade: figure === 'none' ? undefined : `${figure}.${level}` })}
        options={(['none', ...FIGURES] as const).map((value) => ({ value, label: t(`cityMap.shade.${value}`) }))}
      />
      {shade !== null && (
        <ChoiceBar
          label={t('cityMap.by')}
          value={level}
          onChange={(next) => change({ shade: `${shade.figure}.${next}` })}
          options={FIGURE_LEVELS.map((value) => ({ value, label: t(`level.${value}`) }))}
        />
      )}
    </>
  );
}
