import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Camera } from '../../map/index.js';
import { useSession } from '../data/session.js';
import { instantText } from '../time/instant-text.js';
import { useCityTime } from '../time/use-calendar.js';
import { useMinute } from '../time/use-time.js';
import { Legend } from './legend.js';
import { metresPerPixel, roundLength } from './measure.js';
import { useMeasureText } from './measure-panel.js';
import { Needle } from './view-buttons.js';

export interface Printed {
  /** A data URL. */
  readonly picture: string;
  readonly camera: Camera;
  /** Of the map on the screen, in pixels of the page. */
  readonly width: number;
  readonly legend: React.ComponentProps<typeof Legend>;
  /** Null: now. */
  readonly at: number | null;
}

/** The sheet's picture is so wide, in millimetres: A4 across, less its margins. */
const SHEET_MM = 271;
const BAR_MM = 50;

/** The view as a sheet of A4: what it shows, how large, which way is north, and when. */
export function PrintSheet({ printed, onClose }: { readonly printed: Printed; readonly onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const { zone } = useCityTime();
  const { tenant } = useSession();
  const now = useMinute();
  const said = useMeasureText();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const { picture, camera, width, legend, at } = printed;
  const metresPerMm = (metresPerPixel(camera.lat, camera.zoom) * width) / SHEET_MM;
  const bar = roundLength(BAR_MM * metresPerMm);
  const place = { t, language: i18n.language, zone };
  const title = t('cityMap.printTitle', { area: tenant.name });
  return (
    <dialog ref={dialog} className="map-print" aria-label={t('cityMap.printing')} onClose={onClose}>
      <div className="map-print-tools">
        <Button type="primary" onClick={() => window.print()}>
          {t('cityMap.printNow')}
        </Button>
        <Button onClick={() => dialog.current?.close()}>{t('cityMap.shut')}</Button>
      </div>
      <article className="map-sheet">
        <h1>{title}</h1>
        <figure>
          <img src={picture} alt={title} />
          <span className="map-sheet-north">
            <Needle bearing={camera.bearing} size={36} />
            <small>N</small>
          </span>
        </figure>
        <footer>
          <Legend {...legend} />
          <div className="map-sheet-scale">
            <span style={{ width: `${(bar / metresPerMm / SHEET_MM) * 100}%` }} />
            <small className="number">{said.length(bar)}</small>
            <small className="muted">{t('cityMap.scale')}</small>
          </div>
          <p className="muted">
            {at !== null && <>{t('cityMap.asOf', { at: instantText(place, at, now) })} · </>}
            {t('cityMap.printedAt', { at: fullDate(i18n.language, zone, now) })}
          </p>
        </footer>
      </article>
    </dialog>
  );
}

function fullDate(language: string, timeZone: string, at: number): string {
  return new Intl.DateTimeFormat(language, {
    timeZone,
    dateStyle: 'long',
    timeStyle: 'short',
    hourCycle: 'h23',
  }).format(at);
}
