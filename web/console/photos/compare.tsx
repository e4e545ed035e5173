import {
  ExpandOutlined,
  FullscreenExitOutlined,
  FullscreenOutlined,
  ZoomInOutlined,
  ZoomOutOutlined,
} from '@ant-design/icons';
import type { CasePhoto } from '@bihuan/contracts';
import { Button, Segmented } from 'antd';
import { type ReactNode, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fileAddress } from '../../client/index.js';
import { useAlt, useWhen } from './photo-words.js';
import { useFrame, useView, type ViewControl } from './use-view.js';
import { transformOf } from './view.js';

interface Props {
  /** One or two; with two, how it was and how it is. */
  readonly photos: readonly CasePhoto[];
  readonly full: boolean;
  /** Opens the full screen, or leaves it. */
  readonly onFull: () => void;
}

/** One photo, or two beside or above each other, that are enlarged and moved together. */
export function Compare({ photos, full, onFull }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [mode, setMode] = useState<'sides' | 'over'>('sides');
  const control = useView();
  const [first, second] = photos;
  if (first === undefined) return null;
  const over = mode === 'over' && second !== undefined;
  return (
    <div className={`compare ${full ? 'is-full' : ''}`} role="group" aria-label={t('photos.compare')}>
      <div className="compare-tools">
        {second !== undefined && (
          <Segmented<'sides' | 'over'>
            aria-label={t('photos.how')}
            size="small"
            value={mode}
            onChange={setMode}
            options={[
              { value: 'sides', label: t('photos.sides') },
              { value: 'over', label: t('photos.over') },
            ]}
          />
        )}
        <span className="compare-gap" />
        <Tool
          icon={<ZoomOutOutlined aria-hidden />}
          name={t('photos.farther')}
          onClick={control.farther}
          disabled={control.view.zoom === 1}
        />
        <span className="number compare-zoom" aria-live="polite">
          {Math.round(control.view.zoom * 100)} %
        </span>
        <Tool icon={<ZoomInOutlined aria-hidden />} name={t('photos.nearer')} onClick={control.nearer} />
        <Tool
          icon={<ExpandOutlined aria-hidden />}
          name={t('photos.whole')}
          onClick={control.whole}
          disabled={control.view.zoom === 1}
        />
        <Tool
          icon={full ? <FullscreenExitOutlined aria-hidden /> : <FullscreenOutlined aria-hidden />}
          name={t(full ? 'photos.leave' : 'photos.full')}
          onClick={onFull}
        />
      </div>
      <p id={`${id}-keys`} className="visually-hidden">
        {t('photos.keys')}
      </p>
      {over ? (
        <Over first={first} second={second} control={control} keys={`${id}-keys`} />
      ) : (
        <div className={`compare-sides ${second === undefined ? 'is-one' : ''}`}>
          {photos.map((photo, side) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a side stays where it is while its photo changes
            <Frame key={side} photo={photo} control={control} keys={`${id}-keys`}>
              <Picture photo={photo} control={control} />
            </Frame>
          ))}
        </div>
      )}
    </div>
  );
}

interface ToolProps {
  readonly icon: ReactNode;
  readonly name: string;
  readonly onClick: () => void;
  readonly disabled?: boolean;
}

function Tool({ icon, name, onClick, disabled = false }: ToolProps) {
  return <Button type="text" icon={icon} aria-label={name} title={name} onClick={onClick} disabled={disabled} />;
}

interface FrameProps {
  readonly photo: CasePhoto;
  readonly control: ViewControl;
  readonly keys: string;
  readonly children: ReactNode;
}

function Frame({ photo, control, keys, children }: FrameProps) {
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  const listeners = useFrame(frame, control);
  const when = useWhen(photo);
  return (
    <div
      ref={frame}
      className={`compare-frame ${control.view.zoom > 1 ? 'is-near' : ''}`}
      role="group"
      aria-label={t(`photos.phase.${photo.phase}`)}
      aria-describedby={keys}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: its keys enlarge and move the photo
      tabIndex={0}
      {...listeners}
    >
      {children}
      <span className="compare-name" aria-hidden>
        <strong>{t(`photos.phase.${photo.phase}`)}</strong> <span className="number">{when}</span>
      </span>
    </div>
  );
}

function Picture({ photo, control }: { readonly photo: CasePhoto; readonly control: ViewControl }) {
  const { t } = useTranslation();
  const alt = useAlt(photo);
  const [failed, setFailed] = useState<string | null>(null);
  if (failed === photo.id) return <span className="compare-failed">{t('photos.failed')}</span>;
  return (
    <img
      className="compare-picture"
      src={fileAddress(photo.id)}
      alt={alt}
      width={photo.width}
      height={photo.height}
      draggable={false}
      loading="lazy"
      decoding="async"
      style={{ transform: transformOf(control.view) }}
      onError={() => setFailed(photo.id)}
    />
  );
}

interface OverProps {
  readonly first: CasePhoto;
  readonly second: CasePhoto;
  readonly control: ViewControl;
  readonly keys: string;
}

/** One above the other, with a line that is drawn between them. */
function Over({ first, second, control, keys }: OverProps) {
  const { t } = useTranslation();
  const [part, setPart] = useState(50);
  const name = t('photos.slider', {
    left: t(`photos.phase.${first.phase}`),
    right: t(`photos.phase.${second.phase}`),
  });
  return (
    <div className="compare-over">
      <Frame photo={first} control={control} keys={keys}>
        <Picture photo={first} control={control} />
        <div className="compare-upper" style={{ clipPath: `inset(0 0 0 ${part}%)` }}>
          <Picture photo={second} control={control} />
        </div>
        <span className="compare-line" style={{ left: `${part}%` }} />
        <span className="compare-name is-right" aria-hidden>
          <strong>{t(`photos.phase.${second.phase}`)}</strong>
        </span>
      </Frame>
      <input
        type="range"
        className="compare-slider"
        min={0}
        max={100}
        value={part}
        aria-label={name}
        onChange={(event) => setPart(Number(event.target.value))}
      />
    </div>
  );
}
