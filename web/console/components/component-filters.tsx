import type { ComponentState } from '@bihuan/contracts';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { SearchField } from '../../ui/index.js';
import { useNames } from '../data/names.js';
import { queries } from '../data/queries.js';
import { ClassSelect } from '../words/class-select.js';
import { type ComponentsSearch, isNarrowed, STATES } from './components-search.js';

/** Which of the inventory. Everything is in the address, so that it can be kept and sent. */
export function ComponentFilters({ search }: { readonly search: ComponentsSearch }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const names = useNames();
  const streets = useQuery(queries.areas({ level: 'street' })).data?.features ?? [];
  const units = useQuery(queries.units()).data?.units ?? [];
  const change = (next: { readonly [K in keyof ComponentsSearch]: ComponentsSearch[K] | undefined }) =>
    void navigate({
      to: '.',
      // What was typed may come after a click on something else: on what the address says by then.
      search: (now) => present({ ...(now as ComponentsSearch), ...next }),
      replace: true,
    });
  return (
    <div className="parts-filters" role="search" aria-label={t('components.filters')}>
      <SearchField
        className="parts-text"
        label={t('components.search')}
        placeholder={t('components.searchHint')}
        text={search.q ?? ''}
        onText={(q) => change({ q: q === '' ? undefined : q })}
      />
      <span className="parts-class">
        <label htmlFor="parts-class" className="visually-hidden">
          {t('components.field.class')}
        </label>
        <ClassSelect
          id="parts-class"
          kind="component"
          value={search.class ?? null}
          onChange={(cls) => change({ class: cls?.code })}
          placeholder={t('components.anyClass')}
        />
      </span>
      <Select<ComponentState | ''>
        aria-label={t('components.field.state')}
        value={search.state ?? ''}
        onChange={(state) => change({ state: state === '' ? undefined : state })}
        options={[
          { value: '', label: t('components.anyState') },
          ...STATES.map((state) => ({ value: state, label: t(`components.state.${state}`) })),
        ]}
      />
      <Select
        aria-label={t('level.street')}
        value={search.area ?? ''}
        showSearch={{ optionFilterProp: ['label'] }}
        onChange={(area: string) => change({ area: area === '' ? undefined : area })}
        options={[
          { value: '', label: t('components.anyStreet') },
          ...streets.map(({ properties: { path, name } }) => ({ value: path, label: name })),
        ]}
      />
      <Select
        aria-label={t('components.field.department')}
        value={search.department ?? ''}
        showSearch={{ optionFilterProp: ['label'] }}
        onChange={(department: string) => change({ department: department === '' ? undefined : department })}
        options={[
          { value: '', label: t('components.anyDepartment') },
          ...units.map((unit) => ({ value: unit.id, label: names.unit(unit) })),
        ]}
      />
      <Select
        aria-label={t('components.field.maintainer')}
        value={search.maintainer ?? ''}
        showSearch={{ optionFilterProp: ['label'] }}
        onChange={(maintainer: string) => change({ maintainer: maintainer === '' ? undefined : maintainer })}
        options={[
          { value: '', label: t('components.anyUnit') },
          ...units.map((unit) => ({ value: unit.id, label: names.unit(unit) })),
        ]}
      />
      {isNarrowed(search) && (
        <Button type="link" onClick={() => void navigate({ to: '.', search: {}, replace: true })}>
          {t('components.clear')}
        </Button>
      )}
    </div>
  );
}

function present(
  search: { readonly [K in keyof ComponentsSearch]: ComponentsSearch[K] | undefined },
): ComponentsSearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));
}
