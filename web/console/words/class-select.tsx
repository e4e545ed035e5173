import type { Catalogue } from '@bihuan/contracts';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { findable, matches } from '../../find/index.js';
import { queries } from '../data/queries.js';

export type CatalogueClass = Catalogue['classes'][number];

interface Props {
  readonly id: string;
  readonly kind: 'component' | 'event';
  readonly value: string | null;
  readonly onChange: (cls: CatalogueClass | null) => void;
  readonly placeholder: string;
  readonly clearable?: boolean;
}

/** A class by its code or its name, in Chinese or English; grouped as the standard groups them. */
export function ClassSelect({ id, kind, value, onChange, placeholder, clearable = true }: Props) {
  const { t, i18n } = useTranslation();
  const { data, isPending } = useQuery(queries.catalogue());
  const classes = useMemo(() => data?.classes.filter((cls) => cls.kind === kind && !cls.retired) ?? [], [data, kind]);
  const english = i18n.language === 'en';
  return (
    <Select
      id={id}
      loading={isPending}
      value={value}
      allowClear={clearable}
      placeholder={placeholder}
      onChange={(code: string | null) => onChange(classes.find((cls) => cls.code === code) ?? null)}
      showSearch={{
        filterOption: (typed, option) =>
          option !== undefined && 'find' in option && matches(String(option.find), typed),
      }}
      notFoundContent={isPending ? t('common.loading') : t('form.noClass')}
      options={groups(classes).map(({ name, members }) => ({
        label: name,
        options: members.map((cls) => ({
          value: cls.code,
          label: `${english ? (cls.nameEn ?? cls.name) : cls.name}  ${cls.code}`,
          find: `${cls.code} ${findable(cls.name, cls.nameEn)} ${cls.group}`.toLowerCase(),
        })),
      }))}
    />
  );
}

function groups(classes: readonly CatalogueClass[]): { name: string; members: CatalogueClass[] }[] {
  const found = new Map<string, CatalogueClass[]>();
  for (const cls of classes) found.set(cls.group, [...(found.get(cls.group) ?? []), cls]);
  return [...found].map(([name, members]) => ({ name, members }));
}
