import type { ClassBody } from '@bihuan/contracts';
import { Input, Select } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type ClassFilter, groupName } from './class-words.js';

interface Props {
  readonly classes: readonly ClassBody[];
  readonly filter: ClassFilter;
  readonly onFilter: (filter: ClassFilter) => void;
  readonly children?: ReactNode;
}

/** Which classes of the catalogue are shown: by standard, kind, group, and what somebody types. */
export function ClassFilters({ classes, filter, onFilter, children }: Props) {
  const { t, i18n } = useTranslation();
  const english = i18n.language === 'en';
  const standards = useMemo(() => [...new Set(classes.map((cls) => cls.standardRef))], [classes]);
  const groups = useMemo(() => {
    const shown = classes.filter(
      (cls) => cls.standardRef === filter.standardRef && (filter.kind === 'all' || cls.kind === filter.kind),
    );
    return [...new Map(shown.map((cls) => [cls.group, groupName(cls, english)]))];
  }, [classes, filter.standardRef, filter.kind, english]);
  return (
    <div className="rule-filters">
      <Input
        type="search"
        allowClear
        aria-label={t('ruleClass.search')}
        placeholder={t('ruleClass.search')}
        value={filter.typed}
        onChange={(event) => onFilter({ ...filter, typed: event.target.value })}
      />
      <Select
        aria-label={t('ruleMember.standardRef')}
        value={filter.standardRef}
        onChange={(standardRef) => onFilter({ ...filter, standardRef, group: null })}
        options={standards.map((each) => ({ value: each, label: each }))}
      />
      <Select<ClassFilter['kind']>
        aria-label={t('ruleMember.kind')}
        value={filter.kind}
        onChange={(kind) => onFilter({ ...filter, kind, group: null })}
        options={[
          { value: 'all', label: t('ruleClass.allKinds') },
          { value: 'component', label: t('kind.component') },
          { value: 'event', label: t('kind.event') },
        ]}
      />
      <Select<string | null>
        aria-label={t('ruleMember.group')}
        value={filter.group}
        allowClear
        placeholder={t('ruleClass.allGroups')}
        onChange={(group) => onFilter({ ...filter, group: group ?? null })}
        options={groups.map(([value, label]) => ({ value, label }))}
      />
      {children}
    </div>
  );
}
