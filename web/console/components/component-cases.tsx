import type { ComponentDetail } from '@bihuan/contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ClockLight } from '../case/clock-light.js';
import { useNames } from '../data/names.js';

type Case = ComponentDetail['cases'][number];

/** The cases that hang on it: the open one first, then what was before. */
export function ComponentCases({ detail }: { readonly detail: ComponentDetail }) {
  const { t } = useTranslation();
  const { cases, now } = detail;
  const open = cases.filter((each) => each.endedAt === null);
  const ended = cases.filter((each) => each.endedAt !== null);
  const readAt = Date.parse(now);
  return (
    <section className="part-section">
      <h3>{t('components.open')}</h3>
      {open.length === 0 ? <p className="muted">{t('components.noCases')}</p> : <List cases={open} readAt={readAt} />}
      {ended.length > 0 && (
        <>
          <h3>{t('components.ended')}</h3>
          <List cases={ended} readAt={readAt} />
        </>
      )}
    </section>
  );
}

function List({ cases, readAt }: { readonly cases: readonly Case[]; readonly readAt: number }) {
  const { t } = useTranslation();
  const names = useNames();
  return (
    <ul className="part-cases">
      {cases.map((each) => (
        <li key={each.id}>
          <Link to="/cases/$caseId" params={{ caseId: each.id }}>
            {names.cls(each.class)} <span className="number">{each.number}</span>
          </Link>
          <span className="muted">{t(`state.of.${each.state}`)}</span>
          {each.endedAt === null ? (
            <ClockLight clock={each.clock ?? each.whole} readAt={readAt} severity={each.severity} />
          ) : (
            <span className="muted number">{each.endedAt.slice(0, 10)}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
