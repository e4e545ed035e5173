import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { findable, matches } from '../../../find/index.js';
import { useNames } from '../../data/names.js';
import { queries } from '../../data/queries.js';
import type { WidgetProps } from './field.js';

/** All units, those that the catalogue names first, with why. */
export function UnitPicker({ id, field, action, detail, value, onChange }: WidgetProps) {
  const { t } = useTranslation();
  const names = useNames();
  const { data, isPending } = useQuery(queries.units());
  const { unit, why, candidates } = detail.responsibility;
  const named = unit === null ? candidates : [unit];
  const first = new Set(named.map((each) => each.id));
  const option = (each: { id: string; name: string }) => ({
    value: each.id,
    label: names.unit(each),
    find: findable(each.name, names.unit(each)),
  });
  // Nobody of a street office could act outside its street: the server refuses it.
  const here = data?.units.filter(({ area }) => area === null || `${detail.area.path}/`.startsWith(`${area}/`));
  const others = here?.filter((each) => !first.has(each.id) && !each.retired).map(option) ?? [];
  const suggests = action.type === 'dispatched';
  return (
    <>
      <Select
        id={id}
        loading={isPending}
        value={(value as string | undefined) ?? null}
        onChange={(next: string | null) => onChange(next ?? undefined)}
        allowClear={!field.required}
        placeholder={t('form.chooseUnit')}
        showSearch={{
          filterOption: (typed, option) =>
            option !== undefined && 'find' in option && matches(String(option.find), typed),
        }}
        options={[
          ...(named.length === 0 ? [] : [{ label: t('form.byCatalogue'), options: named.map(option) }]),
          { label: t('form.others'), options: others },
        ]}
      />
      {suggests && (
        <p className="field-why">
          {unit !== null
            ? t('form.unitWhy', { unit: names.unit(unit), cls: names.cls(detail.class), area: detail.area.name })
            : t(`responsibility.${why}`)}
          {detail.unit !== null && t('form.unitHad', { unit: names.unit(detail.unit) })}
        </p>
      )}
    </>
  );
}
