import { cityFlow } from '@bihuan/city';
import type { Duration } from '@bihuan/worktime';
import { useQuery } from '@tanstack/react-query';
import { Checkbox, InputNumber, Select, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { queries } from '../../data/queries.js';
import { instantText } from '../../time/instant-text.js';
import { type CityTime, useCityTime } from '../../time/use-calendar.js';
import { useByMinute } from '../../time/use-time.js';
import { DURATION_UNITS, type DurationUnit, durationText } from '../../words/duration-text.js';
import { type DurationValue, durationOf, durationValue } from '../form-values.js';
import type { WidgetProps } from './field.js';

type Props = Omit<WidgetProps, 'value'> & { readonly value: DurationValue | undefined };

/** A limit in units that the case's severity allows, with what the catalogue gives and what it comes to on the clock. */
export function DurationField({ id, field, action, detail, values, value, onChange }: Props) {
  const { t } = useTranslation();
  const time = useCityTime();
  const severity = typeof values.severity === 'string' ? values.severity : detail.severity;
  const units = unitsFor(severity, time);
  const unit = value !== undefined && units.includes(value.unit) ? value.unit : (units[0] ?? 'hours');
  const now: DurationValue = { amount: value?.amount ?? null, unit, unlimited: value?.unlimited ?? false };
  const standard = useCatalogueStandard(action.type, values, detail, severity) ?? field.suggested;
  return (
    <>
      <Space wrap>
        <Space.Compact>
          <InputNumber<number>
            id={id}
            min={0}
            disabled={now.unlimited}
            value={now.amount}
            onChange={(amount) => onChange({ ...now, amount })}
          />
          <Select<DurationUnit>
            aria-label={t('form.unit')}
            disabled={now.unlimited}
            value={unit}
            popupMatchSelectWidth={false}
            onChange={(next) => onChange({ ...now, unit: next })}
            options={units.map((each) => ({ value: each, label: t(`durationUnit.${each}`) }))}
          />
        </Space.Compact>
        {field.nullable && (
          <Checkbox checked={now.unlimited} onChange={(event) => onChange({ ...now, unlimited: event.target.checked })}>
            {t('time.unlimited')}
          </Checkbox>
        )}
      </Space>
      <p className="field-why">
        {standard !== undefined && (
          <>
            {t('form.standard', { standard: durationText(t, standard) })}{' '}
            {JSON.stringify(standard) !== JSON.stringify(durationOf(now)) && (
              <button type="button" className="link-button" onClick={() => onChange(durationValue(standard))}>
                {t('form.takeIt')}
              </button>
            )}
          </>
        )}
        {!field.required && durationOf(now) === undefined && t('form.standardKept')}
        <Due value={now} severity={severity} />
      </p>
    </>
  );
}

/** "若现在开始，明天 10:30 到时" */
function Due({ value, severity }: { readonly value: DurationValue; readonly severity: string }) {
  const { t, i18n } = useTranslation();
  const time = useCityTime();
  const text = useByMinute((now) => {
    const duration = durationOf(value);
    if (duration == null) return '';
    try {
      const timeline = time.timeline(severity);
      const due = timeline.add(now, timeline.length(duration as unknown as Duration));
      return t('form.dueIfNow', { at: instantText({ t, language: i18n.language, zone: time.zone }, due, now) });
    } catch {
      // A unit that this time does not know: the server says why when it is sent.
      return '';
    }
  });
  return text;
}

function unitsFor(severity: string, time: CityTime): DurationUnit[] {
  const refused: readonly string[] = cityFlow.severities[severity]?.refuses ?? [];
  const noDays = time.calendar.definition.dayMinutes === undefined;
  return DURATION_UNITS.filter((unit) => !refused.includes(unit) && !(unit === 'workdays' && noDays)).sort(
    (a, b) => COMMON.indexOf(a) - COMMON.indexOf(b),
  );
}

const COMMON: readonly DurationUnit[] = ['hours', 'workdays', 'urgentHours', 'minutes'];

/** The limit of the class as the form now has it, which may be another than the case began with. */
function useCatalogueStandard(
  type: string,
  values: WidgetProps['values'],
  detail: WidgetProps['detail'],
  severity: string,
) {
  const classes = useQuery({ ...queries.catalogue(), enabled: type === 'filed' }).data?.classes;
  if (type !== 'filed') return undefined;
  const code = typeof values.class === 'string' ? values.class : detail.class.code;
  return classes?.find((each) => each.kind === detail.class.kind && each.code === code)?.standards[severity];
}
