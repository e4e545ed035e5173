import { DatePicker } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useTranslation } from 'react-i18next';
import { serverTime } from '../../../client/index.js';
import { useCityTime } from '../../time/use-calendar.js';
import { instantOf, wallOf } from '../../time/wall.js';
import type { WidgetProps } from './field.js';

/** An instant by the city's wall clock, wherever the browser is. */
export function InstantField({ id, value, onChange }: WidgetProps) {
  const { t } = useTranslation();
  const { zone } = useCityTime();
  const today = naive(serverTime.now(), zone);
  return (
    <DatePicker
      id={id}
      showTime={{ format: 'HH:mm', minuteStep: 5 }}
      format="YYYY-MM-DD HH:mm"
      placeholder={t('form.chooseInstant')}
      value={typeof value === 'string' ? naive(Date.parse(value), zone) : null}
      minDate={today}
      onChange={(next) => onChange(next === null ? undefined : new Date(instant(next, zone)).toISOString())}
    />
  );
}

/** antd's dates know no zone: the city's wall clock is given to them as if it were the browser's. */
function naive(at: number, zone: string): Dayjs {
  const wall = wallOf(at, zone);
  return dayjs(new Date(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute));
}

function instant(date: Dayjs, zone: string): number {
  const wall = {
    year: date.year(),
    month: date.month() + 1,
    day: date.date(),
    hour: date.hour(),
    minute: date.minute(),
  };
  return instantOf(wall, zone);
}
