import { useNavigate } from '@tanstack/react-router';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseFilter } from '../../client/index.js';
import { ChoiceBar, SearchField } from '../../ui/index.js';
import { OPEN_STATES, SEVERITIES, STATES } from '../words/domain.js';
import type { DeskSearch } from './desk-search.js';
import { LightCounts } from './light-counts.js';

interface Props {
  readonly search: DeskSearch;
  readonly filter: CaseFilter;
}

/** Which queue, and what of it. Everything is in the address, so that a filter can be kept and sent. */
export function FilterBar({ search, filter }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const change = (next: { [K in keyof DeskSearch]?: DeskSearch[K] | undefined }) => {
    // On what the address says by then: what was typed may come after a click on something else.
    const merged = (now: DeskSearch): DeskSearch =>
      Object.fromEntries(Object.entries({ ...now, ...next }).filter(([, value]) => value !== undefined));
    void navigate({ to: '.', search: (now) => merged(now as DeskSearch), replace: true });
  };
  const states = search.queue === 'all' ? STATES : OPEN_STATES;
  return (
    <div className="filters">
      <div className="filters-line">
        <ChoiceBar
          label={t('desk.queue')}
          value={search.queue ?? 'desk'}
          onChange={(queue) => change({ queue: queue === 'desk' ? undefined : queue })}
          options={(['desk', 'open', 'all'] as const).map((value) => ({ value, label: t(`queue.${value}`) }))}
        />
        <SearchField
          className="filters-text"
          label={t('desk.search')}
          text={search.q ?? ''}
          onText={(q) => change({ q: q === '' ? undefined : q })}
        />
      </div>
      <div className="filters-line">
        <LightCounts filter={filter} chosen={search.light} onChoose={(light) => change({ light })} />
        <span className="filters-selects">
          <Select
            aria-label={t('desk.state')}
            placeholder={t('desk.state')}
            allowClear
            variant="filled"
            popupMatchSelectWidth={false}
            value={search.state ?? null}
            onChange={(state: string | null) => change({ state: state ?? undefined })}
            options={states.map((value) => ({ value, label: t(`state.of.${value}`) }))}
          />
          <Select
            aria-label={t('desk.severity')}
            placeholder={t('desk.severity')}
            allowClear
            variant="filled"
            popupMatchSelectWidth={false}
            value={search.severity ?? null}
            onChange={(severity: DeskSearch['severity'] | null) => change({ severity: severity ?? undefined })}
            options={SEVERITIES.map((value) => ({ value, label: t(`severity.${value}`) }))}
          />
        </span>
      </div>
    </div>
  );
}
