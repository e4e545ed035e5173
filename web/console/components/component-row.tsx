import type { ComponentState, ComponentSummary } from '@bihuan/contracts';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Ellipsis } from '../../ui/index.js';
import { useNames } from '../data/names.js';

/** What it is and where, how it is and who keeps it up; the id last. */
export const ComponentRow = memo(function ComponentRow({ row }: { readonly row: ComponentSummary }) {
  const names = useNames();
  return (
    <>
      <span role="gridcell" className="part-name">
        <Ellipsis>{row.name}</Ellipsis>
      </span>
      <span role="gridcell" className="part-area">
        <Ellipsis>{row.area.name}</Ellipsis>
      </span>
      <span role="gridcell" className="part-state">
        <StateWord state={row.state} />
      </span>
      <span role="gridcell" className="part-unit">
        <Ellipsis>{row.maintainer === null ? '—' : names.unit(row.maintainer)}</Ellipsis>
      </span>
      <span role="gridcell" className="part-id number muted">
        <Ellipsis>{row.id}</Ellipsis>
      </span>
    </>
  );
});

/** Told by its word, and by weight where it is not in order: the lights' colours are the lights' alone. */
export function StateWord({ state }: { readonly state: ComponentState }) {
  const { t } = useTranslation();
  return <span className={`part-state-word is-${state}`}>{t(`components.state.${state}`)}</span>;
}

export function EmptyComponentRow() {
  return (
    <span role="gridcell" className="part-empty">
      <span className="bone" style={{ width: '60%' }} />
    </span>
  );
}
