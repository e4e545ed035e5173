import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { matches } from '../../find/index.js';
import { ChoiceBar } from '../../ui/index.js';
import { useNames } from '../data/names.js';
import { queries } from '../data/queries.js';
import { MARKS, OPEN_STATES, SEVERITIES, STATES } from '../words/domain.js';
import { deskApi } from './desk-api.js';
import { DUES, FILTER_SOURCES, KINDS, SORTS } from './desk-search.js';
import { useDeskChange } from './filter-bar.js';

/** Every way to narrow the list; each counts at once, and shows as a chip under the bar. */
export function FilterEditor() {
  const { t } = useTranslation();
  const search = deskApi.useSearch();
  const change = useDeskChange();
  const names = useNames();
  const units = useQuery(queries.units()).data?.units ?? [];
  const classes = useQuery(queries.catalogue()).data?.classes ?? [];
  const states = search.queue === 'all' ? STATES : OPEN_STATES;
  const any = t('desk.any');
  return (
    <div className="filter-editor">
      <Several
        name={t('desk.by.state')}
        all={states}
        chosen={search.state}
        word={(state) => t(`state.of.${state}`)}
        onChange={(state) => change({ state })}
      />
      <Several
        name={t('desk.by.mark')}
        all={MARKS}
        chosen={search.mark}
        word={(mark) => t(`mark.${mark}`)}
        onChange={(mark) => change({ mark })}
      />
      <div className="filter-part">
        <span>{t('desk.by.due')}</span>
        <ChoiceBar
          label={t('desk.by.due')}
          value={search.due ?? 'any'}
          onChange={(due) => change({ due: due === 'any' ? undefined : due })}
          options={[{ value: 'any', label: any }, ...DUES.map((value) => ({ value, label: t(`desk.due.${value}`) }))]}
        />
      </div>
      <div className="filter-part">
        <span>{t('desk.by.severity')}</span>
        <ChoiceBar
          label={t('desk.by.severity')}
          value={search.severity ?? 'any'}
          onChange={(severity) => change({ severity: severity === 'any' ? undefined : severity })}
          options={[
            { value: 'any', label: any },
            ...SEVERITIES.map((value) => ({ value, label: t(`severity.${value}`) })),
          ]}
        />
      </div>
      <Choice name={t('desk.by.unit')}>
        {(id) => (
          <Select
            id={id}
            allowClear
            getPopupContainer={holderOf}
            placeholder={any}
            value={search.unit ?? null}
            onChange={(unit: string | null) => change({ unit: unit ?? undefined })}
            showSearch={{ optionFilterProp: ['label', 'find'] }}
            options={units.map((each) => ({ value: each.id, label: names.unit(each), find: each.name }))}
          />
        )}
      </Choice>
      <Choice name={t('desk.by.class')}>
        {(id) => (
          <Select
            id={id}
            allowClear
            getPopupContainer={holderOf}
            placeholder={any}
            value={search.class === undefined ? null : `${search.kind ?? 'event'} ${search.class}`}
            onChange={(key: string | null) => {
              const [kind, code] = key?.split(' ') ?? [];
              change({ class: code, kind: KINDS.find((each) => each === kind) });
            }}
            showSearch={{
              filterOption: (typed, option) => option !== undefined && matches(String(option.find), typed),
            }}
            options={classes.map((cls) => ({
              value: `${cls.kind} ${cls.code}`,
              label: `${names.cls(cls)}  ${cls.code}`,
              find: `${cls.code} ${cls.name} ${cls.nameEn ?? ''} ${cls.group}`.toLowerCase(),
            }))}
          />
        )}
      </Choice>
      <Choice name={t('desk.by.source')}>
        {(id) => (
          <Select
            id={id}
            allowClear
            getPopupContainer={holderOf}
            placeholder={any}
            value={search.source ?? null}
            onChange={(source: (typeof FILTER_SOURCES)[number] | null) => change({ source: source ?? undefined })}
            options={FILTER_SOURCES.map((value) => ({ value, label: t(`source.${value}`) }))}
          />
        )}
      </Choice>
      {search.queue !== 'all' && (
        <div className="filter-part">
          <span>{t('desk.by.sort')}</span>
          <ChoiceBar
            label={t('desk.by.sort')}
            value={search.sort ?? 'due'}
            onChange={(sort) => change({ sort: sort === 'due' ? undefined : sort })}
            options={(['due', ...SORTS] as const).map((value) => ({ value, label: t(`desk.sortBy.${value}`) }))}
          />
        </div>
      )}
    </div>
  );
}

/** What floats opens inside the panel, which itself lies over everything. */
const holderOf = (field: HTMLElement): HTMLElement => field.closest<HTMLElement>('.popover') ?? document.body;

interface SeveralProps {
  readonly name: string;
  readonly all: readonly string[];
  /** With commas between them. */
  readonly chosen: string | undefined;
  readonly word: (each: string) => string;
  readonly onChange: (chosen: string | undefined) => void;
}

function Several({ name, all, chosen, word, onChange }: SeveralProps) {
  const now = new Set(chosen?.split(',') ?? []);
  const toggle = (each: string) => {
    const next = all.filter((one) => (one === each ? !now.has(one) : now.has(one)));
    onChange(next.length === 0 ? undefined : next.join(','));
  };
  return (
    <fieldset className="filter-several">
      <legend>{name}</legend>
      <div className="filter-all">
        {all.map((each) => (
          <label key={each} className="filter-one">
            <input type="checkbox" checked={now.has(each)} onChange={() => toggle(each)} />
            {word(each)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Choice({ name, children }: { readonly name: string; readonly children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="filter-part">
      <label htmlFor={id}>{name}</label>
      {children(id)}
    </div>
  );
}
