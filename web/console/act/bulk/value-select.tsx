import type { CaseSummary } from '@bihuan/contracts';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findable, matches } from '../../../find/index.js';
import { useNames } from '../../data/names.js';
import { queries } from '../../data/queries.js';
import type { BulkAct } from './bulk-plan.js';

interface Props {
  readonly type: BulkAct;
  readonly cases: readonly CaseSummary[];
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  readonly autoFocus?: boolean;
}

/** A unit, a person or a case, found by name, initials or number. */
export function ValueSelect(props: Props) {
  switch (props.type) {
    case 'dispatched':
      return <UnitSelect {...props} />;
    case 'verification-sent':
      return <PersonSelect {...props} who="collector" />;
    case 'assigned':
      return <PersonSelect {...props} who="unit-crew" />;
    case 'merged':
      return <CaseSelect {...props} />;
    default:
      return null;
  }
}

function UnitSelect(props: Props) {
  const names = useNames();
  const { data, isPending } = useQuery(queries.units());
  const options = data?.units.map((unit) => ({
    value: unit.id,
    label: names.unit(unit),
    find: findable(unit.name, names.unit(unit)),
  }));
  return <Found {...props} options={options ?? []} loading={isPending} />;
}

function PersonSelect({ who, ...props }: Props & { readonly who: string }) {
  const { data, isPending } = useQuery(queries.people(who));
  // A crew is handed only what its unit has.
  const units = new Set(props.cases.map((each) => each.unit?.id ?? null));
  const people = data?.people.filter((one) => who !== 'unit-crew' || one.unit === null || units.has(one.unit)) ?? [];
  const options = [...new Map(people.map((one) => [one.id, one])).values()].map((one) => ({
    value: one.id,
    label: one.name,
    find: findable(one.name),
  }));
  return <Found {...props} options={options} loading={isPending} />;
}

/** One of the selected cases, or another one by its number or address. */
function CaseSelect(props: Props) {
  const names = useNames();
  const [typed, setTyped] = useState('');
  const { data, isFetching } = useQuery(queries.search(typed.trim()));
  const seen = new Set<string>();
  const options = [...props.cases, ...(data?.items ?? [])]
    .filter((each) => !seen.has(each.id) && seen.add(each.id))
    .map((each) => ({
      value: each.id,
      label: [each.number, names.cls(each.class), each.address ?? each.area.name].join(' · '),
      find: `${each.number} ${findable(names.cls(each.class), each.address)}`,
    }));
  return <Found {...props} options={options} loading={isFetching} onSearch={setTyped} />;
}

interface FoundProps extends Props {
  readonly options: readonly { readonly value: string; readonly label: string; readonly find: string }[];
  readonly loading: boolean;
  readonly onSearch?: (typed: string) => void;
}

function Found({ type, value, onChange, options, loading, autoFocus = false, onSearch }: FoundProps) {
  const { t } = useTranslation();
  return (
    <Select
      className="bulk-select"
      aria-label={t(`bulk.whom.${type}`)}
      autoFocus={autoFocus}
      loading={loading}
      value={value}
      placeholder={t('form.choose')}
      onChange={(next: string | null) => onChange(next)}
      showSearch={{
        filterOption: (typed, option) => option !== undefined && matches(option.find, typed),
        ...(onSearch === undefined ? {} : { onSearch }),
      }}
      options={[...options]}
    />
  );
}
