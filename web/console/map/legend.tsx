import { useTranslation } from 'react-i18next';
import { type AreaValues, PIPE_DASHES, PIPE_KINDS, palettes } from '../../map/index.js';
import { LightMark, type Scheme } from '../../ui/index.js';

interface Props {
  readonly scheme: Scheme;
  readonly under: boolean;
  readonly values: AreaValues | null;
  readonly figure: string | null;
  readonly heat: boolean;
  readonly cases: boolean;
}

/** What the signs and colours in sight mean, and nothing else. */
export function Legend({ scheme, under, values, figure, heat, cases }: Props) {
  const { t } = useTranslation();
  const { pipe, ramp } = palettes[scheme];
  if (!under && values === null && !cases) return null;
  return (
    <section className="map-legend" aria-label={t('cityMap.legend')}>
      {cases && !heat && (
        <p className="map-legend-lights">
          {(['green', 'yellow', 'red'] as const).map((light) => (
            <LightMark key={light} light={light} word={t(`light.${light}`)} />
          ))}
        </p>
      )}
      {cases && heat && (
        <p className="map-legend-ramp">
          <span>{t('cityMap.few')}</span>
          <i style={{ background: `linear-gradient(90deg, ${ramp.join(', ')})` }} />
          <span>{t('cityMap.many')}</span>
        </p>
      )}
      {under && (
        <>
          <ul className="map-legend-pipes">
            {PIPE_KINDS.map((kind) => (
              <li key={kind}>
                <svg width="34" height="8" aria-hidden="true" focusable="false">
                  <line
                    x1="1"
                    x2="33"
                    y1="4"
                    y2="4"
                    stroke={pipe[kind]}
                    strokeWidth="4"
                    strokeDasharray={PIPE_DASHES[kind]?.map((each) => each * 2).join(' ') ?? 'none'}
                  />
                </svg>
                {t(`cityMap.pipe.${kind}`)}
              </li>
            ))}
          </ul>
          <p className="muted">{t('cityMap.deeper')}</p>
        </>
      )}
      {values !== null && figure !== null && (
        <ul className="map-legend-steps" aria-label={t(`cityMap.shadedBy.${figure}`)}>
          <li className="muted">{t(`cityMap.shadedBy.${figure}`)}</li>
          {values.steps.map((step, index) => (
            <li key={step}>
              <i style={{ background: ramp[index] }} />
              <span className="number">{rangeText(values.steps, index)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function rangeText(steps: readonly number[], index: number): string {
  const [from, next] = [steps[index] ?? 0, steps[index + 1]];
  if (next === undefined) return `${from}+`;
  return next - 1 === from ? String(from) : `${from}–${next - 1}`;
}
