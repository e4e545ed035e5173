import type { Duration } from '@bihuan/kit';
import { Checkbox, InputNumber, Select, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { DURATION_UNITS, type DurationUnit } from '../../words/duration-text.js';

interface Props {
  readonly id: string;
  /** Null: without limit. */
  readonly value: Duration | null;
  readonly units: readonly DurationUnit[];
  readonly onChange: (value: Duration | null) => void;
}

/** An amount in a unit that the severity counts, or no limit at all. */
export function DurationInput({ id, value, units, onChange }: Props) {
  const { t } = useTranslation();
  const [unit, amount] = value === null ? [units[0] ?? 'hours', null] : partsOf(value);
  const make = (count: number, of: DurationUnit) => onChange({ [of]: count } as unknown as Duration);
  return (
    <Space wrap>
      <Space.Compact>
        <InputNumber<number>
          id={id}
          min={0}
          disabled={value === null}
          value={amount}
          onChange={(next) => make(next ?? 0, unit)}
        />
        <Select<DurationUnit>
          aria-label={t('form.unit')}
          disabled={value === null}
          value={unit}
          popupMatchSelectWidth={false}
          onChange={(next) => make(amount ?? 1, next)}
          options={units.map((each) => ({ value: each, label: t(`durationUnit.${each}`) }))}
        />
      </Space.Compact>
      <Checkbox checked={value === null} onChange={(event) => (event.target.checked ? onChange(null) : make(1, unit))}>
        {t('time.unlimited')}
      </Checkbox>
    </Space>
  );
}

function partsOf(value: Duration): [DurationUnit, number] {
  const members = value as unknown as Partial<Record<DurationUnit, number>>;
  const unit = DURATION_UNITS.find((each) => members[each] !== undefined) ?? 'hours';
  return [unit, members[unit] ?? 0];
}

/** What a severity counts: urgent cases natural time, the others work time. */
export function unitsOf(severity: string): readonly DurationUnit[] {
  return severity === 'urgent' ? ['urgentHours', 'hours', 'minutes'] : ['hours', 'workdays', 'minutes'];
}
