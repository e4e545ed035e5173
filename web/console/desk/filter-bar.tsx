import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Bones, ChoiceBar, PopoverButton, SearchField } from '../../ui/index.js';
import { changed, type DeskChange, type DeskSearch } from './desk-search.js';
import { FilterChips } from './filter-chips.js';
import { LightCounts } from './light-counts.js';
import { StreetLine } from './street-line.js';
import type { Queue } from './use-queue.js';
import { ViewTabs } from './view-tabs.js';

const FilterEditor = lazy(() => import('./filter-editor.js').then((module) => ({ default: module.FilterEditor })));

interface Props {
  readonly search: DeskSearch;
  readonly queue: Queue;
  readonly choosing: boolean;
  readonly onChoosing: (choosing: boolean) => void;
}

/** Which queue, and what of it. Everything is in the address, so that a filter can be kept and sent. */
export function FilterBar({ search, queue, choosing, onChoosing }: Props) {
  const { t } = useTranslation();
  const change = useDeskChange();
  return (
    <div className="filters">
      <ViewTabs search={search} />
      <div className="filters-line">
        <ChoiceBar
          label={t('desk.queue')}
          value={search.queue ?? 'desk'}
          onChange={(next) => change({ queue: next === 'desk' ? undefined : next })}
          options={(['desk', 'open', 'all'] as const).map((value) => ({ value, label: t(`queue.${value}`) }))}
        />
        <SearchField
          className="filters-text"
          label={t('desk.search')}
          placeholder={t('desk.searchHint')}
          text={search.q ?? ''}
          onText={(q) => change({ q: q === '' ? undefined : q })}
        />
        <LightCounts queue={queue} chosen={search.light} onChoose={(light) => change({ light })} />
        <span className="filters-end">
          <PopoverButton
            className="filters-more"
            align="end"
            button={t('desk.filters')}
            panelLabel={t('desk.filters')}
            panelClassName="filter-panel"
          >
            {() => (
              <Suspense fallback={<Bones label={t('common.loading')} rows={6} />}>
                <FilterEditor />
              </Suspense>
            )}
          </PopoverButton>
          <button
            type="button"
            className="popover-button"
            aria-pressed={choosing}
            title={t('choose.how')}
            onClick={() => onChoosing(!choosing)}
          >
            {t('choose.begin')}
          </button>
        </span>
      </div>
      <FilterChips search={search} onChange={change} />
      <StreetLine search={search} onChoose={(area) => change({ area })} />
    </div>
  );
}

/** Changes the desk's address: on what it says by then, since what was typed may come after a click on something else. */
export function useDeskChange(): (change: DeskChange) => void {
  const navigate = useNavigate();
  return (change) => void navigate({ to: '.', search: (now) => changed(now as DeskSearch, change), replace: true });
}
