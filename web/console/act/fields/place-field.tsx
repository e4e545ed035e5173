import type { Point } from '@bihuan/contracts';
import { Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { Degrees } from '../../words/degrees.js';
import type { WidgetProps } from './field.js';

/** A corrected place by its degrees. */
export function PlaceField({ id, value, onChange, detail }: WidgetProps) {
  const { t } = useTranslation();
  const point = (value as Partial<Point> | undefined) ?? {};
  const change = (next: Partial<Point>) =>
    onChange(next.lon === undefined && next.lat === undefined ? undefined : next);
  return (
    <Space>
      <Degrees
        id={id}
        label={t('place.lon')}
        value={point.lon ?? null}
        placeholder={detail.location?.lon}
        onChange={(lon) =>
          change({ ...(lon === null ? {} : { lon }), ...(point.lat === undefined ? {} : { lat: point.lat }) })
        }
      />
      <Degrees
        label={t('place.lat')}
        value={point.lat ?? null}
        placeholder={detail.location?.lat}
        onChange={(lat) =>
          change({ ...(point.lon === undefined ? {} : { lon: point.lon }), ...(lat === null ? {} : { lat }) })
        }
      />
    </Space>
  );
}
