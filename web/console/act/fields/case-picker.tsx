import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNames } from '../../data/names.js';
import { queries } from '../../data/queries.js';
import type { WidgetProps } from './field.js';

/** Another open case, by number or address. */
export function CasePicker({ id, detail, value, onChange }: WidgetProps) {
  const { t } = useTranslation();
  const names = useNames();
  const [typed, setTyped] = useState('');
  const { data, isFetching } = useQuery(queries.search(typed.trim()));
  const chosen = typeof value === 'string' ? value : null;
  const others = data?.items.filter((each) => each.id !== detail.id) ?? [];
  // One that was chosen elsewhere, as among the related cases, is not among those that were searched for.
  const known = others.some((each) => each.id === chosen);
  const picked = useQuery({ ...queries.case(chosen ?? ''), enabled: chosen !== null && !known }).data;
  const found = picked === undefined || known ? others : [picked, ...others];
  return (
    <Select
      id={id}
      value={chosen}
      onChange={(next: string | null) => onChange(next ?? undefined)}
      placeholder={t('form.findCase')}
      loading={isFetching}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      notFoundContent={typed.trim().length > 1 && !isFetching ? t('form.noCase') : t('form.typeToFind')}
      options={found.map((each) => ({
        value: each.id,
        label: [each.number, names.cls(each.class), each.address ?? each.area.name].join(' · '),
      }))}
    />
  );
}
