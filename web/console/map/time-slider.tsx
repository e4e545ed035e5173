import { CaretRightOutlined, PauseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MapMark } from '../../map/index.js';
import { LightMark } from '../../ui/index.js';
import { instantText } from '../time/instant-text.js';
import { useCityTime } from '../time/use-calendar.js';
import { useByMinute } from '../time/use-time.js';
import { DAYS_BACK } from './map-queries.js';
import { countLights } from './marks-at.js';

const HOUR = 3_600_000;
const HOURS = DAYS_BACK * 24;
/** An hour of the past goes by in this. */
const STEP_MS = 350;

interface Props {
  /** Null: now. */
  readonly at: number | null;
  readonly onAt: (at: number | null) => void;
  readonly marks: readonly MapMark[];
}

/** The last days by the hour: how the cases stood then. Its right end is now. */
export function TimeSlider({ at, onAt, marks }: Props) {
  const { t, i18n } = useTranslation();
  const { zone } = useCityTime();
  const hour = useByMinute((now) => Math.floor(now / HOUR) * HOUR);
  const [playing, setPlaying] = useState(false);
  const step = at === null ? HOURS : Math.max(0, Math.min(HOURS - 1, HOURS - Math.round((hour - at) / HOUR)));
  const atStep = (next: number) => (next >= HOURS ? null : hour - (HOURS - next) * HOUR);
  useEffect(() => {
    if (!playing) return;
    const timer = setTimeout(() => {
      onAt(atStep(step + 1));
      if (step + 1 >= HOURS) setPlaying(false);
    }, STEP_MS);
    return () => clearTimeout(timer);
  });
  const text = at === null ? t('cityMap.now') : instantText({ t, language: i18n.language, zone }, at, hour);
  const counts = countLights(marks);
  const play = () => {
    if (!playing && at === null) onAt(atStep(0));
    setPlaying(!playing);
  };
  return (
    <section className="map-time" aria-label={t('cityMap.time')}>
      <Button
        type="text"
        icon={playing ? <PauseOutlined aria-hidden /> : <CaretRightOutlined aria-hidden />}
        aria-label={t(playing ? 'cityMap.pause' : 'cityMap.play')}
        title={t(playing ? 'cityMap.pause' : 'cityMap.play')}
        onClick={play}
      />
      <div className="map-time-line">
        <p>
          <output>{text}</output>
          <span className="map-time-counts">
            {(['green', 'yellow', 'red'] as const).map((light) => (
              <span key={light} className="number">
                <LightMark light={light} word={t(`light.${light}`)} showWord={false} /> {counts[light]}
              </span>
            ))}
          </span>
          {at !== null && <small className="muted map-time-why">{t('cityMap.lightsThen')}</small>}
        </p>
        <input
          type="range"
          min={0}
          max={HOURS}
          step={1}
          value={step}
          aria-label={t('cityMap.time')}
          aria-valuetext={text}
          onChange={(event) => {
            setPlaying(false);
            onAt(atStep(Number(event.target.value)));
          }}
        />
      </div>
      {at !== null && (
        <Button size="small" onClick={() => onAt(null)}>
          {t('cityMap.toNow')}
        </Button>
      )}
    </section>
  );
}
