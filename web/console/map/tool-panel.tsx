import {
  AppstoreOutlined,
  ColumnWidthOutlined,
  PrinterOutlined,
  SearchOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons';
import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { FindPanel } from './find-panel.js';
import { LayersPanel, type Opacity } from './layers-panel.js';
import { SHOWS, type Show } from './map-search.js';
import { MeasurePanel } from './measure-panel.js';
import { SightPanel } from './sight-panel.js';
import { useMapSearch } from './use-map-search.js';

const ICONS = {
  layers: AppstoreOutlined,
  sight: UnorderedListOutlined,
  find: SearchOutlined,
  measure: ColumnWidthOutlined,
} as const;

interface Props extends ComponentProps<typeof FindPanel> {
  readonly opacity: Opacity;
  readonly onOpacity: (opacity: Opacity) => void;
  readonly measure: ComponentProps<typeof MeasurePanel>;
  readonly sight: ComponentProps<typeof SightPanel>;
  readonly onPrint: () => void;
}

/** A row of tools; the one that is open stands under it, on a phone over it. */
export function ToolPanel(props: Props) {
  const { t } = useTranslation();
  const { search, change } = useMapSearch();
  const open = search.show;
  return (
    <div className="map-tools">
      <div className="map-tabs" role="group" aria-label={t('cityMap.panels')}>
        {SHOWS.map((show) => {
          const Icon = ICONS[show];
          return (
            <button
              key={show}
              type="button"
              aria-expanded={open === show}
              aria-controls={open === show ? 'map-panel' : undefined}
              onClick={() => change({ show: open === show ? undefined : show })}
            >
              <Icon aria-hidden />
              <span>{t(`cityMap.panel.${show}`)}</span>
            </button>
          );
        })}
        <button type="button" onClick={props.onPrint}>
          <PrinterOutlined aria-hidden />
          <span>{t('cityMap.print')}</span>
        </button>
      </div>
      {open !== undefined && (
        <section id="map-panel" className="map-panel" aria-label={t(`cityMap.panel.${open}`)}>
          <Panel show={open} {...props} />
        </section>
      )}
    </div>
  );
}

function Panel({ show, opacity, onOpacity, measure, sight, onFound, onArea }: Props & { readonly show: Show }) {
  switch (show) {
    case 'layers':
      return <LayersPanel opacity={opacity} onOpacity={onOpacity} />;
    case 'sight':
      return <SightPanel {...sight} />;
    case 'find':
      return <FindPanel onFound={onFound} onArea={onArea} />;
    case 'measure':
      return <MeasurePanel {...measure} />;
  }
}
