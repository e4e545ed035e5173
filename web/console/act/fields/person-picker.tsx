import { useQuery } from '@tanstack/react-query';
import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { queries } from '../../data/queries.js';
import { findable } from '../../words/initials.js';
import type { WidgetProps } from './field.js';

/** Who can be sent there; the one whose grid it is comes first. */
export function PersonPicker({ id, field, detail, value, onChange, who }: WidgetProps & { readonly who: string }) {
  const { t } = useTranslation();
  const { data, isPending, isError } = useQuery(queries.people(who, detail.area.path));
  if (isError || data?.people.length === 0) {
    return (
      <Input
        id={id}
        placeholder={t('form.personId')}
        value={typeof value === 'string' ? value : ''}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  }
  const suggested = data?.people.find((one) => one.id === field.suggested);
  const people = [...(data?.people ?? [])].filter(
    (one) => who !== 'unit-crew' || one.unit === null || one.unit === detail.unit?.id,
  );
  const rank = (one: (typeof people)[number]) =>
    (one.id === field.suggested ? 4 : 0) + (one.onDuty === 'planned' ? 2 : one.onDuty === 'walking' ? 1 : 0);
  people.sort((a, b) => rank(b) - rank(a));
  return (
    <>
      <Select
        id={id}
        loading={isPending}
        value={(value as string | undefined) ?? null}
        onChange={(next: string | null) => onChange(next ?? undefined)}
        placeholder={t('form.choosePerson')}
        showSearch={{ optionFilterProp: ['label', 'find'] }}
        options={people.map((one) => ({
          value: one.id,
          label: one.onDuty === undefined ? one.name : `${one.name} · ${t(`form.onDuty.${one.onDuty}`)}`,
          find: findable(one.name),
        }))}
      />
      {suggested !== undefined && (
        <p className="field-why">
          {t(suggested.onDuty === undefined ? 'form.personWhy' : 'form.dutyWhy', { name: suggested.name })}
        </p>
      )}
    </>
  );
}
