import type { Point } from '@bihuan/contracts';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { ChoiceBar } from '../../ui/index.js';
import { groundOf, lengthOf } from './measure.js';

export type MeasureKind = 'distance' | 'ground';

interface Props {
  readonly kind: MeasureKind;
  readonly onKind: (kind: MeasureKind) => void;
  readonly points: readonly Point[];
  readonly onPoints: (points: readonly Point[]) => void;
}

/** How far along the points, or how much ground within them. */
export function MeasurePanel({ kind, onKind, points, onPoints }: Props) {
  const { t } = useTranslation();
  const said = useMeasureText();
  const result = kind === 'distance' ? said.length(lengthOf(points, false)) : said.ground(groundOf(points));
  return (
    <div className="map-measure">
      <ChoiceBar
        label={t('cityMap.measure')}
        value={kind}
        onChange={onKind}
        options={(['distance', 'ground'] as const).map((value) => ({ value, label: t(`cityMap.${value}`) }))}
      />
      <p className="map-measured">
        <output aria-live="polite" className="number">
          {result}
        </output>
        <small className="muted">{t('cityMap.points', { count: points.length })}</small>
      </p>
      <p className="muted">{t('cityMap.measureHow')}</p>
      <p className="map-measure-tools">
        <Button disabled={points.length === 0} onClick={() => onPoints(points.slice(0, -1))}>
          {t('cityMap.back')}
        </Button>
        <Button disabled={points.length === 0} onClick={() => onPoints([])}>
          {t('cityMap.clear')}
        </Button>
      </p>
    </div>
  );
}

export function useMeasureText() {
  const { t, i18n } = useTranslation();
  const value = (amount: number, digits: number) =>
    new Intl.NumberFormat(i18n.language, { maximumFractionDigits: digits }).format(amount);
  return {
    length: (metres: number) =>
      metres < 1_000
        ? t('cityMap.metres', { value: value(metres, metres < 100 ? 1 : 0) })
        : t('cityMap.kilometres', { value: value(metres / 1_000, 2) }),
    ground: (metres: number) => {
      if (metres < 10_000) return t('cityMap.squareMetres', { value: value(metres, 0) });
      if (metres < 1_000_000) return t('cityMap.hectares', { value: value(metres / 10_000, 2) });
      return t('cityMap.squareKilometres', { value: value(metres / 1_000_000, 2) });
    },
  };
}
