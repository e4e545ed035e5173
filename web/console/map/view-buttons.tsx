import {
  ExpandOutlined,
  MinusOutlined,
  PlusOutlined,
  RotateLeftOutlined,
  RotateRightOutlined,
} from '@ant-design/icons';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Camera, SceneHandle } from '../../map/index.js';

interface Props {
  readonly scene: RefObject<SceneHandle | null>;
  readonly camera: Camera | null;
  readonly onWhole: () => void;
}

const TIPPED = 56;

/** The eye by button, so that nothing of it needs a mouse. The needle shows north, and turns back to it. */
export function ViewButtons({ scene, camera, onWhole }: Props) {
  const { t } = useTranslation();
  const flat = (camera?.pitch ?? 0) < 1;
  const button = (label: string, onClick: () => void, content: React.ReactNode) => (
    <button type="button" aria-label={label} title={label} onClick={onClick}>
      {content}
    </button>
  );
  return (
    <div className="map-view" role="group" aria-label={t('cityMap.view')}>
      {button(t('map.nearer'), () => scene.current?.zoom(1), <PlusOutlined aria-hidden />)}
      {button(t('map.farther'), () => scene.current?.zoom(-1), <MinusOutlined aria-hidden />)}
      {button(
        t(flat ? 'cityMap.to3d' : 'cityMap.to2d'),
        () => scene.current?.go(flat ? { pitch: TIPPED } : { pitch: 0, bearing: 0 }),
        <strong aria-hidden>{flat ? '3D' : '2D'}</strong>,
      )}
      {button(t('cityMap.turnLeft'), () => scene.current?.turn(-20), <RotateLeftOutlined aria-hidden />)}
      {button(t('cityMap.turnRight'), () => scene.current?.turn(20), <RotateRightOutlined aria-hidden />)}
      {button(t('cityMap.tipUp'), () => scene.current?.tip(-10), <Tip up />)}
      {button(t('cityMap.tipDown'), () => scene.current?.tip(10), <Tip />)}
      {button(t('cityMap.north'), () => scene.current?.go({ bearing: 0 }), <Needle bearing={camera?.bearing ?? 0} />)}
      {button(t('map.whole'), onWhole, <ExpandOutlined aria-hidden />)}
    </div>
  );
}

/** A ground, and an eye's arrow that rises from it or sinks to it. */
function Tip({ up = false }: { readonly up?: boolean }) {
  return (
    <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true" focusable="false">
      <path d="M3 16.5h14" stroke="currentColor" strokeWidth="1.5" />
      <path
        d={up ? 'M10 13V3.5M6 7.5l4-4 4 4' : 'M10 3v9.5M6 8.5l4 4 4-4'}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
      />
    </svg>
  );
}

export function Needle({ bearing, size = 20 }: { readonly bearing: number; readonly size?: number }) {
  return (
    <svg viewBox="0 0 20 20" width={size} height={size} aria-hidden="true" focusable="false">
      <g transform={`rotate(${-bearing} 10 10)`}>
        <path d="M10 1.5 13.4 10H6.6Z" fill="var(--ink)" />
        <path d="M10 18.5 13.4 10H6.6Z" fill="none" stroke="var(--ink)" />
      </g>
    </svg>
  );
}
